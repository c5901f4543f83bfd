import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, shortText, sourceText } from '../../kernel/fact/fields.ts';
import { quantitySchema } from '../../kernel/quantity/quantity.ts';
import { both } from '../../kernel/words/words.ts';

export const SERVICE_KINDS = [
  'manufacture',
  'transport',
  'consultation',
  'donation-channel',
  'pledge',
  'lodging',
] as const;

export const serviceFacts = {
  /** What somebody offers: capacity to make, carry, advise, take donations. A listing is not a receipt of anything. */
  'service.listed': fact({
    title: both('登记服务', 'Service listed'),
    under: 'import-records',
    schema: z.strictObject({
      service: identifier,
      kind: z.enum(SERVICE_KINDS),
      name: shortText,
      area: areaCodeSchema.nullable(),
      lines: z.array(z.strictObject({ label: shortText, quantity: quantitySchema.nullable() })).max(200),
      asOf: instant,
      source: sourceText.nullable(),
      externalKey: z.string().min(1).max(300),
    }),
  }),
};

type ServiceFacts = typeof serviceFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ServiceFacts {}
}
