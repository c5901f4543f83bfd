import { earmarkRows } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { amount } from '#format/format.ts';
import { said } from '#texts/words.ts';
import { earmarkTexts } from './texts.ts';

const SHOWN_MAX = 50;

/** Directed gifts in one's own store that cannot go where the donor said: ask, and record the answer. */
export function earmarkItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor, language } = context;
  const { obstacles } = said(earmarkTexts, language);
  return earmarkRows(view, incident.id, visitor.organisation)
    .slice(0, SHOWN_MAX)
    .map((row) => ({
      id: `earmark-${row.lot}`,
      heading: context.w(
        `定向物资待征询：${context.say(row.item.name)} → ${context.say(row.facility.name)}`,
        `Directed gift: ${context.say(row.item.name)} → ${context.say(row.facility.name)}`,
      ),
      facts: [
        amount(row.available, row.item.unit, language),
        obstacles[row.obstacle],
        ...(row.question ? [row.question.reason] : []),
      ],
      link: { href: `/${language}/gifts/${row.receiptCode}`, label: row.receiptCode },
      forms: [row.question ? answerForm(context, row.lot) : askForm(context, row.lot)],
    }));
}

const askForm = (context: WorkContext, lot: string): CommandFormSpec =>
  form({
    command: 'earmark.ask',
    submit: context.w('记录征询', 'Record the question'),
    fixed: { incident: context.incident.id, lot },
    fields: [{ path: 'reason', kind: 'text', label: context.w('为什么征询', 'Why the donor is asked') }],
  });

const answerForm = (context: WorkContext, lot: string): CommandFormSpec =>
  form({
    command: 'earmark.record-answer',
    submit: context.w('登记答复', 'Record the answer'),
    fixed: { incident: context.incident.id, lot },
    fields: [
      {
        path: 'answer',
        kind: 'choice',
        label: context.w('捐赠人答复', 'The donor says'),
        options: context.options('earmarkAnswer', ['kept', 'lifted', 'redirected']),
      },
      {
        path: 'facility',
        kind: 'choice',
        label: context.w('另一机构', 'The other facility'),
        optional: true,
        options: [NONE, ...context.facilityOptions()],
      },
      {
        path: 'reference',
        kind: 'text',
        label: context.w('凭据（来函、来电）', 'Letter or call that shows it'),
      },
      {
        path: 'file',
        kind: 'file',
        label: context.w('凭据扫描件', 'Its scan'),
        hint: context.w(
          '解除或变更定向须附；由提出征询者以外的席位登记',
          'needed to lift or turn a direction, which another seat than asked writes down',
        ),
        optional: true,
      },
    ],
  });
