import fc from 'fast-check';
import { buying } from '../../../../packages/domain/test/support/world.ts';
import { INCIDENT, PHOTO, SAME_PHOTO, SEATS } from '../support/small-world.ts';
import type { Model, Verdict } from './model.ts';

/** A step of a walk: what, by whom, on which of the things there are, how much; and what goes wrong on the way. */
export type Step = {
  readonly kind: keyof typeof STEPS;
  readonly seat: number;
  readonly pick: number;
  readonly amount: number;
  readonly fault: Fault;
};

/**
 * `none`; the same command twice at once under one key; the database fails in the middle of the transaction, and the
 * client tries again; the connection is cut while the command is on its way; the process dies and another takes over.
 */
export type Fault = 'none' | 'twice' | 'database-fails' | 'cut' | 'crash';

type Seat = (typeof SEATS)[keyof typeof SEATS];
export type Planned = {
  readonly seat: Seat;
  readonly command: string;
  readonly input: object;
  readonly verdict: Verdict;
  /** Books the effect, once the system has done it; `result` brings the ids that it made. */
  readonly book: (result: Record<string, unknown>) => void;
};

const SEATS_HERE = [SEATS.gate, SEATS.receiver, SEATS.inspector] as const;
const of = <Each>(all: Iterable<Each>, pick: number): Each | undefined => {
  const list = [...all];
  return list[pick % Math.max(1, list.length)];
};
const account = (lot: string, purpose: string) => `stock:red-cross:hall-a:${lot}:${purpose}`;
const firstTransfer = (result: Record<string, unknown>): string =>
  (result.groups as { transfers: string[] }[])[0]?.transfers[0] as string;

type Make = (model: Model, step: Step, seat: Seat) => Omit<Planned, 'seat'> | null;

const post = (groups: object[][]) => ({ owner: 'red-cross', groups });
const lotOf = (model: Model, step: Step): string => of(model.lots.keys(), step.pick) as string;

function shift(from: 'free' | 'reserve', to: 'free' | 'reserve'): Make {
  return (model, { amount, ...step }, seat) => {
    const lot = lotOf(model, { amount, ...step });
    const transfer = { phase: 'posted', from: account(lot, from), to: account(lot, to), amount };
    return {
      command: 'transfer.post',
      input: post([[transfer]]),
      verdict: model.canMove(lot, from, amount),
      book: (result) => model.move(firstTransfer(result), lot, from, to, amount, seat.seat),
    };
  };
}

function decide(approves: boolean): Make {
  return (model, step, seat) => {
    const payment = of(model.payments.keys(), step.pick) ?? 'payment-none';
    const reason = approves ? {} : { reason: '不符' };
    return {
      command: approves ? 'payment.approve' : 'payment.decline',
      input: { payment, ...reason },
      verdict: model.canDecide(payment, seat.seat, approves),
      book: () => model.decide(payment, approves),
    };
  };
}

const STEPS = {
  keep: shift('free', 'reserve'),
  offer: shift('reserve', 'free'),
  hold: (model, step) => {
    const lot = lotOf(model, step);
    const { amount } = step;
    const transfer = { phase: 'pending', from: account(lot, 'free'), to: account(lot, 'reserve'), amount };
    return {
      command: 'transfer.post',
      input: post([[transfer]]),
      verdict: model.canMove(lot, 'free', amount),
      book: (result) => model.hold(firstTransfer(result), lot, amount),
    };
  },
  end: (model, step, seat) => {
    const [pending, hold] = of(model.holds, step.pick) ?? ['transfer-none', undefined];
    const voids = step.amount % 3 === 0;
    const amount = voids ? 0 : 1 + (step.amount % ((hold?.amount ?? 1) + 1));
    const transfer = voids ? { phase: 'void', pending } : { phase: 'post', pending, amount };
    return {
      command: 'transfer.post',
      input: post([[transfer]]),
      verdict: model.canPost(pending, amount),
      book: (result) => model.end(pending, firstTransfer(result), amount, seat.seat),
    };
  },
  lose: (model, step) => {
    const lot = lotOf(model, step);
    const { amount } = step;
    return {
      command: 'loss.report',
      input: { lot, amount, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] },
      verdict: model.canMove(lot, 'free', amount),
      // A loss does not tell its transfer's id: it is out of the model's reach.
      book: () => model.move(`loss-${model.moved.size}`, lot, 'free', 'reported', amount, 'nobody'),
    };
  },
  reverse: (model, step, seat) => {
    const reachable = [...model.moved.keys()].filter((id) => !id.startsWith('loss-'));
    const transfer = of(reachable, step.pick) ?? 'transfer-none';
    return {
      command: 'transfer.reverse',
      input: { transfer, reason: '填错' },
      verdict: model.canReverse(transfer, seat.seat),
      book: () => model.reverse(transfer),
    };
  },
  count: (model, step, seat) => {
    const lot = lotOf(model, step);
    const piles = model.lots.get(lot) as { free: number; reserve: number };
    const counted = Math.max(0, piles.free + piles.reserve + ((step.amount % 41) - 20));
    return {
      command: 'count.record',
      input: { lot, counted },
      verdict: 'ok',
      book: (result) => model.count(result.count as string, lot, counted, seat.seat),
    };
  },
  settle: (model, step, seat) => {
    const count = of(model.counts.keys(), step.pick) ?? 'count-none';
    return {
      command: 'count.settle',
      input: { count, reason: 'count-difference' },
      verdict: model.canSettle(count, seat.seat),
      book: () => model.settle(count),
    };
  },
  ask: (model, step, seat) => {
    const fund = of(model.funds.keys(), step.pick) as string;
    const { amount } = step;
    return {
      command: 'payment.request',
      input: { donation: fund, ...buying(amount, { lines: [{ kind: 'transport', quantity: 1, amount }] }) },
      verdict: model.canAsk(fund, amount),
      book: (result) => model.ask(result.payment as string, fund, amount, seat.seat),
    };
  },
  approve: decide(true),
  decline: decide(false),
} satisfies Record<string, Make>;

/** What this step asks of the system now, and what the model says must come of it. */
export function plan(model: Model, step: Step): Planned {
  const seat = of(SEATS_HERE, step.seat) as Seat;
  const planned = (STEPS[step.kind] as Make)(model, step, seat) as Omit<Planned, 'seat'>;
  return { seat, ...planned, input: { incident: INCIDENT, ...planned.input } };
}

export function steps(
  length: number,
  faults: readonly Fault[],
  faultsPerThousand: number,
): fc.Arbitrary<Step[]> {
  const fault = fc
    .nat({ max: 999 })
    .map((roll): Fault => (roll < faultsPerThousand ? (faults[roll % faults.length] as Fault) : 'none'));
  const step = fc.record({
    kind: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    seat: fc.nat({ max: 2 }),
    pick: fc.nat({ max: 1_000 }),
    amount: fc.integer({ min: 1, max: 60 }),
    fault,
  });
  return fc.array(step, { minLength: 1, maxLength: length, size: 'max' });
}
