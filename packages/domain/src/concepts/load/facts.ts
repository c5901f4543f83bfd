import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, instant, sourceText } from '../../kernel/fact/fields.ts';
import { otherwise } from '../../kernel/form/form-rule.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { both } from '../../kernel/words/words.ts';
import { confirmationFields } from '../need/facts.ts';

const count = z.int().min(0).max(1_000_000).nullable();

export const loadFacts = {
  /** How many people a facility cares for, by setting; a later statement takes the earlier one's place. */
  'facility.load-reported': fact({
    title: both('报告在院病人与床位', 'Patients and beds reported'),
    under: 'state-need',
    schema: z.strictObject({
      facility: identifier,
      loads: z
        .array(
          z.strictObject({
            setting: z.enum(SETTINGS),
            /** Patients in care; null: not said. */
            patients: count,
            /** Beds that can be staffed; null: not said. */
            beds: count,
          }),
        )
        .min(1)
        .max(SETTINGS.length)
        .refine(
          (loads) => new Set(loads.map(({ setting }) => setting)).size === loads.length,
          otherwise('setting-once'),
        ),
      asOf: instant,
      source: sourceText.nullable(),
      /** The facility's own letter with its seal, as a scan. */
      letter: fileSchema.nullable(),
      /** Settings whose figures do not count until another organisation has confirmed them. */
      waits: z.array(z.enum(SETTINGS)).min(1).optional(),
      confirmed: confirmedFact,
    }),
  }),
  /** Another organisation has called back or looked, and the report is right. */
  'facility.load-confirmed': fact({
    title: both('核实在院病人与床位', 'Patients and beds confirmed'),
    under: 'state-need',
    schema: z.strictObject({ facility: identifier, ...confirmationFields }),
  }),
};

type LoadFacts = typeof loadFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends LoadFacts {}
}
