import { noticesOfAllocation } from '../allocation/notices.ts';
import { noticesOfStanding } from '../concepts/admission/notices.ts';
import { noticesOfEvent } from '../concepts/event/notices.ts';
import { noticesOfIncident } from '../concepts/incident/notices.ts';
import { noticesOfMandates } from '../concepts/mandate/notices.ts';
import { noticesOfDecisions } from '../concepts/money/notices.ts';
import { noticesOfPlan } from '../concepts/plan/notices.ts';
import { noticesOfGoods } from '../concepts/shipment/notices.ts';
import type { Fact, FactOf } from '../kernel/fact/fact.ts';
import { isOfExercise } from '../kernel/notice/exercise.ts';
import type { MarkedNotice, Notice, ToldFact } from '../kernel/notice/notice.ts';
import type { State } from '../kernel/state/state.ts';

const tellers: { readonly [T in ToldFact]: (state: State, fact: FactOf<T>) => Notice[] } = {
  ...noticesOfIncident,
  ...noticesOfMandates,
  ...noticesOfStanding,
  ...noticesOfAllocation,
  ...noticesOfGoods,
  ...noticesOfDecisions,
  ...noticesOfPlan,
  ...noticesOfEvent,
};

/**
 * What a fact is worth telling, and to whom. `state` holds the fact; it may have gone further, for whoever catches up:
 * mandates are then judged at the fact's own moment, so that only a later revocation changes who is told.
 */
export function noticesOf(state: State, fact: Fact): readonly MarkedNotice[] {
  const tell = (tellers as Partial<Record<string, (state: State, fact: Fact) => Notice[]>>)[fact.type];
  const notices = (tell?.(state, fact) ?? []).filter((notice) => notice.organisations.length > 0);
  if (notices.length === 0) return [];
  const exercise = isOfExercise(state, fact);
  return notices.map((notice) => ({ ...notice, exercise }));
}
