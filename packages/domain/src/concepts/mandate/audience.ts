import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { State } from '../../kernel/state/state.ts';
import { candidatesFor, mandatesWithin } from './candidates.ts';
import { covers } from './check.ts';
import { isInForce } from './force.ts';

/** Everybody with a part in an incident: the holders of any mandate in force there, the lead agency among them. */
export function participants(state: State, incident: string, now: string): string[] {
  const found = new Set<string>();
  for (const mandate of mandatesWithin(state, incident))
    if (isInForce(state, mandate, now)) found.add(mandate.holder);
  return [...found];
}

/**
 * Who may do this next about a matter of `subject` (null: about the incident as a whole), by the mandates in force.
 * Where several may, those nearest to it are told: holders for their own matters before those who may act for an area,
 * and the authority, which may do everything, only where nobody else may.
 */
export function holdersOf(
  state: State,
  wanted: MandateFunction,
  incident: string,
  subject: string | null,
  now: string,
): string[] {
  const area =
    state.organisations.get(subject ?? '')?.area ?? state.incidents.get(incident)?.area ?? '000000';
  const own = new Set<string>();
  const others = new Set<string>();
  const scope = { incident, area, subject };
  for (const mandate of candidatesFor(state, wanted, scope)) {
    if (!covers(state, { ...mandate, itemCategories: null }, wanted, scope, now)) continue;
    (mandate.reach === 'own' ? own : others).add(mandate.holder);
  }
  if (own.size > 0) return [...own];
  const appointed = [...others].filter((holder) => holder !== state.authority);
  return appointed.length > 0 ? appointed : [...others];
}
