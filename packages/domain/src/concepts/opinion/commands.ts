import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { otherwise } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { whyTyped } from '../release/typed-numbers.ts';
import { opinionFacts } from './facts.ts';
import { unpublished } from './published.ts';

const { opinion: _noticed, ...noticed } = opinionFacts['opinion.noticed'].schema.shape;
const answered = opinionFacts['opinion.answered'].schema.shape;
const { conference: _held, ...held } = opinionFacts['press-conference.held'].schema.shape;

const referredTo = (incident: IncidentState, release: number | null): Result<null> => {
  const missing = unpublished(incident, release);
  return missing === null
    ? accept(null)
    : refuse('not-found', { kind: 'release', id: String(missing) }, { field: 'release' });
};

export const noticeOpinion = defineCommand({
  name: 'opinion.notice',
  function: 'draft-release',
  summary: { zh: '登记舆情', en: 'Note a public concern' },
  schema: z.strictObject({ incident: identifier, ...noticed }),
  example: {
    incident: 'covid-2020',
    question: { zh: '口罩去了哪里？', en: 'Where did the masks go?' },
    source: '12345 热线 / hotline',
  },
  scope: incidentScope,
  decide(_state, { incident, ...input }, context) {
    const opinion = context.newId('opinion');
    return decided([draft(incident, 'opinion.noticed', { opinion, ...input })], { opinion });
  },
});

export const answerOpinion = defineCommand({
  name: 'opinion.answer',
  outlives: 'answers',
  function: 'approve-release',
  summary: { zh: '回应舆情', en: 'Answer a public concern' },
  schema: z
    .strictObject({
      incident: identifier,
      opinion: answered.opinion,
      answer: answered.answer.default(null),
      release: answered.release.default(null),
    })
    .refine(
      ({ answer, release }) => answer !== null || release !== null,
      otherwise('answer-given', ['answer']),
    ),
  example: {
    incident: 'covid-2020',
    opinion: 'opinion-7f3k',
    answer: { zh: '每一笔交付见公示第 3 号。', en: 'Every delivery stands in release no. 3.' },
    release: 3,
  },
  scope: incidentScope,
  decide(_state, { incident: id, ...input }, { items }, incident) {
    const { answer } = input;
    const typed = whyTyped(items, incident, {
      'answer.zh': answer?.zh ?? null,
      'answer.en': answer?.en ?? null,
    });
    if (typed.length > 0) return refuseAll(typed);
    const opinion = existing(incident.opinions, input.opinion, 'opinion', 'opinion');
    if (!opinion.ok) return opinion;
    const known = referredTo(incident, input.release ?? null);
    if (!known.ok) return known;
    return decided([draft(id, 'opinion.answered', input)]);
  },
});

export const recordConference = defineCommand({
  name: 'press-conference.record',
  outlives: true,
  function: 'approve-release',
  summary: { zh: '举行新闻发布会', en: 'Record a press conference' },
  schema: z.strictObject({
    incident: identifier,
    ...held,
    source: held.source.default(null),
    release: held.release.default(null),
  }),
  example: {
    incident: 'covid-2020',
    title: { zh: '第三次新闻发布会', en: 'Third press conference' },
    source: 'https://www.hubei.gov.cn/',
    release: 3,
  },
  scope: incidentScope,
  decide(_state, { incident: id, ...input }, context, incident) {
    const { zh, en } = input.title;
    const source = input.source ?? null;
    const typed = whyTyped(context.items, incident, { 'title.zh': zh, 'title.en': en, source });
    if (typed.length > 0) return refuseAll(typed);
    const known = referredTo(incident, input.release ?? null);
    if (!known.ok) return known;
    const conference = context.newId('conference');
    const fact = { conference, ...input };
    return decided([draft(id, 'press-conference.held', fact)], { conference });
  },
});
