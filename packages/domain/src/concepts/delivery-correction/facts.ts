import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema } from '../../ledger/transfer.ts';
import { SHORTAGE_REASONS, SIGNING_CAPACITIES } from '../shipment/facts.ts';

/** What a delivery slip says of one line. */
const arrival = z.strictObject({
  received: z.int().min(0),
  damaged: z.int().min(0),
  shortage: z.enum(SHORTAGE_REASONS).nullable(),
});

const correction = {
  correction: identifier,
  shipment: identifier,
  capacity: z.enum(SIGNING_CAPACITIES),
  /** Of each line: what stood there, and what should have. */
  lines: z
    .array(z.strictObject({ lot: identifier, need: identifier.nullable(), from: arrival, to: arrival }))
    .min(1)
    .max(100),
  reason: shortText,
  /** Of what is called damaged now, where it is much. */
  photo: fileSchema.nullable(),
};

export const deliveryCorrectionFacts = {
  'delivery-correction.proposed': fact({
    title: both('提出更正签收', 'Correction of a delivery proposed'),
    under: 'confirm-delivery',
    schema: z.strictObject(correction),
  }),
  /** It holds from now on; where goods follow, a second person has confirmed it. The slip stays as it was signed. */
  'delivery.corrected': fact({
    title: both('更正签收', 'Delivery corrected'),
    under: 'confirm-delivery',
    moves: [
      'facility>transit',
      'transit>facility',
      'loss>transit',
      'transit>loss',
      'facility>loss',
      'loss>facility',
    ],
    schema: z.strictObject({ ...correction, transfers: z.array(transferSchema).max(100) }),
  }),
  'delivery-correction.declined': fact({
    title: both('不予更正签收', 'Correction of a delivery declined'),
    under: 'confirm-delivery',
    schema: z.strictObject({ correction: identifier, reason: shortText }),
  }),
};

type DeliveryCorrectionFacts = typeof deliveryCorrectionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends DeliveryCorrectionFacts {}
}
