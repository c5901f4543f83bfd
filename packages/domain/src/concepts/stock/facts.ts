import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema, transfersField } from '../../ledger/transfer.ts';

/** Coded reasons for everything that deviates (the idea is OpenBoxes'): a number can be counted, a sentence cannot. */
export const LOSS_REASONS = [
  'damaged',
  'expired',
  'missing',
  'stolen',
  'count-difference',
  'unfit',
  'other',
] as const;

export const stockFacts = {
  'loss.recorded': fact({
    title: both('登记损耗', 'Loss recorded'),
    under: 'record-loss',
    moves: ['stock>loss'],
    schema: z.strictObject({
      loss: identifier,
      lot: identifier,
      reason: z.enum(LOSS_REASONS),
      note: shortText.nullable(),
      transfers: transfersField,
    }),
  }),
  'use.reported': fact({
    title: both('上报使用', 'Use reported'),
    under: 'report-use',
    moves: ['facility>consumed'],
    schema: z.strictObject({
      use: identifier,
      facility: identifier,
      item: identifier,
      transfers: transfersField,
    }),
  }),
  /** Somebody has counted a lot on its shelf; the book is what the ledger said at that moment. */
  'count.recorded': fact({
    title: both('登记盘点', 'Count recorded'),
    under: 'keep-stock',
    schema: z.strictObject({
      count: identifier,
      lot: identifier,
      counted: z.int().min(0),
      book: z.int().min(0),
      note: shortText.nullable(),
    }),
  }),
  /** What is still unexplained becomes a transfer to or from the loss account, signed by a second person, with a coded reason. */
  'count.settled': fact({
    title: both('处理盘点差异', 'Count settled'),
    under: 'record-loss',
    moves: ['loss>stock', 'stock>loss'],
    schema: z.strictObject({
      count: identifier,
      lot: identifier,
      reason: z.enum(LOSS_REASONS),
      note: shortText.nullable(),
      /** None where what was booked since explains the whole difference. */
      transfers: z.array(transferSchema).max(3),
    }),
  }),
  /** The count itself was wrong: somebody looked at another shelf, or typed another number. */
  'count.withdrawn': fact({
    title: both('撤回盘点', 'Count withdrawn'),
    under: 'keep-stock',
    schema: z.strictObject({ count: identifier, lot: identifier, reason: shortText }),
  }),
  /** A lot that was fit is doubted: all of it that has not left goes back to quarantine. */
  'lot.held': fact({
    title: both('封存批次待查', 'Lot held'),
    under: 'inspect-goods',
    moves: ['stock>stock'],
    schema: z.strictObject({ lot: identifier, reason: shortText, transfers: transfersField }),
  }),
  /** Goods that lie longer than the charter allows owe the donor a reason (F10). */
  'lot.idle-explained': fact({
    title: both('说明滞留原因', 'Idle goods explained'),
    under: 'release-goods',
    schema: z.strictObject({ lot: identifier, explanation: shortText }),
  }),
};

type StockFacts = typeof stockFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends StockFacts {}
}
