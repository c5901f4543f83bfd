import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';

/** Why goods could not wait for an order. */
export const BREAK_GLASS_REASONS = [
  'life-at-risk',
  'store-runs-out',
  'nobody-to-decide',
  'no-connection',
  'lorry-waits',
  'other',
] as const;

/** What a second person found afterwards. */
export const BREAK_GLASS_OUTCOMES = ['approved', 'irregular'] as const;

export const breakGlassFacts = {
  /** Goods leave without an order: up to a cap, with a reason and a photograph, debited at once and open to everybody (F9). */
  'break-glass.used': fact({
    title: both('紧急放行', 'Goods released by break-glass'),
    under: 'release-goods',
    moves: ['stock>transit'],
    schema: z.strictObject({
      shipment: identifier,
      lot: identifier,
      amount: amountSchema,
      facility: identifier,
      setting: z.enum(SETTINGS),
      /** The open need that it answers; null: the facility had stated none. */
      need: identifier.nullable(),
      carrier: shortText,
      reason: z.enum(BREAK_GLASS_REASONS),
      note: shortText.nullable(),
      photo: fileSchema,
      confirmed: confirmedFact,
      transfers: transfersField,
    }),
  }),
  /** Whoever decides on allocations says afterwards whether it was right. The goods have left either way. */
  'break-glass.reconciled': fact({
    title: both('核销紧急放行', 'Break-glass reconciled'),
    under: 'approve-allocation',
    schema: z.strictObject({
      shipment: identifier,
      outcome: z.enum(BREAK_GLASS_OUTCOMES),
      reason: shortText.nullable(),
    }),
  }),
  /** What was said of it was itself a slip, or turned out otherwise. Both words stay. */
  'break-glass.judged-anew': fact({
    title: both('更正紧急放行的核销', 'Judgement on a break-glass put right'),
    under: 'approve-allocation',
    schema: z.strictObject({
      shipment: identifier,
      from: z.enum(BREAK_GLASS_OUTCOMES),
      to: z.enum(BREAK_GLASS_OUTCOMES),
      reason: shortText,
    }),
  }),
};

type BreakGlassFacts = typeof breakGlassFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends BreakGlassFacts {}
}
