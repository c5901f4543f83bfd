import { type Lot, mayBe } from '@tongzhou/domain';
import { interestFirst } from '#concepts/interest/form.ts';
import type { WorkContext } from '#form/context.ts';
import { noteField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';
import { firstKept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { paperFacts, paperFields, strikeForms } from './paper-form.ts';

/** Those that have waited longest. */
const SHOWN_MAX = 50;

export const inspectionSection: Section = {
  id: 'inspection',
  order: 5,
  may: ['inspect-goods'],
  title: ['查验', 'Inspect'],
  intro: [
    '查验人与接收人不能是同一个席位。按凭证认定，不按标签上的说法。',
    'The inspector is not the seat that received. Judge by the papers, not by what a label hopes.',
  ],
  make: (context) => [...interestFirst(context), ...inspectionItems(context)],
};

function inspectionItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const lots = firstKept(
    incident.lots,
    incident.lotsInQuarantine,
    SHOWN_MAX,
    ({ owner }) => owner === visitor.organisation,
  );
  return lots.map(
    (lot): WorkItem => ({
      id: lot.id,
      heading: `${context.itemName(lot.claimedItem)} · ${context.amount(lot.amount, lot.item)}`,
      facts: [
        context.label('quarantineReason', lot.quarantined),
        ...paperFacts(context, lot),
        ...(lot.finding ? [waitsForSecond(context, lot.finding)] : []),
        `${moment(lot.receivedAt, context.language)} · ${lot.bin ?? ''}`,
      ],
      forms: [
        ...confirmForms(context, lot),
        form({
          command: 'lot.inspect',
          submit: context.w('记录查验结论', 'Record the finding'),
          fixed: { incident: incident.id, lot: lot.id },
          fields: [
            {
              path: 'outcome',
              kind: 'choice',
              label: context.w('结论', 'Outcome'),
              options: context.options('lotStatus', ['accepted', 'rejected']),
            },
            {
              path: 'item',
              kind: 'choice',
              label: context.w('实为', 'It is'),
              hint: context.w(
                '同类物资；已有部分发出的，只能照原认定或更低。拒收的，照现认定',
                'goods of its kind; where part has left, what it was or less. If rejected, as it counts',
              ),
              options: context.itemOptions((item) =>
                mayBe(context.view.state, context.view.items, lot, item),
              ),
              value: lot.item,
            },
            ...paperFields(context, 'evidence.0'),
            rejectionNote(context),
          ],
        }),
        ...strikeForms(context, lot),
      ],
    }),
  );
}

const rejectionNote = (context: WorkContext) =>
  field({
    path: 'note',
    kind: 'text',
    label: context.w('说明', 'Note'),
    hint: context.w('拒收的必须写明理由', 'why: required where it is rejected'),
    optional: true,
  });

const waitsForSecond = (
  context: WorkContext,
  { outcome, item, bySeat, at, note }: NonNullable<Lot['finding']>,
): string =>
  outcome === 'rejected'
    ? context.w(
        `${bySeat} 查验后拟拒收（${moment(at, context.language)}）：${note ?? ''}，待第二名查验人复核`,
        `To be rejected, by ${bySeat} (${moment(at, context.language)}): ${note ?? ''}; waits for a second inspector`,
      )
    : context.w(
        `已由 ${bySeat} 查验认定为${context.itemName(item)}（${moment(at, context.language)}），待第二名查验人复核`,
        `Found to be ${context.itemName(item)} by ${bySeat} (${moment(at, context.language)}); waits for a second inspector`,
      );

const confirmForms = (context: WorkContext, { id, finding }: Lot) =>
  finding && finding.bySeat !== context.visitor.seat
    ? [
        form({
          command: 'lot.confirm-finding',
          submit:
            finding.outcome === 'rejected'
              ? context.w('复核无误，拒收', 'I have looked and reject it too')
              : context.w('复核无误，认定', 'I have looked and find the same'),
          fixed: {
            ...{ incident: context.incident.id, lot: id },
            ...{ outcome: finding.outcome, item: finding.item },
          },
          fields: [noteField(context)],
        }),
      ]
    : [];
