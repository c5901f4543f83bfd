import { z } from 'zod';
import { areaContains } from '../../kernel/area/area.ts';
import { type Decision, decided, type Scope } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownArea } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, type FactData, REGISTER } from '../../kernel/fact/fact.ts';
import { calendarDate, identifier, instant } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { endOfDay } from '../../kernel/time/time.ts';
import { type Terms, widerIn } from './breadth.ts';
import { mandateLimits, mandateTerms } from './facts.ts';
import { chainOf, isInForce } from './force.ts';
import type { Mandate } from './state.ts';
import { mandatesHeldBy } from './who.ts';

const { mandate: _mandate, grantedUnder: _grantedUnder, answerWithinHours: _answer, ...terms } = mandateTerms;

/** What is not said is not limited. */
export const limitsGiven = mandateLimits.extend({
  goods: mandateLimits.shape.goods.default(null),
  money: mandateLimits.shape.money.default(null),
  level: mandateLimits.shape.level.default(null),
});

/** What the giver of a mandate fills in. */
export const termsGiven = z.strictObject({
  ...terms,
  mandate: identifier.optional(),
  incident: terms.incident.default(null),
  itemCategories: terms.itemCategories.default(null),
  from: terms.from.optional(),
  /** A moment, or a last day (UTC). */
  until: z.union([instant, calendarDate]).nullable().default(null),
  limits: limitsGiven.optional(),
});
export type TermsGiven = z.output<typeof termsGiven>;

/** A mandate of a place is given by whoever coordinates that place. */
export function placeScope(given: Pick<TermsGiven, 'area' | 'incident'>, context: Context): Result<Scope> {
  const area = knownArea(context, given.area);
  return area.ok ? accept({ incident: given.incident, area: given.area, subject: null }) : area;
}

/** The terms as the fact states them: moments in UTC, compared with the clock, and with each other, as text. */
export function settled(
  state: State,
  asked: TermsGiven,
  context: Context,
): Result<Omit<FactData<'mandate.granted'>, 'grantedUnder'>> {
  const holder = standing(state, asked.holder, 'holder');
  if (!holder.ok) return holder;
  if (asked.subject !== undefined) {
    const subject = existing(state.organisations, asked.subject, 'organisation', 'subject');
    if (!subject.ok) return subject;
  }
  if (asked.incident !== null && !state.incidents.has(asked.incident))
    return refuse('not-found', { kind: 'incident', id: asked.incident }, { field: 'incident' });
  const mandate = asked.mandate ?? context.newId('mandate');
  if (state.mandates.has(mandate))
    return refuse('already-exists', { kind: 'mandate', id: mandate }, { field: 'mandate' });
  const from = new Date(asked.from ?? context.now).toISOString();
  const until =
    asked.until?.length === 10
      ? endOfDay(asked.until, context.country.clock)
      : asked.until && new Date(asked.until).toISOString();
  if (until !== null && until <= from)
    return refuse('date-impossible', { date: until, why: 'before-start' }, { field: 'until' });
  if (until !== null && until <= context.now)
    return refuse('date-impossible', { date: until, why: 'over' }, { field: 'until' });
  return accept({ ...asked, mandate, from, until });
}

/** Gives a mandate that descends from one of the giver's own, which is in force and at least as wide in every way. */
export function giveFromOwn(
  state: State,
  given: Omit<FactData<'mandate.granted'>, 'grantedUnder'>,
  context: Context,
): Result<Decision<{ readonly mandate: string }>> {
  const giver = context.actor.organisation;
  const own = mandatesHeldBy(state, giver).filter((each) => isInForce(state, each, context.now));
  const parent = own.find((each) => widerIn(each, given) === null);
  if (!parent) return refuseWider(own, given);
  return give(state, parent, given);
}

export function give(
  state: State,
  parent: Mandate,
  given: Omit<FactData<'mandate.granted'>, 'grantedUnder'>,
): Result<Decision<{ readonly mandate: string }>> {
  const branchOf = state.organisations.get(given.holder)?.parent ?? null;
  if (branchOf !== null && branchOf !== parent.holder)
    return refuse('branch-of-another', { organisation: given.holder, parent: branchOf }, { field: 'holder' });
  const cycle = wouldCycle(state, parent, given.holder);
  if (cycle) return refuse('delegation-cycle', { organisation: given.holder }, { field: 'holder' });
  const fact = { ...given, grantedUnder: parent.id };
  return decided([draft(REGISTER, 'mandate.granted', fact)], { mandate: given.mandate });
}

/**
 * A mandate never comes back to an organisation from which it came down. The one step that is no cycle: its immediate giver
 * names itself, with what it holds, as the owner of a function.
 */
const wouldCycle = (state: State, parent: Mandate, holder: string): boolean =>
  parent.holder !== holder && [...chainOf(state, parent)].some((each) => each.holder === holder);

/** Which function is not held that far; and in which direction the mandate that comes nearest is too narrow. */
export function refuseWider(own: readonly Mandate[], given: Terms) {
  const held = (wanted: Mandate['functions'][number]) =>
    own.some((each) => widerIn(each, { ...given, functions: [wanted] }) === null);
  const missing = (given.functions.find((wanted) => !held(wanted)) ??
    given.functions[0]) as Mandate['functions'][number];
  const single = { ...given, functions: [missing] };
  const nearest =
    own.find((each) => each.functions.includes(missing) && areaContains(each.area, given.area)) ??
    own.find((each) => each.functions.includes(missing));
  const breadth = (nearest && widerIn(nearest, single)) ?? 'functions';
  return refuse(
    'mandate-wider-than-own',
    { function: missing, breadth },
    { field: breadth, rule: 'DESIGN §2.2' },
  );
}
