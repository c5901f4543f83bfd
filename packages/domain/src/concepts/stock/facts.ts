import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';
import { LOSS_REASONS } from './loss-reasons.ts';

export { LOSS_REASONS };

/** As it is painted on the floor or the shelf. */
export const binSchema = z.string().min(1).max(60);

export const stockFacts = {
  /** One person says so; the goods are held until a second one has seen it. */
  'loss.reported': fact({
    title: both('上报损耗', 'Loss reported'),
    under: 'record-loss',
    moves: ['stock>loss'],
    schema: z.strictObject({
      loss: identifier,
      lot: identifier,
      reason: z.enum(LOSS_REASONS),
      note: shortText.nullable(),
      photo: fileSchema.nullable(),
      transfers: transfersField.length(1),
    }),
  }),
  'loss.confirmed': fact({
    title: both('复核损耗', 'Loss confirmed'),
    under: 'record-loss',
    moves: ['stock>loss'],
    schema: z.strictObject({ loss: identifier, note: shortText.nullable(), transfers: transfersField }),
  }),
  'loss.refused': fact({
    title: both('退回损耗上报', 'Reported loss refused'),
    under: 'record-loss',
    moves: ['stock>loss'],
    schema: z.strictObject({ loss: identifier, reason: shortText, transfers: transfersField }),
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
  /** The difference becomes a transfer to or from the loss account, signed by a second person, with a coded reason. */
  'count.settled': fact({
    title: both('处理盘点差异', 'Count settled'),
    under: 'record-loss',
    moves: ['loss>stock', 'stock>loss'],
    schema: z.strictObject({
      count: identifier,
      lot: identifier,
      reason: z.enum(LOSS_REASONS),
      note: shortText.nullable(),
      transfers: transfersField,
    }),
  }),
  /** Cartons are carried to another bin; the book says where somebody finds them (F5). */
  'lot.moved': fact({
    title: both('移动货位', 'Lot moved to another bin'),
    under: 'keep-stock',
    schema: z.strictObject({
      lot: identifier,
      /** Out of which; null: it had none. */
      bin: binSchema.nullable(),
      to: binSchema,
      /** Some of it stays where it was. */
      part: z.boolean(),
    }),
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
