import { z } from 'zod';
import { WHOLE_COUNTRY } from '../../kernel/area/area.ts';
import { decided, defineCommand, STAND_IN } from '../../kernel/command/command.ts';
import { existing, incidentScope, statedMoment } from '../../kernel/command/fields.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import {
  type ImportAnswer,
  type ImportQuestion,
  importAnswerSchema,
  importFacts,
  importQuestionSchema,
  setAsidePieceSchema,
} from './facts.ts';

const PIECES_PER_FACT = 25;
const QUESTIONS_PER_FACT = 200;

/** The last word of an import: what was read, and what a person must still look at. */
export const recordImport = defineCommand({
  name: 'import.record',
  opens: true,
  function: 'import-records',
  summary: { zh: '登记导入', en: 'Record an import' },
  schema: importFacts['import.recorded'].schema.omit({ importId: true, questions: true }).extend({
    incident: identifier,
    files: importFacts['import.recorded'].schema.shape.files.default([]),
    setAside: z.array(setAsidePieceSchema).max(100_000),
    questions: z.array(importQuestionSchema).max(100_000).default([]),
  }),
  withheld: {
    setAside: (parts) =>
      Array.from({ length: parts }, () => ({ reason: STAND_IN, where: STAND_IN, original: STAND_IN })),
  },
  example: {
    incident: 'covid-2020',
    source: 'wuhan2020',
    asOf: '2020-02-20T00:00:00+08:00',
    content: '0'.repeat(64),
    tally: { rowsRead: 10, needsStated: 10 },
    setAside: [],
  },
  scope: incidentScope,
  decide(_state, { incident, setAside, questions, saysAsOf, ...input }, context) {
    const asOf = statedMoment(context, input.asOf, 'asOf');
    if (!asOf.ok) return asOf;
    const importId = context.newId('import');
    const said = saysAsOf === undefined ? {} : { saysAsOf: new Date(saysAsOf).toISOString() };
    const recorded = { ...input, asOf: asOf.value, ...said, importId, questions: questions.length };
    const facts: FactDraft[] = [draft(incident, 'import.recorded', recorded)];
    for (let start = 0; start < questions.length; start += QUESTIONS_PER_FACT)
      facts.push(
        draft(incident, 'import.asked', {
          importId,
          questions: questions.slice(start, start + QUESTIONS_PER_FACT),
        }),
      );
    for (let start = 0; start < setAside.length; start += PIECES_PER_FACT) {
      const pieces = setAside.slice(start, start + PIECES_PER_FACT);
      facts.push(draft(incident, 'import.pieces-set-aside', { importId, salt: context.newSalt(), pieces }));
    }
    return decided(facts, { importId });
  },
});

/** How each question can be answered. */
const ANSWERS: Readonly<Record<ImportQuestion, readonly ImportAnswer['kind'][]>> = {
  'item-ambiguous': ['item', 'nothing'],
  'item-unknown': ['item', 'nothing'],
  'amount-maybe-date': ['amount', 'nothing'],
  'amount-not-read': ['amount', 'nothing'],
  'amount-negative': ['amount', 'nothing'],
  'amount-absurd': ['amount', 'nothing'],
  'amount-not-whole': ['amount', 'nothing'],
  'unit-not-convertible': ['amount', 'nothing'],
  'area-unknown': ['area', 'nothing'],
  'amounts-conflict': ['amount'],
  'hospital-gone': ['closed', 'forgotten'],
  'line-gone': ['closed', 'forgotten'],
};

/** The list is read again with the answer, and each later one with it as well. */
export const answerImport = defineCommand({
  name: 'import.answer',
  outlives: 'answers',
  function: 'import-records',
  summary: { zh: '答复导入疑问', en: 'Answer a question of an import' },
  schema: z.strictObject({ incident: identifier, question: identifier, answer: importAnswerSchema }),
  example: {
    incident: 'covid-2020',
    question: 'q-apdkhmjbflcoengikbmappoo',
    answer: { kind: 'item', item: 'gloves-nitrile' },
  },
  scope: incidentScope,
  decide(_state, { incident, ...input }, context, { importQuestions }) {
    const asked = existing(importQuestions, input.question, 'question', 'question');
    if (!asked.ok) return asked;
    const { answer } = input;
    if (!ANSWERS[asked.value.asks].includes(answer.kind))
      return refuse(
        'answer-unfit',
        { asks: asked.value.asks, answer: answer.kind },
        { field: 'answer.kind' },
      );
    if (answer.kind === 'item' && !context.items.byId.has(answer.item))
      return refuseAll([unknownItem(context.items, answer.item, 'answer.item')]);
    // The whole country is no answer to where something lies.
    if (answer.kind === 'area' && (answer.area === WHOLE_COUNTRY || !context.areaExists(answer.area)))
      return refuse('not-found', { kind: 'area', id: answer.area }, { field: 'answer.area' });
    return decided([draft(incident, 'import.answered', input)]);
  },
});
