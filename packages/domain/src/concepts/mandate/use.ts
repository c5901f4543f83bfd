import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { Fact } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import type { MandateLimits } from './facts.ts';
import { chainOf } from './force.ts';
import { type Exceeded, exceeded, type Moved, movedBy } from './limits.ts';
import type { Mandate } from './state.ts';

/** What the acts of one function under a mandate have moved: since its beginning, and on the last day of any. */
export type MandateUse = { day: string; aDay: Moved; inAll: Moved };

const keyOf = (mandate: string, wanted: string): string => `${mandate} ${wanted}`;
const NOTHING: Moved = { goods: 0, money: new Map() };

const isSummed = ({ limits }: Mandate): boolean => limits?.aDay !== undefined || limits?.inAll !== undefined;

/**
 * Counts the entries that are made under the founding mandate, and adds what a fact moves to the sums of its mandate and of all
 * above it whose sums are limited. Asked before the fact's transfers are taken into the ledger: what it posts is pending until then.
 */
export function noteUse(state: State, fact: Fact, under: MandateFunction | null): void {
  const mandate = fact.actor.mandate === null ? undefined : state.mandates.get(fact.actor.mandate);
  if (under === null || !mandate) return;
  if (mandate.grantedUnder === null) state.foundingActs.set(under, (state.foundingActs.get(under) ?? 0) + 1);
  const day = localDay(fact.at, state.country.clock);
  for (const each of chainOf(state, mandate)) {
    if (!isSummed(each)) continue;
    const moved = movedBy(state.ledger, [fact]);
    const key = keyOf(each.id, under);
    const known = state.mandateUse.get(key);
    state.mandateUse.set(key, {
      day,
      aDay: plus(known?.day === day ? known.aDay : NOTHING, moved),
      inAll: plus(known?.inAll ?? NOTHING, moved),
    });
  }
}

/** By which sum an act goes beyond a mandate, or one above it; null where it does not. */
export function sumExceeded(
  state: State,
  mandate: Mandate,
  wanted: MandateFunction,
  moved: Moved,
  now: string,
): Exceeded | null {
  for (const each of chainOf(state, mandate)) {
    if (!isSummed(each)) continue;
    const known = state.mandateUse.get(keyOf(each.id, wanted));
    const today = known?.day === localDay(now, state.country.clock) ? known.aDay : NOTHING;
    const beyond =
      beyondSum(each.limits?.aDay, today, moved, 'aDay') ??
      beyondSum(each.limits?.inAll, known?.inAll ?? NOTHING, moved, 'inAll');
    if (beyond) return beyond;
  }
  return null;
}

function beyondSum(
  limits: MandateLimits['aDay'],
  before: Moved,
  moved: Moved,
  over: 'aDay' | 'inAll',
): Exceeded | null {
  if (!limits) return null;
  const { goods = null, money = null } = limits;
  const beyond = exceeded({ goods, money, level: null }, only(plus(before, moved), moved));
  return beyond && { ...beyond, over };
}

/** Of a sum, the units that this act moves: what was moved before is no fault of it. */
const only = (sum: Moved, { goods, money }: Moved): Moved => ({
  goods: goods === 0 ? 0 : sum.goods,
  money: new Map([...sum.money].filter(([unit]) => (money.get(unit) ?? 0) > 0)),
});

function plus(one: Moved, other: Moved): Moved {
  const money = new Map(one.money);
  for (const [unit, amount] of other.money) money.set(unit, (money.get(unit) ?? 0) + amount);
  return { goods: one.goods + other.goods, money };
}
