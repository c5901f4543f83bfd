import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { refuse } from '../../kernel/refusal/refusal.ts';
import { binsOf } from '../donation/lot-index.ts';
import { lotScope } from '../donation/lot-scope.ts';
import { binSchema } from './facts.ts';

/** Within one place, from bin to bin: all that lies in a bin, or a part of it. */
export const moveLot = defineCommand({
  name: 'lot.move',
  outlives: 'stock',
  function: 'keep-stock',
  summary: { zh: '移动货位', en: 'Move a lot to another bin' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    /** Out of which bin, where it lies in several. */
    bin: binSchema.nullable().default(null),
    to: binSchema,
    /** Some of it stays where it was. */
    part: z.boolean().default(false),
  }),
  example: { incident: 'covid-2020', lot: 'lot-7f3k', to: 'B-01-4' },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(_state, { incident, ...input }, _context, { lot }) {
    const bins = binsOf(lot);
    const bin = input.bin ?? (bins.length === 1 ? (bins[0] as string) : null);
    if (bin === null ? bins.length > 0 : !bins.includes(bin))
      return refuse('bin-not-of-lot', { lot: lot.id, bins: bins.join(', ') || '-' }, { field: 'bin' });
    if (bin === input.to)
      return refuse('bin-not-of-lot', { lot: lot.id, bins: bins.join(', ') || '-' }, { field: 'to' });
    return decided([draft(incident, 'lot.moved', { ...input, bin })]);
  },
});
