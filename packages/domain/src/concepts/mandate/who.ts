import type { Scope } from '../../kernel/command/command.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Mandate } from './state.ts';

export const mandatesHeldBy = (state: State, organisation: string): Mandate[] =>
  (state.mandatesOf.get(organisation) ?? []).flatMap((id) => state.mandates.get(id) ?? []);

type Covers = (state: State, mandate: Mandate, wanted: MandateFunction, scope: Scope, now: string) => boolean;

/**
 * Up to three that can give this function here: they coordinate the place, and hold the function for everybody in it. Those
 * nearest to the place come first (subsidiarity): a narrower area before a wider one.
 */
export function organisationsThatCouldAssign(
  state: State,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
  covers: Covers,
): string[] {
  const place = { incident: scope.incident, area: scope.area, subject: null };
  const able = [...state.mandates.values()].filter(
    (mandate) =>
      mandate.reach === 'area' &&
      mandate.functions.includes(wanted) &&
      covers(state, mandate, wanted, place, now) &&
      mandatesHeldBy(state, mandate.holder).some((each) => covers(state, each, 'coordinate', place, now)),
  );
  const nearest = able.sort((a, b) => (a.area === b.area ? 0 : a.area > b.area ? -1 : 1));
  return [...new Set(nearest.map(({ holder }) => holder))].slice(0, 3);
}
