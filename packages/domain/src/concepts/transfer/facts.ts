import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema, transfersField } from '../../ledger/transfer.ts';

/** What one entry of the log has room for, whatever the length of its ids; the writer cuts by bytes before that. */
export const MOVEMENTS_PER_FACT = 400;

export const transferFacts = {
  /** An organisation moves goods between accounts of its own, within one place and one lot. */
  'transfers.posted': fact({
    title: both('批量过账', 'Transfers posted'),
    under: 'keep-stock',
    moves: ['facility>consumed', 'stock>stock'],
    schema: z.strictObject({
      owner: identifier,
      transfers: z.array(transferSchema).min(1).max(MOVEMENTS_PER_FACT),
    }),
  }),
  'transfer.reversed': fact({
    title: both('冲销过账', 'Transfer reversed'),
    under: 'keep-stock',
    moves: ['consumed>facility', 'loss>stock', 'stock>stock'],
    schema: z.strictObject({
      reversed: identifier,
      owner: identifier,
      reason: shortText,
      transfers: transfersField,
    }),
  }),
  /** Nobody's decision: the moment that the promise itself named has passed. */
  'transfers.expired': fact({
    title: both('预留到期', 'Reservations expired'),
    under: 'clock',
    moves: ['stock>stock', 'facility>consumed'],
    schema: z.strictObject({ transfers: transfersField }),
  }),
  'order.expired': fact({
    title: both('调拨单到期', 'Order expired'),
    under: 'clock',
    moves: ['stock>transit'],
    schema: z.strictObject({ order: identifier, transfers: transfersField }),
  }),
};

type TransferFacts = typeof transferFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends TransferFacts {}
}
