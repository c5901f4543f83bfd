import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';

/**
 * For so long whoever held the key of a colleague's seat, for having invited him or made his way in anew, is no second person
 * beside him: he may be both. After three days the colleague has been there himself, or has said that he has not.
 */
export const KEY_HOURS = 72;

/** Keys are passed on and on; nobody follows a chain without end. */
const STEPS_MAX = 16;

/** Are these two seats certainly two people? Refused where one did both, or held the key of the other a moment ago. */
export function whyNotTwo(
  state: State,
  {
    first,
    seat,
  }: { readonly first: { readonly seat: string; readonly first: string }; readonly seat: string },
  now: string,
): Refusal | null {
  if (first.seat === seat) return refusal('four-eyes', { first: first.first }, { rule: 'I12' });
  if (!inOneHand(state, first.seat, seat, now)) return null;
  return refusal(
    'seat-in-one-hand',
    { seat: first.seat, first: first.first, hours: KEY_HOURS },
    { rule: 'I12' },
  );
}

/**
 * One held the other's key, by whichever way round; or one person held both, having made both ways in anew. Two whom the same
 * colleague invited are two: that is how an organisation begins.
 */
function inOneHand(state: State, one: string, other: string, now: string): boolean {
  if (holders(state, one, now, false).has(other) || holders(state, other, now, false).has(one)) return true;
  const ofOther = holders(state, other, now, true);
  return [...holders(state, one, now, true)].some((each) => ofOther.has(each));
}

/** The seat, who held its key, who held that one's, and so on. `anew`: only of ways in that were made anew. */
function holders(state: State, seat: string, now: string, anew: boolean): ReadonlySet<string> {
  const found = new Set([seat]);
  for (let next = keyOf(state, seat, now, anew); next !== null && !found.has(next); ) {
    found.add(next);
    next = found.size > STEPS_MAX ? null : keyOf(state, next, now, anew);
  }
  return found;
}

function keyOf({ seats }: State, seat: string, now: string, anew: boolean): string | null {
  const keyed = seats.get(seat)?.keyed ?? null;
  if (keyed === null || (anew && !keyed.anew)) return null;
  return Date.parse(now) - Date.parse(keyed.at) < KEY_HOURS * HOUR_MS ? keyed.by : null;
}
