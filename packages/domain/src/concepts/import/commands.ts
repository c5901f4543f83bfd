import { z } from 'zod';
import { decided, defineCommand, STAND_IN } from '../../kernel/command/command.ts';
import { incidentScope, statedMoment } from '../../kernel/command/fields.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { importFacts, setAsidePieceSchema } from './facts.ts';

const PIECES_PER_FACT = 25;

/** The last word of an import: what was read, and what a person must still look at. */
export const recordImport = defineCommand({
  name: 'import.record',
  function: 'import-records',
  summary: { zh: '登记导入', en: 'Record an import' },
  schema: importFacts['import.recorded'].schema.omit({ importId: true }).extend({
    incident: identifier,
    files: importFacts['import.recorded'].schema.shape.files.default([]),
    setAside: z.array(setAsidePieceSchema).max(100_000),
  }),
  withheld: {
    setAside: (parts) =>
      Array.from({ length: parts }, () => ({ reason: STAND_IN, where: STAND_IN, original: STAND_IN })),
  },
  example: {
    incident: 'covid-2020',
    source: 'wuhan2020',
    asOf: '2020-02-20T00:00:00+08:00',
    tally: { rowsRead: 10, needsStated: 10 },
    setAside: [],
  },
  scope: incidentScope,
  decide(_state, { incident, setAside, ...input }, context) {
    const asOf = statedMoment(context, input.asOf, 'asOf');
    if (!asOf.ok) return asOf;
    const importId = context.newId('import');
    const facts: FactDraft[] = [draft(incident, 'import.recorded', { ...input, asOf: asOf.value, importId })];
    for (let start = 0; start < setAside.length; start += PIECES_PER_FACT) {
      const pieces = setAside.slice(start, start + PIECES_PER_FACT);
      facts.push(draft(incident, 'import.pieces-set-aside', { importId, salt: context.newSalt(), pieces }));
    }
    return decided(facts, { importId });
  },
});
