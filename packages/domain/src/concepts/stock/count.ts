import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { accept, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { lossAccount, stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn, balance, type Ledger } from '../../ledger/ledger.ts';
import { baseUnits, packsOf, packsSchema } from '../../ledger/packs.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { lotScope } from '../donation/lot-scope.ts';
import type { Lot } from '../donation/state.ts';
import { happened } from '../incident/happened.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { LOSS_REASONS } from './facts.ts';
import { inspectorsRight, lostOf, whyNotAmongThemselves, whyNotUnseen } from './leaving-the-book.ts';
import type { StockCount } from './state.ts';

/** A lot's accounts on its shelf. Promised goods still lie there and are counted with the rest. */
const onShelf = (lot: Lot): string[] => [
  usableStockAccount(lot),
  stockAccount(lot, 'reserve'),
  stockAccount(lot, 'quarantine'),
];

const bookOf = (ledger: Ledger, lot: Lot): number =>
  onShelf(lot).reduce((sum, id) => {
    const account = ledger.accounts.get(id);
    return sum + (account ? balance(account) : 0);
  }, 0);

/** Somebody counts a lot where it lies; the fact keeps what the book said at that moment. */
export const recordCount = defineCommand({
  name: 'count.record',
  outlives: 'stock',
  function: 'keep-stock',
  summary: { zh: '登记盘点', en: 'Record a count' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    /** Base units found, nothing included; or packs. */
    counted: z.int().min(0).max(1_000_000_000).optional(),
    packs: packsSchema.optional(),
    note: shortText.nullable().default(null),
    happenedAt: happenedFact,
  }),
  example: { incident: 'covid-2020', lot: 'lot-7f3k', packs: { count: 71, holds: 500 }, note: null },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, input, context, { incident: of, lot }) {
    const { incident, lot: lotId, counted: pieces, packs, note, happenedAt } = input;
    const moved = of.lastHand.get(lotId)?.at ?? lot.receivedAt;
    const when = happened(
      context,
      of,
      happenedAt,
      { moment: lot.receivedAt, why: 'before-receipt' },
      // The book of that moment is today's only where nothing has moved since.
      { moment: moved, why: 'moved-since' },
    );
    if (!when.ok) return when;
    const counted = baseUnits({ amount: pieces, packs }, packsOf(context.items, lot));
    if (!counted.ok) {
      const refusals = counted.refusals.map((each) => ({
        ...each,
        field: each.field === 'amount' ? 'counted' : each.field,
      }));
      return { ok: false, refusals };
    }
    const book = bookOf(state.ledger, lot);
    const count = context.newId('count');
    const data = { count, lot: lotId, counted: counted.value, book, note, ...when.value };
    return decided([draft(incident, 'count.recorded', data)], {
      count,
      book,
      difference: counted.value - book,
    });
  },
});

/** What a command on a count is about: its lot's matter. */
function countScope(state: State, input: { incident: string; count: string }, context: Context) {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const count = existing(incident.value.counts, input.count, 'count', 'count');
  if (!count.ok) return count;
  const scope = lotScope(state, { incident: input.incident, lot: count.value.lot }, context);
  if (!scope.ok) return scope;
  return accept({ ...scope.value, found: { ...scope.value.found, count: count.value } });
}

/**
 * What nothing explains yet of a count's difference. What left the shelf knowingly since changes book and shelf alike; what
 * was written off or corrected since explains as much of the difference: nothing is lost twice.
 */
function unexplained(ledger: Ledger, { offBook }: IncidentState, count: StockCount, lot: Lot): number {
  const difference = count.counted - count.book;
  const since = (offBook.get(count.lot) ?? 0) - count.offBookBefore;
  // What somebody has reported as lost is looked at on its own.
  const reported = ledger.accounts.get(lossAccount(lot.owner, lot.id))?.pendingIn ?? 0;
  return difference < 0
    ? Math.min(0, difference + Math.max(0, since) + reported)
    : Math.max(0, difference + Math.min(0, since));
}

/**
 * A second person says what became of the difference. Missing goods go to the loss account under a coded reason. More
 * than the book is first of all a loss that was none; what no recorded loss explains is received like any gift.
 */
