import { EVIDENCE_KINDS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE, noteField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

export const inspectionSection: Section = {
  id: 'inspection',
  order: 5,
  may: ['inspect-goods'],
  title: ['查验', 'Inspect'],
  intro: [
    '查验人与接收人不能是同一个席位。按凭证认定，不按标签上的说法。',
    'The inspector is not the seat that received. Judge by the papers, not by what a label hopes.',
  ],
  make: inspectionItems,
};

function inspectionItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const lots = kept(incident.lots, incident.lotsInQuarantine).filter(
    ({ owner }) => owner === visitor.organisation,
  );
  return lots.map(
    (lot): WorkItem => ({
      id: lot.id,
      heading: `${context.itemName(lot.claimedItem)} · ${context.amount(lot.amount, lot.item)}`,
      facts: [
        context.label('quarantineReason', lot.quarantined),
        `${context.w('凭证', 'Evidence')}: ${lot.evidence.map((paper) => `${paper.standard ?? ''} ${paper.reference}`).join('; ') || '—'}`,
        `${moment(lot.receivedAt, context.language)} · ${lot.bin ?? ''}`,
      ],
      forms: [
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
              options: context.itemOptions(),
              value: lot.item,
            },
            {
              path: 'evidence.0.kind',
              kind: 'choice',
              label: context.w('补充凭证', 'Further evidence'),
              optional: true,
              options: [NONE, ...context.options('evidenceKind', EVIDENCE_KINDS)],
            },
            {
              path: 'evidence.0.standard',
              kind: 'text',
              label: context.w('标准', 'Standard'),
              optional: true,
            },
            {
              path: 'evidence.0.reference',
              kind: 'text',
              label: context.w('凭证编号', 'Reference'),
              optional: true,
            },
            noteField(context),
          ],
        }),
      ],
    }),
  );
}
