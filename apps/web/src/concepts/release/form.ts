import {
  CORRECTION_CAUSES,
  type DraftedNotice,
  FIGURE_NAMES,
  FIGURES,
  releaseRows,
  rendered,
  saidAs,
} from '@tongzhou/domain';
import { opinionItems } from '#concepts/opinion/form.ts';
import type { WorkContext } from '#form/context.ts';
import { inEach, reasonField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { figureWords } from './figure-words.ts';

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
        ...(release.content.kind === 'notice' ? noticeNow(context, release.content) : []),
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
      facts: [
        context.w(
          '账目里的数字不手填：从下面的清单选取，签发时按当时的账目填入。',
          'Figures of the record are not typed: choose them from the list below; publication puts in those of its moment.',
        ),
      ],
      forms: [
        form({
          command: 'release.draft-notice',
          submit: context.w('起草', 'Draft'),
          fixed: { incident: incident.id },
          fields: noticeFields(context),
          preview: {
            submit: context.w('先看看写成什么样', 'See how it reads'),
            shows: [
              {
                result: 'title',
                words: context.w('标题（按此刻的账目）', 'Title, with the figures of this moment'),
              },
              {
                result: 'body',
                words: context.w('正文（按此刻的账目）', 'Text, with the figures of this moment'),
              },
            ],
          },
          picks: figurePicks(context),
        }),
      ],
    });
  }
  return [...items, ...opinionItems(context)];
}

/** As many other numbers as the form has room for. */
const NUMBERS_SHOWN = 3;

const noticeFields = (context: WorkContext) => [
  ...inEach(context, 'title', 'text', ['标题', 'Title']),
  ...inEach(context, 'body', 'long', ['正文', 'Text']),
  ...Array.from({ length: NUMBERS_SHOWN }, (_, index) => [
    field({
      path: `numbers.${index}.text`,
      kind: 'text',
      label: context.w(`账目以外的数字 ${index + 1}`, `Number from elsewhere ${index + 1}`),
      hint: context.w('照正文里的写法', 'as it stands in the text'),
      optional: true,
    }),
    field({
      path: `numbers.${index}.reason`,
      kind: 'text',
      label: context.w('依据（公开）', 'Where it is from (public)'),
      optional: true,
    }),
  ]).flat(),
];

/** What may stand in a text by reference, for whoever chooses from a list. */
function figurePicks(context: WorkContext) {
  const currencies = new Set([context.view.state.country.currency, ...context.incident.moneyGiven.keys()]);
  const options = FIGURE_NAMES.flatMap((name) => {
    const { of, name: words } = FIGURES[name];
    const label = context.say(words);
    if (of === 'item') return [{ value: `${name}:*`, label }];
    if (of === null) return [{ value: name, label }];
    return [...currencies].map((each) => ({ value: `${name}:${each}`, label: `${label} ${each}` }));
  });
  return {
    legend: context.w('引用账目里的数字', 'Refer to a figure of the record'),
    hint: context.w(
      '在正文里要放数字的地方写 {}，选好后点“插入”；没有 {} 的插在文末。',
      'Write {} where the figure shall stand, choose, and insert it; without {} it goes to the end of the text.',
    ),
    labels: [context.w('数字', 'Figure'), context.w('物资', 'Of which goods')] as const,
    options,
    of: context.itemOptions(),
    submit: context.w('插入正文', 'Insert into the text'),
    into: ['body.zh', 'body.en'],
  };
}

/** A draft as it would read now, and what in it does not come from the record. */
function noticeNow(context: WorkContext, content: DraftedNotice): string[] {
  const { items } = context.view;
  const { body, figures } = rendered(items, context.incident, content);
  return [
    context.say(body),
    ...figures.map(
      ({ reference, value }) =>
        `${figureWords(context.view, reference, context.language)}${context.colon}${saidAs(reference, value)}`,
    ),
    ...content.numbers.map(({ text, reason }) =>
      context.w(`不是账目里的数：${text}（${reason}）`, `Not from the record: ${text} (${reason})`),
    ),
  ];
}
