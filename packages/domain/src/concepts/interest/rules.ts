import { agreed } from '../../kernel/charter/charter.ts';
import type { Actor } from '../../kernel/command/context.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { heirOf } from '../../kernel/command/standing.ts';
import { concerned as asParty, type ConcernedParty } from '../../kernel/concept/concept.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { supplierName } from '../money/supplier.ts';
import { openSeatsOf } from '../seat/rules.ts';
import { interestCharter } from './charter.ts';
import type { Interest } from './state.ts';

/** A person with more ties than these decides nothing anyway. */
export const INTERESTS_MAX = 50;

/** Those of a seat that stand, or stood at a moment. */
export const interestsOf = (state: State, seat: string, at?: string): Interest[] =>
  listed(state.interestsOfSeat, seat)
    .map((id) => must(state.interests, id, 'interest'))
    .filter(({ declaredAt, ended }) =>
      at === undefined ? ended === null : declaredAt <= at && (ended === null || ended.at > at),
    );

/** All that two may be known to be the same by: an id of the register, a credit code, a name as a reader sees it. */
function knownBy({ organisations }: State, { organisation, creditCode, names }: ConcernedParty): Set<string> {
  const registered = organisation === null ? undefined : organisations.get(organisation);
  const codes = [creditCode, registered?.socialCreditCode];
  const all = [...names, ...Object.values(registered?.name ?? {})];
  return new Set([
    ...(organisation === null ? [] : [`id:${organisation}`]),
    ...codes.flatMap((code) => (code ? [`code:${code}`] : [])),
    ...all.map((name) => `name:${plain(name)}`),
  ]);
}

/** Whoever has an interest in an organisation has it in what it became, in its branches, and in that of which it is one. */
function bearsOn(state: State, { party }: Interest, concerned: ConcernedParty): boolean {
  const own = asParty(party);
  const wide = own.organisation === null ? [own] : kin(state, own.organisation).map(byId);
  const known = knownBy(state, concerned);
  return wide.some((each) => [...knownBy(state, each)].some((name) => known.has(name)));
}

const byId = (organisation: string): ConcernedParty => ({ organisation, creditCode: null, names: [] });

const kin = (state: State, id: string): string[] =>
  [
    id,
    heirOf(state, id),
    state.organisations.get(id)?.parent ?? null,
    ...listed(state.branchesOf, id),
  ].filter((each) => each !== null);

/** Those of a seat's interests that bear on one of those whom something concerns. */
export function interestsIn(
  state: State,
  seat: string,
  concerned: readonly ConcernedParty[],
  at?: string,
): Interest[] {
  const own = interestsOf(state, seat, at);
  return own.filter((each) => concerned.some((party) => bearsOn(state, each, party)));
}

/** Who of the organisation could do it in the place of somebody who has an interest. */
const couldInstead = (
  state: State,
  { organisation, seat }: Actor,
  wanted: MandateFunction | null,
  concerned: readonly ConcernedParty[],
): string[] =>
  openSeatsOf(state, organisation)
    .filter(
      ({ id, functions }) =>
        id !== seat &&
        (wanted === null || functions.has(wanted)) &&
        interestsIn(state, id, concerned).length === 0,
    )
    .map(({ id }) => id)
    .slice(0, 3);

/**
 * Nobody allocates to, buys from or inspects whom he has an interest in; and where the charter asks for it, nobody does before
 * having said whether he has any.
 */
export function whyNotWithInterest(
  state: State,
  incident: string,
  actor: Actor,
  wanted: MandateFunction | null,
  concerned: readonly ConcernedParty[],
  now: string,
): Refusal | null {
  const [found] = interestsIn(state, actor.seat, concerned);
  if (found) {
    const { zh, en } = supplierName(state, found.party);
    const couldAct = couldInstead(state, actor, wanted, concerned);
    return refusal(
      'interest-in-the-way',
      { party: { zh, en }, tie: found.tie, couldAct },
      { rule: '慈善法 40, I12' },
    );
  }
  const records = state.incidents.get(incident);
  const days = records ? statementOwed(records, actor.seat, now) : null;
  return days === null ? null : refusal('interests-unsaid', { days }, { rule: '慈善法 40, I12' });
}

/** For how many days the statement would hold that a seat owes before it allocates, pays or inspects; null: it owes none. */
export function statementOwed(incident: IncidentState, seat: string, now: string): number | null {
  const days = agreed(incident, 'interestsDeclared', interestCharter);
  const said = incident.interestsStated.get(seat);
  const holds = said !== undefined && Date.parse(now) < Date.parse(said) + days * DAY_MS;
  return days === 0 || holds ? null : days;
}
