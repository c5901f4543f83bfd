import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { calendarDate, fileSchema, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema, transfersField } from '../../ledger/transfer.ts';
import { LOSS_REASONS } from './loss-reasons.ts';

export { LOSS_REASONS };

/** As it is painted on the floor or the shelf. */
export const binSchema = z.string().min(1).max(60);

/** What one entry of the log has room for. */
export const ITEMS_MAX = 200;
export const DIFFERENCES_MAX = 50;
export const UNCOUNTED_MAX = 30;

export const stockFacts = {
  /** One person says so; the goods are held until a second one has seen it. */
  'loss.reported': fact({
    title: both('上报损耗', 'Loss reported'),
    under: 'record-loss',
    moves: ['stock>loss'],
    schema: z.strictObject({
      loss: identifier,
      happenedAt: happenedFact,
      lot: identifier,
      reason: z.enum(LOSS_REASONS),
      note: shortText.nullable(),
      photo: fileSchema.nullable(),
      confirmed: confirmedFact,
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
      happenedAt: happenedFact,
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
      happenedAt: happenedFact,
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
      photo: fileSchema.nullable(),
      confirmed: confirmedFact,
      /** None where what was booked since explains the whole difference. */
      transfers: z.array(transferSchema).max(3),
    }),
  }),
  /** The count itself was wrong: somebody looked at another shelf, or typed another number. */
  'count.retracted': fact({
    title: both('撤回盘点', 'Count retracted'),
    under: 'keep-stock',
    schema: z.strictObject({ count: identifier, lot: identifier, reason: shortText }),
  }),
  /** A site's day is over (F13): what the book says lies there, what was counted, what differed, what is owed a count. */
  'site.day-closed': fact({
    title: both('库点日清', 'A site closed its day'),
    under: 'clock',
    schema: z.strictObject({
      place: identifier,
      day: calendarDate,
      /** Null: it is the first. */
      previous: calendarDate.nullable(),
      /** Days between the two that nobody closed: too far back, or goods have moved since. */
      unclosed: z.int().min(0),
      items: z.array(z.strictObject({ item: identifier, lots: z.int(), amount: z.int() })).max(ITEMS_MAX),
      counts: z.int().min(0),
      differences: z
        .array(
          z.strictObject({
            count: identifier,
            lot: identifier,
            counted: z.int(),
            book: z.int(),
            /** Who moved goods of the lot last, as far as anybody did since it came. */
            lastHand: z.strictObject({ organisation: identifier, seat: identifier, at: instant }).nullable(),
          }),
        )
        .max(DIFFERENCES_MAX),
      /** Not counted within the days that the charter allows; the longest without first, as far as there is room. */
      uncounted: z.strictObject({
        withinDays: z.int(),
        lots: z.int(),
        first: z.array(identifier).max(UNCOUNTED_MAX),
      }),
      /** Rows for which there was no room. */
      left: z.strictObject({ items: z.int().min(0), differences: z.int().min(0) }),
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
