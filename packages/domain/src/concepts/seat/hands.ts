import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';

/**
 * For so long whoever made a colleague's way in anew is no second person beside him: he may be both. After three days the colleague has been
 * there himself, or has said that he has not. Who invites somebody is not meant: two people are how an organisation begins.
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

/** One made the other's way in anew, by whichever way round; or one person made both. */
function inOneHand(state: State, one: string, other: string, now: string): boolean {
  const ofOther = holders(state, other, now);
  return [...holders(state, one, now)].some((each) => ofOther.has(each));
}

/** The seat, who made its way in anew, who made that one's, and so on. */
function holders(state: State, seat: string, now: string): ReadonlySet<string> {
  const found = new Set([seat]);
  for (let next = keyOf(state, seat, now); next !== null && !found.has(next); ) {
    found.add(next);
    next = found.size > STEPS_MAX ? null : keyOf(state, next, now);
  }
  return found;
}

function keyOf({ seats }: State, seat: string, now: string): string | null {
  const keyed = seats.get(seat)?.keyed ?? null;
  if (keyed === null) return null;
  return Date.parse(now) - Date.parse(keyed.at) < KEY_HOURS * HOUR_MS ? keyed.by : null;
}
