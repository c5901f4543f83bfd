import { error, fail, redirect } from '@sveltejs/kit';
import { isVolunteerSeat, phaseOf } from '@tongzhou/domain';
import { namesOf, sentences } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { type Tongzhou, viewpoint } from '#server/tongzhou.ts';

type Params = { readonly task?: string; readonly organisation?: string };
export type JoinAnswer = {
  readonly reason: 'email' | 'password' | 'taken' | 'too-many' | null;
  readonly general: readonly string[];
  readonly typed: { readonly email: string; readonly name: string };
};

/** Whose code was scanned: a task's, or an organisation's, in the response that is open. */
function scanned(tongzhou: Tongzhou, { task: id, organisation }: Params) {
  const { state } = viewpoint(tongzhou);
  const open = [...state.incidents.values()].filter((each) => phaseOf(each) === 'open');
  const incident = id === undefined ? open[0] : open.find(({ tasks }) => tasks.has(id));
  const task = id === undefined ? null : (incident?.tasks.get(id) ?? null);
  const host = state.organisations.get(task?.holder ?? organisation ?? '-');
  if (!incident || !host || (id !== undefined && !task)) error(404, { message: 'address' });
  return { state, incident, task, host };
}

export const load = ({ locals, params, url }: SiteAsked<Params>) => {
  const { state, incident, task, host } = scanned(locals.tongzhou, params);
  const { visitor } = locals;
  const isVolunteer = visitor !== null && isVolunteerSeat(state, visitor.seat);
  if (isVolunteer) redirect(303, `/${params.lang}/work/volunteering`);
  return {
    qr: locals.tongzhou.volunteers.qr(`${locals.tongzhou.application.publicUrl}${url.pathname}`),
    incidentName: incident.name,
    host: host.name,
    isStaff: visitor !== null,
    task: task && {
      title: task.title,
      from: task.from,
      until: task.until,
      where: task.where,
      risky: task.risky,
      twoPersons: task.twoPersons,
      isClosed: task.closed !== null,
      briefing: task.briefing?.text ?? null,
    },
  };
};

export const actions = {
  default: async ({ request, locals, params, getClientAddress }: SiteSent & { params: Params }) => {
    const { incident, task, host } = scanned(locals.tongzhou, params);
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 300);
    const [email, name] = [text('email').trim(), text('name').trim().slice(0, 100)];
    const refused = (status: number, answer: Pick<JoinAnswer, 'reason' | 'general'>) =>
      fail(status, { ...answer, typed: { email, name } } satisfies JoinAnswer);
    if (form.get('consents') !== 'yes') return refused(422, { reason: null, general: [] });
    let { visitor } = locals;
    if (!visitor) {
      const came = await locals.tongzhou.volunteers.enter({
        ...{ organisation: host.id, email, name, password: text('password') },
        ...{ headers: request.headers, address: getClientAddress() },
      });
      if (!came.ok)
        return refused(came.reason === 'too-many' ? 429 : 422, { reason: came.reason, general: [] });
      locals.setCookies = came.setCookie;
      visitor = came.visitor;
    }
    const outcome = await locals.tongzhou.application.execute(visitor, 'volunteer.join', {
      ...{ incident: incident.id, task: task?.id ?? null, area: task?.area ?? host.area },
      ...{ isAdult: form.get('isAdult') === 'yes', guardianConsents: form.get('guardian') === 'yes' },
      consents: true,
    });
    if (outcome.ok) redirect(303, `/${params.lang}/work/volunteering`);
    const { general, errors } = sentences(outcome.refusals, {}, params.lang, namesOf(locals.tongzhou));
    return refused(422, { reason: null, general: [...general, ...Object.values(errors)] });
  },
};
