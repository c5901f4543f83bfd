import { z } from 'zod';
import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { supplierInput, supplierOf } from '../money/supplier.ts';
import { ownSeat, whyNotFromSeat } from '../seat/rules.ts';
import { interestFacts } from './facts.ts';
import { INTERESTS_MAX, interestsOf } from './rules.ts';

const { tie, since } = interestFacts['interest.declared'].schema.shape;

/** Everybody says it of his own seat; of a colleague's, whoever administers the organisation's people. */
const ofOwn = {
  function: null,
  seatFunction: null,
  ownRight: () => ({ mandate: null }),
} as const;

const whyNotOf = (state: State, { actor }: Context, seat: string) =>
  seat === actor.seat ? null : whyNotFromSeat(state, actor, 'administer');

export const declareInterest = defineCommand({
  ...ofOwn,
  name: 'interest.declare',
  outlives: true,
  summary: { zh: '申报利害关系', en: 'Declare an interest' },
  schema: z.strictObject({
    /** A colleague's; null: one's own. */
    seat: identifier.nullable().default(null),
    party: supplierInput,
    tie,
    since: since.default(null),
  }),
  example: { party: { organisation: 'wuhan-union' }, tie: 'family', since: '2018-09-01' },
  scope(state, _input, { actor }) {
    const area = state.organisations.get(actor.organisation)?.area ?? '000000';
    return accept({ incident: null, area, subject: actor.organisation });
  },
  decide(state, { seat: asked, party: said, ...input }, context) {
    const { organisation, seat: own } = context.actor;
    const seat = asked ?? own;
    const barred = whyNotOf(state, context, seat);
    if (barred) return refuseAll([barred]);
    if (seat !== own && !ownSeat(state, organisation, seat))
      return refuse('not-found', { kind: 'seat', id: seat }, { field: 'seat' });
    const party = supplierOf(said);
    if (party === null) return refuse('input-invalid', ruleFault('supplier-is-one'), { field: 'party.name' });
    if (party.kind === 'organisation' && !state.organisations.has(party.organisation))
      return refuse(
        'not-found',
        { kind: 'organisation', id: party.organisation },
        { field: 'party.organisation' },
      );
    if (input.since !== null && input.since > localDay(context.now, context.country.clock))
      return refuse('date-impossible', { date: input.since, why: 'future' }, { field: 'since', rule: 'F2' });
    const standing = interestsOf(state, seat);
    const before = standing.find(
      (each) => each.tie === input.tie && canonicalJson(each.party) === canonicalJson(party),
    );
    if (before) return refuse('already-exists', { kind: 'interest', id: before.id }, { field: 'party' });
    if (standing.length >= INTERESTS_MAX) return refuse('interests-too-many', { most: INTERESTS_MAX });
    const interest = context.newId('interest');
    const fact = { interest, organisation, seat, party, ...input };
    return decided([draft(REGISTER, 'interest.declared', fact)], { interest });
  },
});

/** With a second person of the organisation: nobody puts his interest down for the length of one signature. */
export const endInterest = defineCommand({
  ...ofOwn,
  name: 'interest.end',
  outlives: true,
  summary: { zh: '终止利害关系', en: 'End an interest' },
  schema: interestFacts['interest.ended'].schema,
  example: { interest: 'interest-7f3k', reason: '已离职满一年 / left a year ago' },
  scope(state, input) {
    const found = existing(state.interests, input.interest, 'interest', 'interest');
    if (!found.ok) return found;
    const { organisation } = found.value;
    const area = state.organisations.get(organisation)?.area ?? '000000';
    return accept({ incident: null, area, subject: organisation, found: found.value });
  },
  ownRight: (state, { interest }, { actor }) =>
    state.interests.get(interest)?.organisation === actor.organisation ? { mandate: null } : null,
  countersigned: () => true,
  decide(_state, input, _context, { id, ended }) {
    if (ended) return wrongState('interest', id, 'ended', 'declared');
    return decided([draft(REGISTER, 'interest.ended', input)]);
  },
});

export const stateNoInterest = defineCommand({
  ...ofOwn,
  name: 'interest.state-none',
  outlives: true,
  summary: { zh: '声明无其他利害关系', en: 'State that there is no other interest' },
  schema: z.strictObject({ incident: identifier }),
  example: { incident: 'covid-2020' },
  scope(state, input, { actor }) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const { area } = incident.value;
    return accept({ incident: input.incident, area, subject: actor.organisation });
  },
  decide: (_state, { incident }, { actor: { organisation, seat } }) =>
    decided([draft(incident, 'interest.none-stated', { organisation, seat })]),
});
