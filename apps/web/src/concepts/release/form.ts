import { CORRECTION_CAUSES, releaseRows } from '@tongzhou/domain';
import { opinionItems } from '#concepts/opinion/form.ts';
import type { WorkContext } from '#form/context.ts';
import { inEach, reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

export const releaseSection: Section = {
  id: 'releases',
  order: 11,
  may: ['draft-release', 'approve-release'],
  title: ['公示与回应', 'Releases and answers'],
  intro: [
    '一人起草，另一席位签发。签发后永久编号，不能修改或删除。',
    'One seat drafts, another publishes. Once published it has its number for ever.',
  ],
  make: releaseItems,
};

function releaseItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const items: WorkItem[] = [...incident.releases.values()]
    .filter((release) => release.status === 'drafted')
    .map((release) => ({
      id: release.id,
      heading:
        release.content.kind === 'notice'
          ? context.say(release.content.title)
          : context.w('物资收支公示', 'Report on goods'),
      facts: [
        moment(release.draftedAt, context.language),
        ...(release.content.kind === 'notice' ? [context.say(release.content.body)] : []),
      ],
      forms: [
        form({
          command: 'release.publish',
          submit: context.w('签发', 'Publish'),
          fixed: { incident: incident.id, release: release.id },
          fields: [],
        }),
        form({
          command: 'release.decline',
          submit: context.w('退回', 'Decline'),
          tone: 'second',
          fixed: { incident: incident.id, release: release.id },
          fields: [reasonField(context)],
        }),
      ],
    }));
  if (context.may('draft-release')) {
    items.push({
      id: 'goods',
      heading: context.w('起草物资收支公示', 'Draft a report on goods'),
      facts: [
        context.w(
          '数字由账本计算，没有可以填写的地方。',
          'Its figures are computed from the ledger; there is nothing to type.',
        ),
      ],
      forms: [
        form({
          command: 'release.draft-goods-report',
          submit: context.w('起草', 'Draft'),
          fixed: { incident: incident.id },
          fields: [],
        }),
      ],
    });
    const published = releaseRows(view, incident.id);
    if (published.length > 0) {
      items.push({
        id: 'correction',
        heading: context.w('起草更正（重新计算的公示）', 'Draft a correction (a report computed anew)'),
        facts: [],
        forms: [
          form({
            command: 'release.draft-goods-report',
            submit: context.w('起草更正', 'Draft the correction'),
            tone: 'second',
            fixed: { incident: incident.id },
            fields: [
              {
                path: 'corrects.of',
                kind: 'choice',
                label: context.w('更正哪一号', 'Which one'),
                options: published.map((row) => ({
                  value: row.id,
                  label: context.w(`第 ${row.number} 号`, `No. ${row.number}`),
                })),
              },
              {
                path: 'corrects.cause',
                kind: 'choice',
                label: context.w('原因类别', 'Cause'),
                options: context.options('correctionCause', CORRECTION_CAUSES),
              },
              { path: 'corrects.reason', kind: 'text', label: context.w('公开的说明', 'Public explanation') },
            ],
          }),
        ],
      });
    }
    items.push({
      id: 'notice',
      heading: context.w('起草通告', 'Draft a notice'),
      facts: [],
      forms: [
        form({
          command: 'release.draft-notice',
          submit: context.w('起草', 'Draft'),
          fixed: { incident: incident.id },
          fields: noticeFields(context),
        }),
      ],
    });
  }
  return [...items, ...opinionItems(context)];
}

const noticeFields = (context: WorkContext) => [
  ...inEach(context, 'title', 'text', ['标题', 'Title']),
  ...inEach(context, 'body', 'long', ['正文', 'Text']),
];
