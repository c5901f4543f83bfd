import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { openIncident, personalDataRefusals, statedMoment, superseded } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, instant } from '../../kernel/fact/fields.ts';
import { accept, refuseAll } from '../../kernel/refusal/refusal.ts';
import { knownFacility } from '../organisation/facility.ts';
import { loadFacts } from './facts.ts';

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
    evidence: reported.evidence.default('self-declared'),
    source: reported.source.default(null),
  }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    loads: [{ setting: 'isolation', patients: 420, beds: 500 }],
    source: '医务处 / medical office',
  },
  scope(state, input) {
    const incident = openIncident(state, input.incident);
    if (!incident.ok) return incident;
    const facility = knownFacility(state, input.facility);
    if (!facility.ok) return facility;
    const { area } = facility.value;
    return accept({ incident: input.incident, area, subject: input.facility, found: incident.value });
  },
  decide(_state, { incident, ...input }, context, { loads }) {
    const known = loads.get(input.facility);
    const asOf = statedMoment(context, input.asOf ?? context.now, 'asOf');
    if (!asOf.ok) return asOf;
    const personal = personalDataRefusals({ source: input.source });
    if (personal.length > 0) return refuseAll(personal);
    if (known && asOf.value < known.asOf) return superseded(asOf.value);
    return decided([draft(incident, 'facility.load-reported', { ...input, asOf: asOf.value })]);
  },
});
