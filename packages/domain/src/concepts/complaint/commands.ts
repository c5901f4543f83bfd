import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { complaintFacts } from './facts.ts';
import { complainedAsOftenAsAllowed, complainedPerDay, complaintState, openAbout } from './rules.ts';
import type { Complaint } from './state.ts';

const { complaint: _new, organisation: _whose, ...made } = complaintFacts['complaint.made'].schema.shape;
const answered = complaintFacts['complaint.answered'].schema.shape;

/** The facility that a line is about; it alone may complain about it. */
function facilityOf(
  state: State,
  input: { readonly incident: string; readonly about: { readonly run: string; readonly need: string } },
): Result<{ incident: IncidentState; facility: string }> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const run = existing(incident.value.runs, input.about.run, 'allocation', 'about.run');
  if (!run.ok) return run;
  const need = existing(incident.value.needs, input.about.need, 'need', 'about.need');
  if (!need.ok) return need;
  if (!run.value.lines.some((line) => line.need === need.value.id))
    return refuse('not-found', { kind: 'need', id: need.value.id }, { field: 'about.need' });
  return accept({ incident: incident.value, facility: need.value.facility });
}

/** By the facility itself, about what a plan gave it or did not; without a mandate, for that is nobody's to withhold. */
export const makeComplaint = defineCommand({
  name: 'complaint.make',
  outlives: true,
  function: null,
  summary: { zh: '提出申诉', en: 'Make a complaint' },
  schema: z.strictObject({ incident: identifier, ...made, asks: made.asks.default(null) }),
  example: {
    incident: 'covid-2020',
    about: {
      kind: 'allocation-line',
      run: 'run-7f3k',
      need: 'covid-2020.wuhan-union.mask-medical-protective.isolation',
    },
    reason: '昨日新开病区未计入 / the ward that opened yesterday was not counted',
    asks: 2_000,
  },
  scope(state, input) {
    const found = facilityOf(state, input);
    if (!found.ok) return found;
    const { incident, facility } = found.value;
    const area = state.organisations.get(facility)?.area ?? incident.area;
    return accept({ incident: input.incident, area, subject: facility, found: found.value });
  },
  ownRight(state, input, { actor }) {
    const found = facilityOf(state, input);
    return found.ok && found.value.facility === actor.organisation ? { mandate: null } : null;
  },
  decide(_state, { incident: id, ...input }, context, { incident, facility }) {
    const before = openAbout(incident, input.about);
    if (before) return refuse('already-exists', { kind: 'complaint', id: before }, { field: 'about' });
    if (complainedAsOftenAsAllowed(incident, facility, context.now))
      return refuse(
        'as-many-as-a-day-takes',
        { kind: 'complaint', perDay: complainedPerDay(incident) },
        { field: 'about' },
      );
    const complaint = context.newId('complaint');
    const fact = { complaint, organisation: facility, ...input };
    return decided([draft(id, 'complaint.made', fact)], { complaint });
  },
});

/** One that still waits, or why there is none: who complained in time is answered also after the response. */
function openComplaint(
  state: State,
  input: { readonly incident: string; readonly complaint: string },
): Result<{ incident: IncidentState; complaint: Complaint }> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const found = existing(incident.value.complaints, input.complaint, 'complaint', 'complaint');
  if (!found.ok) return found;
  const now = complaintState(found.value);
  return now === 'open'
    ? accept({ incident: incident.value, complaint: found.value })
    : wrongState('complaint', input.complaint, now, 'open');
}

/** By who coordinates, and by nobody who proposed or decided what it is about, nor by its maker (parties.ts). */
export const answerComplaint = defineCommand({
  name: 'complaint.answer',
  outlives: 'answers',
  function: 'coordinate',
  summary: { zh: '答复申诉', en: 'Answer a complaint' },
  schema: z.strictObject({
    incident: identifier,
    complaint: answered.complaint,
    outcome: answered.outcome,
    reason: answered.reason,
    remedy: answered.remedy.default(null),
  }),
  example: {
    incident: 'covid-2020',
    complaint: 'complaint-7f3k',
    outcome: 'upheld',
    reason: '核实属实，下一批优先补足 / found right; the next plan makes it up',
  },
  scope(state, input) {
    const found = openComplaint(state, input);
    if (!found.ok) return found;
    return accept({
      incident: input.incident,
      area: found.value.incident.area,
      subject: null,
      found: found.value,
    });
  },
  decide(_state, { incident: id, ...input }, { actor }, { incident, complaint }) {
    if (actor.organisation === complaint.organisation)
      return refuse('conflict-of-interest', { organisation: actor.organisation }, { rule: '慈善法 40, I12' });
    if (input.remedy !== null && !incident.runs.has(input.remedy))
      return refuse('not-found', { kind: 'allocation', id: input.remedy }, { field: 'remedy' });
    return decided([draft(id, 'complaint.answered', input)]);
  },
});

/** A slip, or settled otherwise: the one that complained says so. */
export const endComplaint = defineCommand({
  name: 'complaint.end',
  outlives: 'answers',
  function: null,
  summary: { zh: '撤回申诉', en: 'Withdraw a complaint' },
  schema: complaintFacts['complaint.ended'].schema.extend({ incident: identifier }),
  example: {
    incident: 'covid-2020',
    complaint: 'complaint-7f3k',
    reason: '已由下一批补足 / made up by the next plan',
  },
  scope(state, input) {
    const found = openComplaint(state, input);
    if (!found.ok) return found;
    const { organisation } = found.value.complaint;
    const area = state.organisations.get(organisation)?.area ?? found.value.incident.area;
    return accept({ incident: input.incident, area, subject: organisation });
  },
  ownRight: (state, input, { actor }) =>
    state.incidents.get(input.incident)?.complaints.get(input.complaint)?.organisation === actor.organisation
      ? { mandate: null }
      : null,
  decide: (_state, { incident, ...input }) => decided([draft(incident, 'complaint.ended', input)]),
});
