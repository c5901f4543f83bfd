import type { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft, type FactData, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { eventFacts } from './facts.ts';
import { broken, type FoundEvent, type OfEvent, ofEvent, ownWord } from './lookup.ts';
import { whyNotVerify } from './rules.ts';

type Judgement = 'event.verified' | 'event.assessed' | 'event.ended';

/** What those say of an event who were told of it: they alone, by their own right. It ends once. */
const judging = <Type extends Judgement>(type: Type) => ({
  function: null,
  scope: ofEvent,
  ownRight: ownWord,
  decide(
    state: State,
    { incident, ...input }: OfEvent & FactData<Type>,
    { actor }: Context,
    { event }: FoundEvent,
  ) {
    const why = whyNotVerify(state, event, actor.organisation);
    if (why) return broken(event.id, why, 'event');
    if (type === 'event.ended' && event.endedAt !== null)
      return wrongState('event', event.id, 'ended', 'open');
    return decided([draft(incident, type, input as unknown as FactData<Type>) as FactDraft]);
  },
});
const ofIncident = { incident: identifier } satisfies z.ZodRawShape;

export const verifyEvent = defineCommand({
  ...judging('event.verified'),
  name: 'event.verify',
  outlives: true,
  summary: { zh: '核实事件', en: 'Verify an event' },
  schema: eventFacts['event.verified'].schema.extend(ofIncident),
  example: {
    incident: 'covid-2020',
    event: 'event-7f3k',
    outcome: 'confirmed',
    note: '流调与检测一致 / tracing and tests agree',
  },
});

export const assessEvent = defineCommand({
  ...judging('event.assessed'),
  name: 'event.assess',
  outlives: true,
  summary: { zh: '按《国际卫生条例》评估', en: 'Assess an event under the International Health Regulations' },
  schema: eventFacts['event.assessed'].schema.extend(ofIncident),
  example: {
    incident: 'covid-2020',
    event: 'event-7f3k',
    mustNotify: true,
    note: '附件二的两项标准 / two criteria of annex 2',
  },
});

export const endEvent = defineCommand({
  ...judging('event.ended'),
  name: 'event.end',
  outlives: true,
  summary: { zh: '事件平息', en: 'Say that an event is over' },
  schema: eventFacts['event.ended'].schema.extend(ofIncident),
  example: { incident: 'covid-2020', event: 'event-7f3k', reason: '灾情稳定 / the disaster is stable' },
});
