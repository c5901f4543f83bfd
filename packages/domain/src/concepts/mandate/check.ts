import { areaContains } from '../../kernel/area/area.ts';
import type { Scope } from '../../kernel/command/command.ts';
import { type MandateFunction, NAMED_FIRST, OF_ONES_OWN } from '../../kernel/command/functions.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { reachesLevel, subjectOf } from './breadth.ts';
import { candidatesFor } from './candidates.ts';
import { isInForce } from './force.ts';
import { refuseStandstill } from './refuse-standstill.ts';
import type { Mandate } from './state.ts';
import { mandatesHeldBy, organisationsThatCouldAssign } from './who.ts';

/** Is this what the mandate is about? Whether it is in force is another question. */
export function concerns(mandate: Mandate, wanted: MandateFunction, scope: Scope): boolean {
  return (
    mandate.functions.includes(wanted) &&
    (mandate.incident === null || mandate.incident === scope.incident) &&
    areaContains(mandate.area, scope.area) &&
    (mandate.reach === 'area' || scope.subject === subjectOf(mandate)) &&
    (mandate.itemCategories === null ||
      (scope.itemCategories ?? []).every((category) => mandate.itemCategories?.includes(category)))
  );
}

/** Does the incident stand at a level for which the mandate was given? */
export function isAtLevel(state: State, mandate: Mandate, incident: string | null): boolean {
  const asked = mandate.limits?.level ?? null;
  if (asked === null) return true;
  const level = incident === null ? null : (state.incidents.get(incident)?.responseLevel ?? null);
  return level !== null && reachesLevel(level, asked);
}

export const covers = (
  state: State,
  mandate: Mandate,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): boolean =>
  concerns(mandate, wanted, scope) &&
  isAtLevel(state, mandate, scope.incident) &&
  isInForce(state, mandate, now);

/**
 * May somebody act under it? The founding mandate reaches everything so that it can be given on; it is no licence for another
 * organisation's own matters, nor for what somebody must be named for first.
 */
export const bears = (
  state: State,
  mandate: Mandate,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): boolean => covers(state, mandate, wanted, scope, now) && !isBeyondFounding(mandate, wanted, scope);

const isBeyondFounding = (mandate: Mandate, wanted: MandateFunction, { subject }: Scope): boolean =>
  mandate.grantedUnder === null &&
  (NAMED_FIRST.has(wanted) || (OF_ONES_OWN.has(wanted) && subject !== null && subject !== mandate.holder));

/**
 * Access control: a command is allowed because a mandate covers it. The refusal names who could do it, so that
 * nobody hears "not us" twice (the Red-Cross-says-Health-Commission loop of 2020, F7); where nobody could, who can
 * assign it. A mandate that is there but stands still says what keeps it.
 */
export function checkMandate(
  state: State,
  organisation: string,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): Result<Mandate> {
  const own = mandatesHeldBy(state, organisation).filter(
    (mandate) => concerns(mandate, wanted, scope) && !isBeyondFounding(mandate, wanted, scope),
  );
  const found = own.find((mandate) => bears(state, mandate, wanted, scope, now));
  if (found) return accept(found);
  const couldAct = organisationsThatCouldAct(state, wanted, scope, now);
  const still = refuseStandstill(state, own, scope, now, couldAct);
  if (still) return still;
  // The root mandate founds all others and names nobody: a function that only the authority could do is nobody's yet.
  const isNamed = couldAct.some((each) => each !== state.authority);
  const couldAssign = isNamed ? [] : organisationsThatCouldAssign(state, wanted, scope, now, covers);
  return refuse(
    'mandate-missing',
    { function: wanted, area: scope.area, couldAct, ...(couldAssign.length > 0 && { couldAssign }) },
    { rule: 'DESIGN §2.2' },
  );
}

/** Up to three, in the order in which they were given the mandate. */
export function organisationsThatCouldAct(
  state: State,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): string[] {
  const holders = new Set<string>();
  for (const mandate of candidatesFor(state, wanted, scope)) {
    if (bears(state, mandate, wanted, scope, now)) holders.add(mandate.holder);
    if (holders.size === 3) break;
  }
  return [...holders];
}
