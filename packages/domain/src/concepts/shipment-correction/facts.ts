import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema } from '../../ledger/transfer.ts';
import { SETTLED_OUTCOMES } from '../shipment/facts.ts';

/** What in truth left the gate, line by line: what was entered, and what should have been. */
const sentLine = z.strictObject({
  lot: identifier,
  need: identifier.nullable(),
  from: z.int().min(0),
  to: z.int().min(0),
});

const settled = z.strictObject({ amount: z.int().min(0), outcome: z.enum(SETTLED_OUTCOMES) });

/** What in truth became of goods that were missing. Nothing: they are missing still. */
const settlement = z.strictObject({ settlement: identifier, lot: identifier, from: settled, to: settled });

const slip = { correction: identifier, shipment: identifier, reason: shortText };
const lines = z.array(sentLine).min(1).max(100);

export const shipmentCorrectionFacts = {
  'dispatch-correction.proposed': fact({
    title: both('提出更正出库', 'Correction of a dispatch proposed'),
    under: 'release-goods',
    schema: z.strictObject({ ...slip, lines }),
  }),
  'settlement-correction.proposed': fact({
    title: both('提出更正短少处理', 'Correction of a settled shortage proposed'),
    under: 'record-loss',
    schema: z.strictObject({
      ...slip,
      settlement,
      /** Of what is called lost now, where it is much. */
      photo: fileSchema.nullable(),
      confirmed: confirmedFact,
    }),
  }),
  /** A second person has said the same. The first entry stays as it is; the goods are where they were all along, in the book too. */
  'shipment.corrected': fact({
    title: both('更正运单', 'Shipment corrected'),
    under: 'record-loss',
    moves: ['transit>stock', 'stock>transit', 'transit>loss', 'loss>transit', 'loss>stock', 'stock>loss'],
    schema: z.strictObject({
      ...slip,
      /** Empty where a settlement is put right. */
      lines: z.array(sentLine).max(100),
      settlement: settlement.nullable(),
      photo: fileSchema.nullable(),
      /** Nothing of it left: its order waits again, with goods reserved anew for each line, or ends. Null: it keeps its order. */
      order: z
        .strictObject({
          order: identifier,
          /** Empty: it ends, since its goods are no longer free. */
          reserved: z
            .array(z.strictObject({ lot: identifier, need: identifier, transfer: identifier }))
            .max(100),
        })
        .nullable(),
      transfers: z.array(transferSchema).min(1).max(200),
    }),
  }),
  'shipment-correction.declined': fact({
    title: both('不予更正运单', 'Correction of a shipment declined'),
    under: 'record-loss',
    schema: z.strictObject({ correction: identifier, reason: shortText }),
  }),
};

type ShipmentCorrectionFacts = typeof shipmentCorrectionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ShipmentCorrectionFacts {}
}
