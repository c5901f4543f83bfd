import { error, redirect } from '@sveltejs/kit';
import { hiddenFields } from '#form/form.ts';
import { type Performed, perform } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import type { Tongzhou, Visitor } from '#server/tongzhou.ts';
import { languageOr } from '#texts/language.ts';

type Params = { readonly task: string };
type Qr = { readonly size: number; readonly path: string };
/** The code stands in this answer once, for the poster, and is kept nowhere. */
export type PosterAnswer = Performed & {
  readonly poster?: { readonly code: string; readonly checkIn: Qr } | undefined;
};

/** A poster is drawn by whoever runs the task and may set its code; of others it is none of their business. */
function posterOf(tongzhou: Tongzhou, visitor: Visitor, id: string) {
  const { application } = tongzhou;
  const incident = [...application.state.incidents.values()].find(({ tasks }) => tasks.has(id));
  const task = incident?.tasks.get(id);
  if (!incident || !task || task.closed !== null) error(404, { message: 'address' });
  const input = { incident: incident.id, task: id, anchor: '0'.repeat(64) };
  if (!application.tryOut(visitor, 'task.set-place-code', input).ok) error(404, { message: 'address' });
  return { incident, task };
}

export const load = ({ locals, params, setHeaders }: SiteAsked<Params>) => {
  if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
  setHeaders({ 'cache-control': 'no-store' });
  const { incident, task } = posterOf(locals.tongzhou, locals.visitor, params.task);
  const { state } = locals.tongzhou.application;
  return {
    task: { title: task.title, from: task.from, until: task.until, where: task.where },
    host: state.organisations.get(task.holder)?.name ?? { zh: task.holder, en: task.holder },
    incidentName: incident.name,
    exercise: incident.exercise,
    /** Checks that the poster on the wall is still good for; null: there is none. */
    left: task.place?.left ?? null,
    join: locals.tongzhou.volunteers.qr(`${locals.tongzhou.application.publicUrl}/zh/join/task/${task.id}`),
    hidden: hiddenFields({ incident: incident.id, task: task.id }),
    idempotencyKey: crypto.randomUUID(),
  };
};

export const actions = {
  default: async ({ request, locals, params }: SiteSent & { params: Params }) => {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    const language = languageOr(params.lang);
    const answer = await perform(locals.tongzhou, locals.visitor, await request.formData(), language);
    const done = 'done' in answer ? answer.done : null;
    if (typeof done?.code !== 'string') return answer;
    const { code } = done;
    const link = `${locals.tongzhou.application.publicUrl}/zh/work/volunteering?task=${encodeURIComponent(params.task)}&place=${code}`;
    return { ...answer, poster: { code, checkIn: locals.tongzhou.volunteers.qr(link) } };
  },
};
