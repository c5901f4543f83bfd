import { fail, redirect } from '@sveltejs/kit';
import { sayRefusal } from '@tongzhou/messages';

type Asked = { locals: App.Locals; params: { lang: string } };
const visitorOf = ({ locals, params }: Asked) => locals.visitor ?? redirect(303, `/${params.lang}/sign-in`);
const text = (form: FormData, name: string): string => String(form.get(name) ?? '').slice(0, 2_000);

/** `22:30` in minutes after midnight; null for anything else. */
function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

export const load = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const { notices, webhooks, mail, postman } = locals.tongzhou.notifications;
  const before = Number(url.searchParams.get('before') ?? Number.NaN);
  const page = await notices.page(visitor, Number.isSafeInteger(before) ? before : null);
  return {
    notices: page,
    seenUpTo: await notices.seenUpTo(visitor),
    webhooks: await webhooks.list(visitor),
    mail: await mail.of(visitor),
    hasPost: postman !== null,
  };
};

export const actions = {
  seen: async ({ request, locals, params }) => {
    const number = Number(text(await request.formData(), 'number'));
    const { notices } = locals.tongzhou.notifications;
    if (Number.isSafeInteger(number) && number >= 0)
      await notices.markSeen(visitorOf({ locals, params }), number);
    redirect(303, `/${params.lang}/work/notices`);
  },
  mail: async ({ request, locals, params }) => {
    const form = await request.formData();
    const mode = text(form, 'mode');
    const [from, until] = [minuteOf(text(form, 'from')), minuteOf(text(form, 'until'))];
    await locals.tongzhou.notifications.mail.set(visitorOf({ locals, params }), {
      mode: mode === 'all' || mode === 'urgent' ? mode : 'off',
      language: params.lang as 'zh' | 'en',
      quiet: from === null || until === null ? null : { from, until },
    });
    redirect(303, `/${params.lang}/work/notices`);
  },
  add: async ({ request, locals, params }) => {
    const url = text(await request.formData(), 'url');
    const { webhooks } = locals.tongzhou.notifications;
    const added = await webhooks.add(visitorOf({ locals, params }), { url, kinds: null });
    if (added.ok) return { secret: added.value.secret };
    const language = params.lang as 'zh' | 'en';
    const said = added.refusals.map((refusal) => {
      const { title, detail } = sayRefusal(refusal, language);
      return [title, detail].filter(Boolean).join(' ');
    });
    return fail(422, { url, error: said.join(' ') });
  },
  remove: async ({ request, locals, params }) => {
    const { webhooks } = locals.tongzhou.notifications;
    await webhooks.remove(visitorOf({ locals, params }), text(await request.formData(), 'id'));
    redirect(303, `/${params.lang}/work/notices`);
  },
  again: async ({ request, locals, params }) => {
    const { webhooks } = locals.tongzhou.notifications;
    await webhooks.sendAgain(visitorOf({ locals, params }), text(await request.formData(), 'id'));
    redirect(303, `/${params.lang}/work/notices`);
  },
};
