import { whyNotTwo } from '../concepts/seat/hands.ts';
import type { FirstSeats } from '../kernel/concept/concept.ts';
import type { FactOf, FactType } from '../kernel/fact/fact.ts';
import type { Refusal } from '../kernel/refusal/refusal.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

const firstSeats: FirstSeats<FactType> = gather('firstSeats');

/**
 * I12: receive and inspect, propose and approve, draft and publish are two people. Refused where this seat
 * did the first part of what the fact would be the second of, or is in one hand with the seat that did. Asked by the command and by the auditor.
 */
export function whyNotSecond(
  state: State,
  fact: Pick<FactOf<FactType>, 'incident' | 'type' | 'data'>,
  { seat, now }: { readonly seat: string; readonly now: string },
): Refusal | null {
  const firsts = (firstSeats[fact.type] as FirstSeats<FactType>[FactType])?.(state, fact as never) ?? [];
  for (const first of [firsts].flat()) {
    const why = whyNotTwo(state, { first, seat }, now);
    if (why) return why;
  }
  return null;
}
