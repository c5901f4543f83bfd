import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope, personalDataIn } from '../../kernel/command/fields.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { bilingual, identifier, longText, shortText } from '../../kernel/fact/fields.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isPassed } from '../personal-data/pass.ts';
import {
  CORRECTION_CAUSES,
  type DraftedContent,
  NUMBERS_MAX,
  type ReleaseContent,
  statedNumberSchema,
} from './facts.ts';
import { goodsReport, missingFrom } from './goods-report.ts';
import { rendered } from './notice-text.ts';
import type { Release } from './state.ts';
import { whyNotNotice, whyTyped } from './typed-numbers.ts';

const correction = z.strictObject({ of: identifier, cause: z.enum(CORRECTION_CAUSES), reason: shortText });

/** A report on goods has no field to type a number into: its rows are computed. Goods outlive a response, and so does it. */
export const draftGoodsReport = defineCommand({
  name: 'release.draft-goods-report',
  outlives: true,
  function: 'draft-release',
  summary: { zh: '起草物资公示', en: 'Draft a report on goods' },
  schema: z.strictObject({ incident: identifier, corrects: correction.nullable().default(null) }),
  example: { incident: 'covid-2020' },
  scope: incidentScope,
  decide(state, input, context, incident) {
    const content: DraftedContent = { kind: 'goods-report', rows: goodsReport(state, incident) };
    const draftedAs = drafted(context.items, incident, input.corrects, content, context.newId('release'));
    return draftedAs.ok ? decided([draftedAs.value.fact], { release: draftedAs.value.release }) : draftedAs;
  },
});

/**
 * Figures of the record stand in a notice as references (`figures.ts`), rendered at publication; typed amounts of goods are
 * refused, and other numbers need a reason. The answer shows the notice as it would read now.
 */
