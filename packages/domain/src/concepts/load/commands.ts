import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing, knownIncident, statedMoment, superseded } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, instant } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { confirmationInput } from '../need/commands.ts';
import { isStronger, whyNotConfirmer, whyNotOnBehalf } from '../need/evidence.ts';
import { knownFacility } from '../organisation/facility.ts';
import { loadFacts } from './facts.ts';
import { jumpsOf } from './jumps.ts';

const reported = loadFacts['facility.load-reported'].schema.shape;

export const reportLoad = defineCommand({
  name: 'facility.report-load',
  function: 'state-need',
  summary: { zh: '报告在院病人与床位', en: 'Report patients and beds' },
  schema: z.strictObject({
    incident: identifier,
    facility: identifier,
    loads: reported.loads,
    asOf: instant.optional(),
    source: reported.source.default(null),
    letter: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    loads: [{ setting: 'isolation', patients: 420, beds: 500 }],
    source: '医务处 / medical office',
  },
  scope: loadScope,
  decide(state, { incident, confirmed, ...input }, context, records) {
    const { loads } = records;
    const known = loads.get(input.facility);
    const asOf = statedMoment(context, input.asOf ?? context.now, 'asOf');
    if (!asOf.ok) return asOf;
    const unsourced = whyNotOnBehalf(context, input);
    if (unsourced) return refuseAll([unsourced]);
    if (known && asOf.value < known.asOf) return superseded(asOf.value);
    const asked = askBack(confirmed);
    const waits = jumpsOf(state, records, asked, input.facility, input.loads);
    if (asked.open.length > 0) return refuseAll(asked.open);
    const waiting = waits.length > 0 ? { waits } : {};
    return decided(
      [
        draft(incident, 'facility.load-reported', {
          ...input,
          asOf: asOf.value,
          ...waiting,
          ...asked.said(),
        }),
      ],
      { statement: state.position + 1, waits },
    );
  },
});

/** The latest report of a facility, called back or looked at by another organisation. */
export const confirmLoad = defineCommand({
  name: 'facility.confirm-load',
  function: 'state-need',
  summary: { zh: '核实在院病人与床位', en: 'Confirm patients and beds' },
  schema: z.strictObject({ incident: identifier, facility: identifier, ...confirmationInput }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    statement: 219,
    how: 'called-back',
    note: '与医务处电话核对 / checked by telephone with the medical office',
  },
  scope: loadScope,
  decide(state, { incident, ...input }, context, { loads }) {
    const load = existing(loads, input.facility, 'load', 'facility');
    if (!load.ok) return load;
    const scope = loadScope(state, { incident, facility: input.facility });
    const self = scope.ok ? whyNotConfirmer(state, input.facility, scope.value, context) : null;
    if (self) return refuseAll([{ ...self, field: 'facility' }]);
    if (load.value.position !== input.statement)
      return refuse('said-since', { facility: input.facility }, { field: 'statement', rule: 'F12' });
    if (load.value.waits.length === 0 && !isStronger(input.how, load.value.evidence))
      return refuse('unchanged', {}, { field: 'how' });
    return decided([draft(incident, 'facility.load-confirmed', input)]);
  },
});

function loadScope(
  state: State,
  input: { readonly incident: string; readonly facility: string },
): Result<ScopeWith<IncidentState>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const facility = knownFacility(state, input.facility);
  if (!facility.ok) return facility;
  const { area } = facility.value;
  return accept({ incident: input.incident, area, subject: input.facility, found: incident.value });
}
