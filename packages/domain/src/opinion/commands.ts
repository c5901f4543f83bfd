import { z } from 'zod';
import { decided, defineCommand } from '../command/command.ts';
import { existing, incidentScope } from '../command/fields.ts';
import { draft } from '../fact/fact.ts';
import { identifier } from '../fact/fields.ts';
import type { IncidentState } from '../incident/state.ts';
import { refuse } from '../refusal/refusal.ts';
import { opinionFacts } from './facts.ts';

const { opinion: _noticed, ...noticed } = opinionFacts['opinion.noticed'].shape;
const { conference: _held, ...held } = opinionFacts['press-conference.held'].shape;

export const noticeOpinion = defineCommand({
  name: 'opinion.notice',
  function: 'draft-release',
  summary: { zh: '登记舆情', en: 'Note what the public asks' },
  schema: z.strictObject({ incident: identifier, ...noticed }),
  scope: incidentScope,
  decide(_state, { incident, ...input }, context) {
    const opinion = context.newId('opinion');
    return decided([draft(incident, 'opinion.noticed', { opinion, ...input })], { opinion });
  },
});

export const answerOpinion = defineCommand({
  name: 'opinion.answer',
  function: 'approve-release',
  summary: { zh: '回应舆情', en: 'Answer what the public asks' },
  schema: z.strictObject({ incident: identifier, ...opinionFacts['opinion.answered'].shape }),
  scope: incidentScope,
  decide(state, { incident: id, ...input }, context) {
    const { opinions } = state.incidents.get(id) as IncidentState;
    const found = existing(opinions, input.opinion, 'opinion', 'opinion');
    if (!found.ok) return found;
    // Two pairs of eyes, as on every release.
    if (found.value.seat === context.actor.seat)
      return refuse('four-eyes', { first: 'opinion.notice' }, { rule: 'I12' });
    return decided([draft(id, 'opinion.answered', input)]);
  },
});

export const recordConference = defineCommand({
  name: 'press-conference.record',
  function: 'approve-release',
  summary: { zh: '登记新闻发布会', en: 'Record a press conference' },
  schema: z.strictObject({ incident: identifier, ...held, source: held.source.default(null) }),
  scope: incidentScope,
  decide(_state, { incident, ...input }, context) {
    const conference = context.newId('conference');
    const fact = { conference, ...input };
    return decided([draft(incident, 'press-conference.held', fact)], { conference });
  },
});
