import { COMPLAINT_OUTCOMES, type Complaint } from '@tongzhou/domain/concepts/complaint';
import type { WorkContext } from '#form/context.ts';
import { NONE, publicReasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { firstKept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { complaintTexts } from './texts.ts';

const SHOWN_MAX = 50;
const RUNS_OFFERED = 10;

/** One's own complaints, those that wait for an answer, and, from a line of a plan, a new one. */
export const complaintSection: Section = {
  id: 'complaints',
  order: 8.5,
  may: 'whoever is signed in',
  title: complaintTexts.title,
  intro: complaintTexts.intro,
  make(context) {
    const { incident, visitor } = context;
    const { complaints, complaintsOpen, complaintsOpenOf } = incident;
    const own = firstKept(
      complaints,
      complaintsOpenOf.get(visitor.organisation) ?? [],
      SHOWN_MAX,
      () => true,
    );
    const others = context.may('coordinate')
      ? firstKept(complaints, complaintsOpen, SHOWN_MAX, (each) => each.organisation !== visitor.organisation)
      : [];
    return [
      ...newItem(context),
      ...others.map((each) => answerItem(context, each)),
      ...own.map((each) => withdrawItem(context, each)),
    ];
  },
};

/** About the line that the address names; without one, where to find it. */
function newItem(context: WorkContext): WorkItem[] {
  const { incident, asked, visitor } = context;
  const [run, need] = [asked?.get('run') ?? '', asked?.get('need') ?? ''];
  const line = incident.runs.get(run)?.lines.find((each) => each.need === need);
  const about = incident.needs.get(need);
  if (!line || about?.facility !== visitor.organisation)
    return [
      {
        id: 'where',
        heading: context.w('对分配提出申诉', 'Complain about an allocation'),
        facts: [
          context.w(
            '请打开分配方案，在本机构的那一行选择“提出申诉”。',
            'Open the plan and choose “Complain” beside your own line.',
          ),
        ],
        link: {
          href: `/${context.language}/incidents/${incident.id}/allocations`,
          label: context.w('分配方案', 'Allocations'),
        },
        forms: [],
      },
    ];
  return [
    {
      id: 'complaint',
      heading: `${context.itemName(about.item)} · ${context.amount(line.amount, about.item)}`,
      facts: [context.w('申诉和答复都公开。', 'The complaint and its answer are public.')],
      forms: [
        form({
          command: 'complaint.make',
          submit: context.w('提出申诉', 'Complain'),
          fixed: {
            incident: incident.id,
            'about.kind': 'allocation-line',
            'about.run': run,
            'about.need': need,
          },
          fields: [
            { path: 'reason', kind: 'long', label: context.w('为什么不对', 'Why it is wrong') },
            {
              path: 'asks',
              kind: 'number',
              label: context.w('应为多少', 'How much would be right'),
              optional: true,
            },
          ],
        }),
      ],
    },
  ];
}

const headingOf = (context: WorkContext, { organisation, about }: Complaint): string =>
  `${context.organisationName(organisation)} · ${context.itemName(context.incident.needs.get(about.need)?.item ?? '')}`;

const linkOf = (context: WorkContext, { about }: Complaint) => ({
  href: `/${context.language}/incidents/${context.incident.id}/allocations/${about.run}`,
  label: context.say(complaintTexts.line),
});

function answerItem(context: WorkContext, complaint: Complaint): WorkItem {
  const { incident } = context;
  const since = incident.runs.get(complaint.about.run)?.position ?? 0;
  const later = incident.runsInOrder
    .slice(-RUNS_OFFERED)
    .flatMap((id) => incident.runs.get(id) ?? [])
    .filter(({ position }) => position > since);
  return {
    id: complaint.id,
    heading: headingOf(context, complaint),
    facts: [complaint.reason],
    link: linkOf(context, complaint),
    forms: [
      form({
        command: 'complaint.answer',
        submit: context.w('答复', 'Answer'),
        fixed: { incident: incident.id, complaint: complaint.id },
        fields: [
          {
            path: 'outcome',
            kind: 'choice',
            label: context.w('结论', 'Outcome'),
            options: context.options('complaintOutcome', COMPLAINT_OUTCOMES),
          },
          publicReasonField(context),
          {
            path: 'remedy',
            kind: 'choice',
            label: context.w('改正它的方案', 'The plan that puts it right'),
            optional: true,
            options: [
              NONE,
              ...later.map(({ id, proposedAt }) => ({
                value: id,
                label: moment(proposedAt, context.language),
              })),
            ],
          },
        ],
      }),
    ],
  };
}

const withdrawItem = (context: WorkContext, complaint: Complaint): WorkItem => ({
  id: complaint.id,
  heading: headingOf(context, complaint),
  facts: [complaint.reason, context.label('complaintState', 'open')],
  link: linkOf(context, complaint),
  forms: [
    form({
      command: 'complaint.end',
      submit: context.w('撤回', 'Withdraw'),
      tone: 'second',
      folded: context.w('撤回', 'Withdraw'),
      fixed: { incident: context.incident.id, complaint: complaint.id },
      fields: [publicReasonField(context)],
    }),
  ],
});
