import type { Fact, FactOf } from '../fact/fact.ts';
import type { State } from '../state/state.ts';
import { isOfExercise } from './exercise.ts';
import type { MarkedNotice, Notice, ToldFact } from './notice.ts';
import { noticesOfAllocation } from './of-allocation.ts';
import { noticesOfDecisions } from './of-decisions.ts';
import { noticesOfEvent } from './of-event.ts';
import { noticesOfGoods } from './of-goods.ts';
import { noticesOfIncident } from './of-incident.ts';
import { noticesOfMandates } from './of-mandates.ts';
import { noticesOfPlan } from './of-plan.ts';
import { noticesOfStanding } from './of-standing.ts';

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
