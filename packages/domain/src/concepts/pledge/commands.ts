import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { askOfAmount } from '../donation/plausible.ts';
import { pledgeFacts } from './facts.ts';
import {
  type AnswerRule,
  pledgedAsManyAsAllowed,
  pledgedPerDay,
  pledgeState,
  whyNotAnswer,
} from './rules.ts';
import type { Pledge } from './state.ts';

const { pledge: _new, ...offered } = pledgeFacts['pledge.made'].schema.shape;
const answered = pledgeFacts['pledge.answered'].schema.shape;

/** Which field of an answer breaks the rule. */
const FIELDS: { readonly [Why in AnswerRule]: string } = {
  'no-reason': 'reason',
  'no-receiver': 'to',
  'a-receiver-too-many': 'to',
  itself: 'to',
};

/** A pledge that still waits, or why there is none. */
function openPledge(state: State, input: { incident: string; pledge: string }): Result<Pledge> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const found = existing(incident.value.pledges, input.pledge, 'pledge', 'pledge');
  if (!found.ok) return found;
  const now = pledgeState(found.value);
  return now === 'open' ? found : wrongState('pledge', input.pledge, now, 'open');
}

/** Everybody may offer: no mandate is asked for, only that it speaks for itself. */
export const makePledge = defineCommand({
  name: 'pledge.make',
  opens: true,
  function: null,
  summary: { zh: '认捐', en: 'Pledge goods' },
  schema: z.strictObject({
    incident: identifier,
    ...offered,
    readyOn: offered.readyOn.default(null),
    note: offered.note.default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    organisation: 'jointown',
    item: 'mask-medical-protective',
    amount: 20_000,
    readyOn: '2020-02-03',
    note: '每箱 1,000 只，有检验报告 / boxes of 1,000, with test reports',
  },
  scope(state, input) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const giver = existing(state.organisations, input.organisation, 'organisation', 'organisation');
    return giver.ok
      ? accept({
          incident: input.incident,
          area: giver.value.area,
          subject: input.organisation,
          found: incident.value,
        })
      : giver;
  },
  ownRight: (_state, input, { actor }) =>
    actor.organisation === input.organisation ? { mandate: null } : null,
  decide(_state, { incident, ...input }, context, found: IncidentState) {
    if (pledgedAsManyAsAllowed(found, input.organisation, context.now))
      return refuse(
        'as-many-as-a-day-takes',
        { kind: 'pledge', perDay: pledgedPerDay(found) },
        { field: 'organisation' },
      );
    if (!context.items.byId.has(input.item))
      return refuseAll([unknownItem(context.items, input.item, 'item')]);
    if (input.readyOn !== null && input.readyOn < localDay(context.now, context.country.clock))
      return refuse('date-impossible', { date: input.readyOn, why: 'superseded' }, { field: 'readyOn' });
    const asked = askBack(input.confirmed);
    askOfAmount(asked, found, context.items, input, 'amount');
    if (asked.open.length > 0) return refuseAll(asked.open);
    const pledge = context.newId('pledge');
    const { confirmed: _, ...said } = input;
    return decided([draft(incident, 'pledge.made', { pledge, ...said, ...asked.said() })], { pledge });
  },
});

/** By whoever takes gifts in: yes, no, or "ask them instead"; never by the one that offers. */
export const answerPledge = defineCommand({
  name: 'pledge.answer',
  outlives: 'answers',
  function: 'receive-donation',
  summary: { zh: '答复认捐', en: 'Answer a pledge' },
  schema: z.strictObject({
    incident: identifier,
    pledge: answered.pledge,
    outcome: answered.outcome,
    to: answered.to.default(null),
    reason: answered.reason.default(null),
  }),
  example: {
    incident: 'covid-2020',
    pledge: 'pledge-7f3k',
    outcome: 'redirected',
    to: 'wuhan-red-cross',
    reason: '本库已满，请直接联系市红会 / our hall is full',
  },
  scope(state, input, { actor }) {
    const found = openPledge(state, input);
    if (!found.ok) return found;
    const home = state.organisations.get(actor.organisation)?.area ?? '000000';
    return accept({
      incident: input.incident,
      area: home,
      subject: actor.organisation,
      found: found.value,
    });
  },
  decide(state, { incident, ...input }, { actor }, pledge: Pledge | undefined) {
    if (!pledge) return refuse('not-found', { kind: 'pledge', id: input.pledge }, { field: 'pledge' });
    const why = whyNotAnswer(state, pledge, actor.organisation, input);
    if (why) return refuse('pledge-rule', { pledge: pledge.id, why }, { field: FIELDS[why] });
    return decided([draft(incident, 'pledge.answered', input)]);
  },
});

const ownPledge = (
  state: State,
  input: { readonly incident: string; readonly pledge: string },
  { actor }: Context,
) =>
  state.incidents.get(input.incident)?.pledges.get(input.pledge)?.organisation === actor.organisation
    ? { mandate: null }
    : null;

/** A slip, or a lorry that broke down: the one that offered says so, while nobody has answered. */
export const endPledge = defineCommand({
  name: 'pledge.end',
  outlives: 'answers',
  function: null,
  summary: { zh: '撤回认捐', en: 'Withdraw a pledge' },
  schema: pledgeFacts['pledge.ended'].schema.extend({ incident: identifier }),
  example: {
    incident: 'covid-2020',
    pledge: 'pledge-7f3k',
    reason: '数量填写有误，另行认捐 / the amount was wrong, a new pledge follows',
  },
  scope(state, input) {
    const found = openPledge(state, input);
    if (!found.ok) return found;
    const area = state.organisations.get(found.value.organisation)?.area ?? '000000';
    return accept({ incident: input.incident, area, subject: found.value.organisation });
  },
  ownRight: ownPledge,
  decide: (_state, { incident, ...input }) => decided([draft(incident, 'pledge.ended', input)]),
});
