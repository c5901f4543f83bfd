import type { Context } from '../../kernel/command/context.ts';
import { type Refusal, type Result, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { widerIn } from '../mandate/breadth.ts';
import { isInForce } from '../mandate/force.ts';
import { refuseWider } from '../mandate/give.ts';
import type { Mandate } from '../mandate/state.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { endOf, grantTerms } from './grant-terms.ts';
import type { FunctionEntry, PlanTerms } from './terms.ts';

/** What a plan names must be there, and only once: areas, organisations, items, and duties that `data/duties` describes for plans. */
export function unknownReferences(state: State, terms: PlanTerms, context: Context): Refusal[] {
  const missing: Refusal[] = [];
  if (!context.areaExists(terms.area))
    missing.push(refusal('area-unknown', { id: terms.area }, { field: 'terms.area' }));
  for (const [index, { assigned }] of terms.functions.entries()) {
    const places = new Set<string>();
    for (const [row, { area, organisation }] of (assigned ?? []).entries()) {
      const field = `terms.functions.${index}.assigned.${row}`;
      // Of two that are assigned to one place the plan would take one, and nobody would know why.
      if (places.has(area))
        missing.push(refusal('already-exists', { kind: 'area', id: area }, { field: `${field}.area` }));
      places.add(area);
      if (!context.areaExists(area))
        missing.push(refusal('area-unknown', { id: area }, { field: `${field}.area` }));
      if (!state.organisations.has(organisation)) {
        const at = { field: `${field}.organisation` };
        missing.push(refusal('not-found', { kind: 'organisation', id: organisation }, at));
      }
    }
  }
  for (const [index, { duty }] of terms.duties.entries())
    if (!context.planDuties.has(duty)) {
      const field = `terms.duties.${index}.duty`;
      missing.push(refusal('not-found', { kind: 'duty', id: duty }, { field }));
    }
  for (const [index, { item }] of terms.needs.entries())
    if (!context.items.byId.has(item))
      missing.push(refusal('item-unknown', { id: item }, { field: `terms.needs.${index}.item` }));
  return missing;
}

/**
 * No plan gives more than whoever stands behind it holds, to whomever, itself included: a plan cannot grant itself.
 * Asked when it is proposed, for its whole area, and again when it is activated, for the incident.
 */
export function givesMoreThanHeld(
  state: State,
  entries: readonly FunctionEntry[],
  where: { readonly incident: string | null; readonly area: string },
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Result<null> {
  const own = mandatesHeldBy(state, actor.organisation).filter((each) => isInForce(state, each, now));
  for (const [index, entry] of entries.entries()) {
    const given = widest(entry, where, actor.organisation, now);
    if (own.some((each) => widerIn(each, given) === null)) continue;
    const refused = refuseWider(own, given);
    if (refused.ok) continue;
    const [first] = refused.refusals;
    const field = `functions.${index}`;
    return first ? { ok: false, refusals: [{ ...first, field }] } : refused;
  }
  return { ok: true, value: null };
}

function widest(
  entry: FunctionEntry,
  { incident, area }: { readonly incident: string | null; readonly area: string },
  holder: string,
  now: string,
): Omit<
  Mandate,
  'id' | 'grantedBy' | 'givenAt' | 'accepted' | 'declined' | 'suspended' | 'suspendedAlone' | 'revoked'
> {
  // When a plan will be activated nobody knows; once it is, what it gives ends on a day that its giver must have.
  const until = incident === null && entry.days !== undefined ? now : endOf(entry, now);
  const batch = { grantedUnder: '-', from: now, until };
  const terms = grantTerms(entry, { id: incident ?? '-' }, { holder, area }, '-', batch);
  // Each of its holders in its own matters: together they are as wide as the area.
  return { ...terms, reach: 'area', incident };
}
