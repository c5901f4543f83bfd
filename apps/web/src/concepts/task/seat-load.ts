import { isVolunteerSeat, seatProof, whyNotSit } from '@tongzhou/domain';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { type Tongzhou, viewpoint } from '#server/tongzhou.ts';
import { enterAsVolunteer } from './enter.ts';

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
  default: async (sent: SiteSent & { params: Params }) => {
    const form = await sent.request.formData();
    const found = linked(sent.locals.tongzhou, sent.params);
    return enterAsVolunteer(
      sent,
      form,
      found && {
        organisation: found.host.id,
        command: 'volunteer.take-seat',
        input: {
          ...{ incident: found.incident.id, volunteer: found.volunteer.id, proof: found.proof },
          consents: true,
        },
      },
    );
  },
};
