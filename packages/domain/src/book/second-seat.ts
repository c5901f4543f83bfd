import type { FirstSeats } from '../kernel/concept/concept.ts';
import type { FactOf, FactType } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

const firstSeats: FirstSeats<FactType> = gather('firstSeats');

/**
 * I12: receive and inspect, propose and approve, draft and publish are two people. What this seat did first, where the
 * fact would be its second part; null where they differ. Asked by the command and by the auditor.
 */
export function whyNotSecond(
  state: State,
  fact: Pick<FactOf<FactType>, 'incident' | 'type' | 'data'>,
  seat: string,
): string | null {
  const firsts = (firstSeats[fact.type] as FirstSeats<FactType>[FactType])?.(state, fact as never) ?? [];
  return [firsts].flat().find((first) => first.seat === seat)?.first ?? null;
}
