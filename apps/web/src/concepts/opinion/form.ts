import type { WorkContext } from '#form/context.ts';
import { inEach } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';

const release = (context: WorkContext) =>
  field({
    path: 'release',
    kind: 'number',
    label: context.w('见公示第几号', 'See release no.'),
    optional: true,
  });

/** Public concerns: noted by one seat, answered by another; and press conferences. */
export function opinionItems(context: WorkContext): WorkItem[] {
  const fixed = { incident: context.incident.id };
  const waiting = [...context.incident.opinions.values()].filter(({ answers }) => answers.length === 0);
  const items: WorkItem[] = [];
  if (context.may('approve-release')) {
    for (const opinion of waiting)
      items.push({
        id: opinion.id,
        heading: context.say(opinion.question),
        facts: [opinion.source],
        forms: [
          form({
            command: 'opinion.answer',
            submit: context.w('公开回应', 'Answer in public'),
            fixed: { ...fixed, opinion: opinion.id },
            fields: [
              ...inEach(context, 'answer', 'long', ['回应', 'Answer']).map((each) => ({
                ...each,
                optional: true,
              })),
              release(context),
            ],
          }),
        ],
      });
    items.push({
      id: 'conference',
      heading: context.w('登记新闻发布会', 'Record a press conference'),
      facts: [context.w('举行时即登记：时间以登记为准。', 'Record it as it is held: the record dates it.')],
      forms: [
        form({
          command: 'press-conference.record',
          submit: context.w('登记', 'Record'),
          tone: 'second',
          folded: context.w('登记一场新闻发布会', 'Record a press conference'),
          fixed,
          fields: [
            ...inEach(context, 'title', 'text', ['主题', 'Subject']),
            {
              path: 'source',
              kind: 'text',
              label: context.w('实录网址', 'Where to read it'),
              optional: true,
            },
            release(context),
          ],
        }),
      ],
    });
  }
  if (context.may('draft-release'))
    items.push({
      id: 'opinion',
      heading: context.w('登记舆情', 'Note a public concern'),
      facts: [
        context.w(
          '由另一席位公开回应；时限依法自登记起算，见公开页面。',
          'Another seat answers it in public; the time that the law gives runs from here, as the public page shows.',
        ),
      ],
      forms: [
        form({
          command: 'opinion.notice',
          submit: context.w('登记', 'Note'),
          tone: 'second',
          folded: context.w('登记一项舆情', 'Note a public concern'),
          fixed,
          fields: [
            ...inEach(context, 'question', 'text', ['舆情', 'Concern']),
            {
              path: 'source',
              kind: 'text',
              label: context.w('来源（热线、平台、媒体）', 'Source (hotline, platform, press)'),
            },
          ],
        }),
      ],
    });
  return items;
}
