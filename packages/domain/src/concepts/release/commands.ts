import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope, personalDataRefusals } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, longText, shortText } from '../../kernel/fact/fields.ts';
import { type Refusal, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { CORRECTION_CAUSES, type ReleaseContent } from './facts.ts';
import { goodsReport, missingFrom } from './goods-report.ts';
import type { Release } from './state.ts';

const correction = z.strictObject({ of: identifier, cause: z.enum(CORRECTION_CAUSES), reason: shortText });

/** A report on goods has no field to type a number into: its rows are computed. */
export const draftGoodsReport = defineCommand({
  name: 'release.draft-goods-report',
  function: 'draft-release',
  summary: { zh: '起草物资公示', en: 'Draft a report on goods' },
  schema: z.strictObject({ incident: identifier, corrects: correction.nullable().default(null) }),
  example: { incident: 'covid-2020' },
  scope: incidentScope,
  decide(state, input, context, incident) {
    const content: ReleaseContent = { kind: 'goods-report', rows: goodsReport(state, incident) };
    return drafted(incident, input.corrects, content, context.newId('release'));
  },
});

export const draftNotice = defineCommand({
  name: 'release.draft-notice',
  function: 'draft-release',
  summary: { zh: '起草通告', en: 'Draft a notice' },
  schema: z.strictObject({
    incident: identifier,
    title: z.strictObject({ zh: shortText, en: shortText }),
    body: z.strictObject({ zh: longText, en: longText }),
    corrects: correction.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    title: { zh: '关于捐赠物资验收的通告', en: 'Notice on the acceptance of donated goods' },
    body: { zh: '请随货附上检验报告。', en: 'Please send test reports with the goods.' },
  },
  scope: incidentScope,
  decide(_state, { title, body, corrects }, context, incident) {
    const texts = { 'title.zh': title.zh, 'title.en': title.en, 'body.zh': body.zh, 'body.en': body.en };
    const refusals = personalDataRefusals(texts);
    if (refusals.length > 0) return refuseAll(refusals);
    return drafted(incident, corrects, { kind: 'notice', title, body }, context.newId('release'));
  },
});

/** The gate: a second pair of eyes, sums that equal their parts, and the report computed anew at this moment. */
export const publishRelease = defineCommand({
  name: 'release.publish',
  function: 'approve-release',
  summary: { zh: '签发公示', en: 'Publish a release' },
  schema: z.strictObject({ incident: identifier, release: identifier }),
  example: { incident: 'covid-2020', release: 'release-7f3k' },
  scope: incidentScope,
  decide(state, input, _context, incident) {
    const release = existing(incident.releases, input.release, 'release', 'release');
    if (!release.ok) return release;
    if (release.value.status !== 'drafted') return notADraft(release.value.id, release.value.status);
    const content: ReleaseContent =
      release.value.content.kind === 'notice'
        ? release.value.content
        : { kind: 'goods-report', rows: goodsReport(state, incident) };
    const refusals = content.kind === 'goods-report' ? content.rows.flatMap(sumRefusal) : [];
    if (refusals.length > 0) return refuseAll(refusals);
    const number = 1 + incident.releasesByNumber.size;
    const fact = { release: release.value.id, number, content };
    return decided([draft(input.incident, 'release.published', fact)], { number });
  },
});

export const declineRelease = defineCommand({
  name: 'release.decline',
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
  incident: IncidentState,
  corrects: z.infer<typeof correction> | null,
  content: ReleaseContent,
  release: string,
) {
  if (corrects && incident.releases.get(corrects.of)?.status !== 'published') {
    return refuse('not-found', { kind: 'release', id: corrects.of }, { field: 'corrects.of' });
  }
  const fact = {
    release,
    corrects: corrects?.of ?? null,
    cause: corrects?.cause ?? null,
    reason: corrects?.reason ?? null,
    content,
  };
  return decided([draft(incident.id, 'release.drafted', fact)], { release });
}

function sumRefusal(row: Parameters<typeof missingFrom>[0]): Refusal[] {
  const missing = missingFrom(row);
  if (missing === 0) return [];
  const parameters = { stated: row.received, parts: row.received - missing, missing };
  return [refusal('sum-differs', parameters, { field: row.item, rule: 'I8' })];
}
