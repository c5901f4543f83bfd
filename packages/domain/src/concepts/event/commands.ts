import { z } from 'zod';
import { decided, defineCommand, STAND_IN } from '../../kernel/command/command.ts';
import { knownArea, knownIncident, personalDataRefusals, statedMoment } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, longText } from '../../kernel/fact/fields.ts';
import { sealOf } from '../../kernel/fact/seal.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { mayReadDescription } from './description.ts';
import { eventFacts } from './facts.ts';
import { broken, eventIn, ofEvent, ownWord } from './lookup.ts';
import {
  type EventRule,
  knowsOf,
  noticedAsManyAsAllowed,
  noticedPerDay,
  whyNotDisclose,
  whyNotTo,
} from './rules.ts';

const noticed = eventFacts['event.noticed'].schema.shape;
const reported = eventFacts['event.reported'].schema.shape;
/** Which field of a report breaks the rule; `to` where nothing stands here. */
const FIELDS: { readonly [Why in EventRule]?: string } = {
  'not-told': 'event',
  'no-reference': 'reference',
  'who-is-an-office': 'notifies',
};

export const noticeEvent = defineCommand({
  name: 'event.notice',
  seatFunction: null,
  function: null,
  summary: { zh: '登记发现的事件', en: 'Notice an event' },
  schema: z.strictObject({
    incident: identifier,
    kind: noticed.kind,
    area: noticed.area,
    noticedAt: noticed.noticedAt.optional(),
    paper: noticed.paper.default(null),
    /** In words, for those to whom it is reported. */
    text: longText.nullable().default(null),
  }),
  withheld: { text: () => STAND_IN },
  example: {
    incident: 'covid-2020',
    kind: 'unexplained-group-illness',
    area: '420103',
    noticedAt: '2020-01-25T01:30:00Z',
    paper: { name: 'report.pdf', sha256: 'a'.repeat(64) },
    text: '同一病区五人不明原因发热 / five on one ward with unexplained fever',
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const area = knownArea(context, input.area);
    const subject = context.actor.organisation;
    if (!area.ok) return area;
    return accept({ incident: input.incident, area: input.area, subject, found: incident.value });
  },
  ownRight: ownWord,
  decide(_state, { incident: id, noticedAt: stated, text, ...input }, context, incident) {
    const { organisation } = context.actor;
    const noticedAt = statedMoment(context, stated ?? context.now, 'noticedAt');
    if (!noticedAt.ok) return noticedAt;
    if (noticedAsManyAsAllowed(incident, organisation, context.now))
      return refuse(
        'as-many-as-a-day-takes',
        { kind: 'event', perDay: noticedPerDay(incident) },
        { field: 'incident' },
      );
    // Words that could never be published are not kept either: patients' names go by the channel of the law.
    const unsayable = personalDataRefusals({ text });
    if (unsayable.length > 0) return refuseAll(unsayable);
    const event = context.newId('event');
    const fact = { event, organisation, ...input, noticedAt: noticedAt.value };
    if (text === null) return decided([draft(id, 'event.noticed', fact)], { event });
    const words = { event, text, salt: context.newSalt() };
    const seal = context.seal('event.described', words);
    const sealed = draft(id, 'event.noticed', { ...fact, seal });
    return decided([sealed, draft(id, 'event.described', words)], { event });
  },
});

export const reportEvent = defineCommand({
  name: 'event.report',
  outlives: true,
  seatFunction: null,
  function: null,
  summary: { zh: '报告事件', en: 'Report an event' },
  schema: z.strictObject({
    incident: identifier,
    event: identifier,
    to: reported.to.default(null),
    office: reported.office.default(null),
    channel: reported.channel,
    reference: reported.reference.default(null),
    notifies: reported.notifies,
  }),
  example: {
    incident: 'covid-2020',
    event: 'event-7f3k',
    to: 'wuhan-cdc',
    channel: 'network',
    reference: '420103-2020-0117',
  },
  scope: ofEvent,
  ownRight: ownWord,
  decide(state, { incident, ...input }, { actor }, { event }) {
    if (input.to !== null && !state.organisations.has(input.to))
      return refuse('not-found', { kind: 'organisation', id: input.to }, { field: 'to' });
    const why = whyNotTo(state, event, actor.organisation, input);
    if (why) return broken(event.id, why, FIELDS[why] ?? 'to');
    const isNew = input.to === null || !knowsOf(event, input.to);
    return decided([draft(incident, 'event.reported', { ...input, isNew })]);
  },
});

/** Two seats: whoever noticed it does not publish it alone. What was held back is published after the response, too. */
export const discloseEvent = defineCommand({
  name: 'event.disclose',
  outlives: true,
  function: 'approve-release',
  summary: { zh: '公布事件报告的内容', en: 'Publish what a report of an event says' },
  schema: z.strictObject({ incident: identifier, event: identifier }),
  example: { incident: 'covid-2020', event: 'event-7f3k' },
  scope(state, input) {
    const found = eventIn(state, input);
    if (!found.ok) return found;
    const { area } = found.value.event;
    return accept({ incident: input.incident, area, subject: null, found: found.value });
  },
  decide(state, { incident }, { actor, now, disclosed }, { event }) {
    if (!mayReadDescription(state, incident, event, actor.organisation, now))
      return broken(event.id, 'not-told', 'event');
    const why = whyNotDisclose(event);
    const words = eventFacts['event.disclosed'].schema.safeParse({
      ...event.words,
      ...(disclosed ?? {}),
      // Words that are sealed under this event's seal as those of another are published of neither.
      event: event.id,
    });
    if (why || !words.success) return broken(event.id, why ?? 'no-words', 'event');
    // Somebody may have changed what is kept since it was sealed: other words are not published under that seal.
    if (sealOf('event.described', words.data) !== event.seal) return broken(event.id, 'seal-broken', 'event');
    return decided([draft(incident, 'event.disclosed', words.data)]);
  },
});
