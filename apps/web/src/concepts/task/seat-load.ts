import { fail, redirect } from '@sveltejs/kit';
import { isVolunteerSeat, seatProof, whyNotSit } from '@tongzhou/domain';
import { namesOf, sentences } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { type Tongzhou, viewpoint } from '#server/tongzhou.ts';
import type { JoinAnswer } from './join-load.ts';

type Params = { readonly volunteer: string; readonly code: string };

/** Whom the link is for; null: it is wrong, used or too old, and says not which. */
function linked(tongzhou: Tongzhou, { volunteer: id, code }: Params) {
  const { state, now } = viewpoint(tongzhou);
  const incident = [...state.incidents.values()].find(
    ({ closedAt, volunteers }) => closedAt === null && volunteers.has(id),
  );
  const volunteer = incident?.volunteers.get(id);
  const host = volunteer && state.organisations.get(volunteer.organisation);
  if (!incident || !volunteer || !host) return null;
  const proof = seatProof(id, code.slice(0, 40));
  return whyNotSit(volunteer, proof, now) === null ? { incident, volunteer, host, proof } : null;
}

const isVolunteer = ({ tongzhou, visitor }: App.Locals): boolean =>
  visitor !== null && isVolunteerSeat(tongzhou.application.state, visitor.seat);

export const load = ({ locals, params, setHeaders }: SiteAsked<Params>) => {
  setHeaders({ 'cache-control': 'no-store' });
  const found = linked(locals.tongzhou, params);
  return {
    link: found && {
      id: found.volunteer.id,
      host: found.host.name,
      incidentName: found.incident.name,
      shifts: found.volunteer.shifts.length,
    },
    isVolunteer: isVolunteer(locals),
    isStaff: locals.visitor !== null && !isVolunteer(locals),
  };
};

export const actions = {
  default: async ({ request, locals, params, getClientAddress }: SiteSent & { params: Params }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 300);
    const [email, name] = [text('email').trim(), text('name').trim().slice(0, 100)];
    const refused = (status: number, answer: Pick<JoinAnswer, 'reason' | 'general'>) =>
      fail(status, { ...answer, typed: { email, name } } satisfies JoinAnswer);
    const found = linked(locals.tongzhou, params);
    // Before an account is opened: a link that does not hold opens none.
    if (!found || form.get('consents') !== 'yes') return refused(422, { reason: null, general: [] });
    const { incident, volunteer, host, proof } = found;
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
    const outcome = await locals.tongzhou.application.execute(visitor, 'volunteer.take-seat', {
      ...{ incident: incident.id, volunteer: volunteer.id, proof, consents: true },
    });
    if (outcome.ok) redirect(303, `/${params.lang}/work/volunteering`);
    const { general, errors } = sentences(outcome.refusals, {}, params.lang, namesOf(locals.tongzhou));
    return refused(422, { reason: null, general: [...general, ...Object.values(errors)] });
  },
};
