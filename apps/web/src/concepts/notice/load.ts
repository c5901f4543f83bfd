import { fail, redirect } from '@sveltejs/kit';
import {
  isVolunteerSeat,
  NOTICE_KINDS,
  type NoticeKind,
  seatHas,
  VOLUNTEER_NOTICE_KINDS,
} from '@tongzhou/domain';
import { sayRefusal } from '@tongzhou/messages';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { writtenLanguage } from '#texts/language.ts';

type Asked = { locals: App.Locals; params: { lang: string } };
const visitorOf = ({ locals, params }: Asked) => locals.visitor ?? redirect(303, `/${params.lang}/sign-in`);
/** Who is told what is meant for him alone. */
const isVolunteer = ({ locals }: Pick<Asked, 'locals'>): boolean =>
  isVolunteerSeat(locals.tongzhou.application.state, locals.visitor?.seat ?? '-');
/** What can come to this reader at all. */
const kindsFor = (asked: Pick<Asked, 'locals'>): readonly NoticeKind[] =>
  isVolunteer(asked) ? VOLUNTEER_NOTICE_KINDS : NOTICE_KINDS;
/** Webhooks are the organisation's, and no matter of whoever sits in it. */
const represents = ({ locals }: Pick<Asked, 'locals'>): boolean =>
  locals.visitor !== null && seatHas(locals.tongzhou.application.state, locals.visitor, 'represent');
const representativeOf = (asked: Asked) => (represents(asked) ? visitorOf(asked) : back(asked));
const back = ({ params }: Asked, section = ''): never =>
  redirect(303, `/${params.lang}/work/notices${section}`);
const text = (form: FormData, name: string): string => String(form.get(name) ?? '').slice(0, 2_000);

/** `22:30` in minutes after midnight; null for anything else. */
function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** The kinds that were ticked; null: all of them, also those to come. `none` where somebody ticked none. */
function kindsOf(
  form: FormData,
  choices: readonly NoticeKind[] = NOTICE_KINDS,
): readonly NoticeKind[] | null | 'none' {
  const ticked = new Set(form.getAll('kinds'));
  const kinds = choices.filter((kind) => ticked.has(kind));
  return kinds.length === 0 ? 'none' : kinds.length === choices.length ? null : kinds;
}

export const load = async ({ locals, params, url, setHeaders }: SiteAsked) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const { notices, webhooks, mail, postman, devices } = locals.tongzhou.notifications;
  const before = Number(url.searchParams.get('before') ?? Number.NaN);
  const page = await notices.page(visitor, Number.isSafeInteger(before) ? before : null);
  return {
    notices: page,
    seenUpTo: await notices.seenUpTo(visitor),
    isVolunteer: isVolunteer({ locals }),
    kinds: kindsFor({ locals }),
    represents: represents({ locals }),
    webhooks: represents({ locals }) ? await webhooks.list(visitor) : [],
    mail: await mail.of(visitor),
    hasPost: postman !== null,
    devices: await devices.list(visitor),
    pushKey: await devices.publicKey(),
  };
};

export const actions = {
  seen: async ({ request, locals, params }: SiteSent) => {
    const number = Number(text(await request.formData(), 'number'));
    const { notices } = locals.tongzhou.notifications;
    if (Number.isSafeInteger(number) && number >= 0)
      await notices.markSeen(visitorOf({ locals, params }), number);
    back({ locals, params });
  },
  mail: async ({ request, locals, params }: SiteSent) => {
    const form = await request.formData();
    const mode = text(form, 'mode');
    const [from, until] = [minuteOf(text(form, 'from')), minuteOf(text(form, 'until'))];
    const kinds = kindsOf(form, kindsFor({ locals }));
    if (kinds === 'none' && mode !== 'off') return fail(422, { noKinds: true });
    await locals.tongzhou.notifications.mail.set(visitorOf({ locals, params }), {
      mode: mode === 'all' || mode === 'urgent' ? mode : 'off',
      language: writtenLanguage(params.lang),
      quiet: from === null || until === null ? null : { from, until },
      kinds: kinds === 'none' ? null : kinds,
    });
    return back({ locals, params }, '#mail');
  },
  removeDevice: async ({ request, locals, params }: SiteSent) => {
    const { devices } = locals.tongzhou.notifications;
    await devices.remove(visitorOf({ locals, params }), text(await request.formData(), 'id'));
    back({ locals, params }, '#push');
  },
  add: async ({ request, locals, params }: SiteSent) => {
    const form = await request.formData();
    const url = text(form, 'url');
    const kinds = kindsOf(form);
    if (kinds === 'none') return fail(422, { url, noKinds: true });
    const { webhooks } = locals.tongzhou.notifications;
    const added = await webhooks.add(representativeOf({ locals, params }), { url, kinds });
    if (added.ok) return { secret: added.value.secret };
    const language = params.lang;
    const said = added.refusals.map((refusal) => {
      const { title, detail } = sayRefusal(refusal, language);
      return [title, detail].filter(Boolean).join(' ');
    });
    return fail(422, { url, error: said.join(' ') });
  },
  kinds: async ({ request, locals, params }: SiteSent) => {
    const form = await request.formData();
    const kinds = kindsOf(form);
    if (kinds === 'none') return fail(422, { noKinds: true });
    const { webhooks } = locals.tongzhou.notifications;
    await webhooks.chooseKinds(representativeOf({ locals, params }), text(form, 'id'), kinds);
    return back({ locals, params }, '#webhooks');
  },
  rotate: async ({ request, locals, params }: SiteSent) => {
    const { webhooks } = locals.tongzhou.notifications;
    const id = text(await request.formData(), 'id');
    const rotated = await webhooks.rotate(representativeOf({ locals, params }), id);
    return rotated ? { secret: rotated.secret, rotated: true } : back({ locals, params }, '#webhooks');
  },
  remove: async ({ request, locals, params }: SiteSent) => {
    const { webhooks } = locals.tongzhou.notifications;
    await webhooks.remove(representativeOf({ locals, params }), text(await request.formData(), 'id'));
    back({ locals, params }, '#webhooks');
  },
  again: async ({ request, locals, params }: SiteSent) => {
    const { webhooks } = locals.tongzhou.notifications;
    await webhooks.sendAgain(representativeOf({ locals, params }), text(await request.formData(), 'id'));
    back({ locals, params }, '#webhooks');
  },
};
