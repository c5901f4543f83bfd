import { areaContains } from '../area/area.ts';
import type { Scope } from '../command/command.ts';
import { accept, type Result, refuse } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import type { MandateFunction } from './functions.ts';
import type { Mandate } from './state.ts';

export const isActive = (mandate: Mandate, now: string): boolean =>
  mandate.revoked === null && mandate.from <= now && (mandate.until === null || now < mandate.until);

export function covers(mandate: Mandate, wanted: MandateFunction, scope: Scope, now: string): boolean {
  return (
    isActive(mandate, now) &&
    mandate.functions.includes(wanted) &&
    (mandate.incident === null || mandate.incident === scope.incident) &&
    areaContains(mandate.area, scope.area) &&
    (mandate.reach === 'area' || scope.subject === mandate.holder) &&
    (mandate.itemCategories === null ||
      (scope.itemCategories ?? []).every((category) => mandate.itemCategories?.includes(category)))
  );
}

/**
 * Access control: a command is allowed because a mandate covers it. The refusal names who could do it, so that
 * nobody hears "not us" twice (the Red-Cross-says-Health-Commission loop of 2020, F7).
 */
export function checkMandate(
  state: State,
  organisation: string,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): Result<Mandate> {
  const holders = new Set<string>();
  for (const mandate of state.mandates.values()) {
    if (!covers(mandate, wanted, scope, now)) continue;
    if (mandate.holder === organisation) return accept(mandate);
    holders.add(mandate.holder);
  }
  const couldAct = [...holders].slice(0, 3);
  return refuse('mandate-missing', { function: wanted, area: scope.area, couldAct }, { rule: 'DESIGN §2.2' });
}