export const settleCount = defineCommand({
  name: 'count.settle',
  outlives: 'stock',
  function: 'record-loss',
  summary: { zh: '处理盘点差异', en: 'Settle a count’s difference' },
  schema: z.strictObject({
    incident: identifier,
    count: identifier,
    reason: z.enum(LOSS_REASONS),
    note: shortText.nullable().default(null),
    /** Of the shelf, where much is missing. */
    photo: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    count: 'count-7f3k',
    reason: 'missing',
    note: '一箱下落不明 / a carton is missing',
  },
  scope: countScope,
  orFunction: 'inspect-goods',
  ownRight(state, input, context) {
    const scope = countScope(state, input, context);
    return inspectorsRight(state, scope, scope.ok ? [scope.value.found.lot.owner] : [], context);
  },
  decide(state, { incident: id, count: countId, reason, note, photo, confirmed }, context, of) {
    const { incident, count, lot } = of;
    if (count.status !== 'open') return wrongState('count', countId, count.status, 'open');
    if (reason === 'other' && note === null) return refuse('reason-required', {}, { field: 'note' });
    const difference = unexplained(state.ledger, incident, count, lot);
    const moved =
      difference <= 0
        ? missing(state, lot, -difference, context.newId)
        : found(state, lot, difference, context.newId);
    if (!moved.ok) return moved;
    const gone = Math.max(0, -difference);
    const lost = lostOf(state, incident, lot) + gone;
    const asked = askBack(confirmed);
    askAboutPhotograph(state, asked, photo);
    const why = [
      whyNotUnseen(state, incident, lot, { amount: gone, photo }),
      gone > 0 ? whyNotAmongThemselves(incident, [lot.owner], lost, context, 'count') : null,
      ...asked.open,
    ].flatMap((each) => each ?? []);
    if (why.length > 0) return refuseAll(why);
    const data = {
      count: countId,
      lot: lot.id,
      reason,
      note,
      photo,
      ...asked.said(),
      transfers: [...moved.value],
    };
    return decided([draft(id, 'count.settled', data)], { difference });
  },
});

/** A count that was itself the slip: taken back by whoever counted or by a colleague, before anything was booked for it. */
export const retractCount = defineCommand({
  name: 'count.retract',
  outlives: 'stock',
  function: 'keep-stock',
  summary: { zh: '撤回盘点', en: 'Retract a count' },
  schema: z.strictObject({ incident: identifier, count: identifier, reason: shortText }),
  example: { incident: 'covid-2020', count: 'count-7f3k', reason: '点错货架 / the wrong shelf' },
  scope: countScope,
  decide(_state, { incident, ...input }, _context, { count }) {
    if (count.status !== 'open' && count.status !== 'agrees')
      return wrongState('count', input.count, count.status, 'open');
    return decided([draft(incident, 'count.retracted', { ...input, lot: count.lot })]);
  },
});

type NewId = (prefix: string) => string;

/** From what may be used first, then from the reserve, then from quarantine; never from what is promised. */
function missing(state: State, lot: Lot, amount: number, newId: NewId) {
  const transfers: Transfer[] = [];
  let left = amount;
  for (const from of onShelf(lot)) {
    const taken = Math.min(left, availableIn(state.ledger, from));
    if (taken <= 0) continue;
    const to = lossAccount(lot.owner, lot.id);
    transfers.push({ phase: 'posted', transfer: newId('transfer'), from, to, amount: taken });
    left -= taken;
  }
  return left === 0
    ? ({ ok: true, value: transfers } as const)
    : refuse(
        'stock-insufficient',
        { available: amount - left, asked: amount, unit: lot.item },
        { field: 'count', rule: 'I1' },
      );
}

function found(state: State, lot: Lot, amount: number, newId: NewId) {
  const from = lossAccount(lot.owner, lot.id);
  const lost = availableIn(state.ledger, from);
  if (lost < amount)
    return refuse('count-surplus', { surplus: amount, lost }, { field: 'count', rule: 'I1' });
  const to = lot.status === 'accepted' ? usableStockAccount(lot) : stockAccount(lot, 'quarantine');
  return {
    ok: true,
    value: [{ phase: 'posted' as const, transfer: newId('transfer'), from, to, amount }],
  } as const;
}