export const draftNotice = defineCommand({
  name: 'release.draft-notice',
  outlives: true,
  function: 'draft-release',
  summary: { zh: '起草通告', en: 'Draft a notice' },
  schema: z.strictObject({
    incident: identifier,
    title: bilingual(shortText),
    body: bilingual(longText),
    /** Of each number that the record does not know: the number as it stands in the text, and why it is there. */
    numbers: z.array(statedNumberSchema).max(NUMBERS_MAX).default([]),
    corrects: correction.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    title: { zh: '关于捐赠物资的通告', en: 'Notice on donated goods' },
    body: {
      zh: '已收到医用外科口罩 {goods.received:mask-surgical} 只。请随货附上检验报告。',
      en: 'Received: {goods.received:mask-surgical} surgical masks. Please send test reports with the goods.',
    },
  },
  scope: incidentScope,
  decide(state, { title, body, numbers, corrects }, context, incident) {
    const texts = { 'title.zh': title.zh, 'title.en': title.en, 'body.zh': body.zh, 'body.en': body.en };
    // Before its numbers are: nobody is asked what a telephone number proves.
    const personal = personalDataIn(Object.entries(texts), (text) => isPassed(state, context.actor, text));
    if (personal.length > 0) return refuseAll(personal);
    const words = { title, body };
    const refusals = whyNotNotice(context.items, incident, { ...words, numbers });
    if (refusals.length > 0) return refuseAll(refusals);
    const content: DraftedContent = { kind: 'notice', ...words, numbers };
    const made = drafted(context.items, incident, corrects, content, context.newId('release'));
    if (!made.ok) return made;
    const { fact, release } = made.value;
    return decided([fact], { release, ...rendered(context.items, incident, words) });
  },
});

/**
 * The gate: a second pair of eyes, sums that equal their parts, every figure computed anew at this moment, and each number that
 * the record does not know asked back.
 */
export const publishRelease = defineCommand({
  name: 'release.publish',
  isFinal: true,
  outlives: true,
  function: 'approve-release',
  summary: { zh: '签发公示', en: 'Publish a release' },
  schema: z.strictObject({ incident: identifier, release: identifier, confirmed: confirmedField }),
  example: { incident: 'covid-2020', release: 'release-7f3k' },
  scope: incidentScope,
  decide(state, input, { items }, incident) {
    const release = existing(incident.releases, input.release, 'release', 'release');
    if (!release.ok) return release;
    if (release.value.status !== 'drafted') return notADraft(release.value.id, release.value.status);
    const asked = askBack(input.confirmed);
    const content = contentNow(state, incident, items, release.value.content);
    if (!content.ok) return content;
    if (content.value.kind === 'notice')
      for (const [index, number] of content.value.numbers.entries())
        asked.ask(
          refusal(
            'number-stood-for',
            { number: number.text, reason: number.reason },
            { field: `numbers.${index}`, rule: 'F2' },
          ),
          index + 1,
        );
    if (asked.open.length > 0) return refuseAll(asked.open);
    const number = 1 + incident.releasesByNumber.size;
    const fact = { release: release.value.id, number, content: content.value, ...asked.said() };
    return decided([draft(input.incident, 'release.published', fact)], { number });
  },
});

/** What a draft says at this moment. */
function contentNow(
  state: State,
  incident: IncidentState,
  items: ItemIndex,
  drafted: DraftedContent,
): Result<ReleaseContent> {
  if (drafted.kind === 'notice') {
    // Of a plan's notice nobody has asked it yet.
    const refusals = whyNotNotice(items, incident, drafted);
    if (refusals.length > 0) return refuseAll(refusals);
    return accept({ kind: 'notice', ...rendered(items, incident, drafted), numbers: drafted.numbers });
  }
  const rows = goodsReport(state, incident);
  const refusals = rows.flatMap(sumRefusal);
  return refusals.length > 0 ? refuseAll(refusals) : accept({ kind: 'goods-report', rows });
}

export const declineRelease = defineCommand({
  name: 'release.decline',
  outlives: true,
  function: 'approve-release',
  summary: { zh: '退回公示', en: 'Decline a release' },
  schema: z.strictObject({ incident: identifier, release: identifier, reason: shortText }),
  example: { incident: 'covid-2020', release: 'release-7f3k', reason: '措辞不清 / unclear wording' },
  scope: incidentScope,
  decide(_state, { incident, ...input }, _context, { releases }) {
    const release = existing(releases, input.release, 'release', 'release');
    if (!release.ok) return release;
    if (release.value.status !== 'drafted') return notADraft(release.value.id, release.value.status);
    return decided([draft(incident, 'release.declined', input)]);
  },
});

const notADraft = (id: string, state: Release['status']) =>
  state === 'published'
    ? refuse('published-is-permanent', { number: id }, { field: 'release', rule: 'I14' })
    : wrongState('release', id, state, 'drafted');

function drafted(
  items: ItemIndex,
  incident: IncidentState,
  corrects: z.infer<typeof correction> | null,
  content: DraftedContent,
  release: string,
): Result<{ readonly fact: FactDraft; readonly release: string }> {
  if (corrects && incident.releases.get(corrects.of)?.status !== 'published') {
    return refuse('not-found', { kind: 'release', id: corrects.of }, { field: 'corrects.of' });
  }
  const typed = whyTyped(items, incident, { 'corrects.reason': corrects?.reason ?? null });
  if (typed.length > 0) return refuseAll(typed);
  const fact = draft(incident.id, 'release.drafted', {
    release,
    corrects: corrects?.of ?? null,
    cause: corrects?.cause ?? null,
    reason: corrects?.reason ?? null,
    content,
  });
  return accept({ fact, release });
}

function sumRefusal(row: Parameters<typeof missingFrom>[0]): Refusal[] {
  const missing = missingFrom(row);
  if (missing === 0) return [];
  const parameters = { stated: row.received, parts: row.received - missing, missing };
  return [refusal('sum-differs', parameters, { field: row.item, rule: 'I8' })];
}
