import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { ofOwnVolunteer } from './asking-commands.ts';
import { taskFacts } from './facts.ts';
import { byVolunteer } from './find.ts';
import { broken } from './putting.ts';
import { whyNotSit } from './seat-link.ts';

const { anchor } = taskFacts['volunteer.seat-offered'].schema.shape;
const { proof } = taskFacts['volunteer.seated'].schema.shape;

/** A new link ends the one before. */
export const offerSeat = defineCommand({
  name: 'volunteer.offer-seat',
  function: 'enrol-volunteer',
  summary: {
    zh: '为纸面登记的志愿者开具账号链接',
    en: 'Hand a volunteer who was enrolled on paper a link to an account',
  },
  schema: z.strictObject({
    incident: identifier,
    volunteer: identifier,
    /** What the link's code is known by; left out, the server draws one. */
    anchor: anchor.optional(),
  }),
  example: { incident: 'covid-2020', volunteer: 'volunteer-7f3k' },
  scope: ofOwnVolunteer,
  decide(_state, { incident: id, volunteer, anchor: known }, _context, { seat, leftAt }) {
    if (seat !== null) return refuseAll([broken(volunteer, 'has-seat', 'volunteer')]);
    if (leftAt !== null) return refuseAll([broken(volunteer, 'left', 'volunteer')]);
    if (known === undefined)
      return refuse('input-invalid', ruleFault('seat-link-is-drawn'), { field: 'anchor' });
    return decided([draft(id, 'volunteer.seat-offered', { volunteer, anchor: known })]);
  },
});

/** From the seat that was opened for whoever came by the link: hours, tasks and certificates are his from then on. */
export const takeSeat = defineCommand({
  name: 'volunteer.take-seat',
  function: null,
  ownRight: byVolunteer,
  summary: { zh: '志愿者本人启用账号', en: 'Sit down in one’s own seat as a volunteer' },
  schema: z.strictObject({ incident: identifier, volunteer: identifier, proof, consents: z.literal(true) }),
  example: { incident: 'covid-2020', volunteer: 'volunteer-7f3k', proof: 'c'.repeat(64), consents: true },
  scope(state, input, { actor }) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const volunteer = existing(incident.value.volunteers, input.volunteer, 'volunteer', 'volunteer');
    if (!volunteer.ok) return volunteer;
    const { organisation: subject } = volunteer.value;
    if (subject !== actor.organisation)
      return refuse('volunteer-of-another', { volunteer: input.volunteer, organisation: subject });
    const area = state.organisations.get(subject)?.area ?? incident.value.area;
    const found = { volunteer: volunteer.value, sitting: incident.value.volunteerAt.get(actor.seat) };
    return accept({ incident: input.incident, area, subject, found });
  },
  decide(_state, { incident: id, volunteer: of, proof: shown }, { actor, now }, { volunteer, sitting }) {
    if (sitting !== undefined)
      return refuse('already-exists', { kind: 'volunteer', id: sitting }, { field: 'volunteer' });
    const why = whyNotSit(volunteer, shown, now);
    if (why) return refuseAll([broken(of, why, 'proof')]);
    return decided([draft(id, 'volunteer.seated', { volunteer: of, seat: actor.seat, proof: shown })]);
  },
});
