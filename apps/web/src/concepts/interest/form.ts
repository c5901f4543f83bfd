import {
  type Interest,
  interestRow,
  interestsOf,
  openSeatsOf,
  seatHas,
  statementOwed,
  TIES,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { interestTexts } from './texts.ts';

const COLLEAGUES_MAX = 50;

/** One's own, and those of colleagues for whoever administers them. */
export const interestSection: Section = {
  id: 'interests',
  order: 15.7,
  may: 'whoever is signed in',
  title: interestTexts.title,
  intro: interestTexts.intro,
  make(context) {
    const { state } = context.view;
    const { seat, organisation } = context.visitor;
    const administers = seatHas(state, context.visitor, 'administer');
    const colleagues = administers
      ? openSeatsOf(state, organisation)
          .map(({ id }) => id)
          .filter((id) => id !== seat)
          .slice(0, COLLEAGUES_MAX)
      : [];
    const standing = [seat, ...colleagues].flatMap((each) => interestsOf(state, each));
    return [
      ...noneItem(context),
      declareItem(context, colleagues),
      ...standing.map((each) => interestItem(context, each)),
    ];
  },
};

const noneForm = (context: WorkContext): CommandFormSpec =>
  form({
    command: 'interest.state-none',
    submit: context.w('声明：没有（其他）利害关系', 'State: no (other) interest'),
    fixed: { incident: context.incident.id },
    fields: [],
  });

function noneItem(context: WorkContext): WorkItem[] {
  if (context.incident.id === '') return [];
  const said = context.incident.interestsStated.get(context.visitor.seat);
  return [
    {
      id: 'none',
      heading: context.w('声明没有其他利害关系', 'State that there is no other interest'),
      facts: said
        ? [context.w(`上次声明：${moment(said, 'zh')}`, `Last stated ${moment(said, context.language)}`)]
        : [],
      forms: [noneForm(context)],
    },
  ];
}

/** In the rooms where it is asked: what the charter wants said before the first act there. Nothing where it has been. */
export function interestFirst(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const days = incident.id === '' ? null : statementOwed(incident, visitor.seat, view.now);
  if (days === null) return [];
  return [
    {
      id: 'interests-first',
      heading: context.w('请先声明有无利害关系', 'Say first whether you have an interest'),
      facts: [
        context.w(
          `公约要求参与分配、支付、查验的人先声明；${days} 天内有效。有的，请先申报。`,
          `The charter asks it of whoever allocates, pays or inspects; it holds for ${days} days. If there is one, declare it first.`,
        ),
      ],
      link: {
        href: `/${context.language}/work/interests`,
        label: context.w('申报利害关系', 'Declare an interest'),
      },
      forms: [noneForm(context)],
    },
  ];
}

const declareItem = (context: WorkContext, colleagues: readonly string[]): WorkItem => ({
  id: 'declare',
  heading: context.w('申报利害关系', 'Declare an interest'),
  facts: [],
  forms: [
    form({
      command: 'interest.declare',
      submit: context.w('申报', 'Declare'),
      fixed: {},
      fields: [
        ...(colleagues.length > 0
          ? [
              {
                path: 'seat',
                kind: 'choice',
                label: context.w('哪个席位（不选即本人）', 'Whose seat (left open: your own)'),
                options: [NONE, ...colleagues.map((value) => ({ value, label: value }))],
                optional: true,
              } as const,
            ]
          : []),
        {
          path: 'party.organisation',
          kind: 'choice',
          label: context.w('在册机构', 'An organisation of the register'),
          options: [NONE, ...context.organisationOptions()],
          optional: true,
        },
        {
          path: 'party.name',
          kind: 'text',
          label: context.w('不在册的：名称', 'Otherwise: its name'),
          optional: true,
        },
        {
          path: 'party.creditCode',
          kind: 'text',
          label: context.w('及统一社会信用代码', 'and its social credit code'),
          optional: true,
        },
        {
          path: 'tie',
          kind: 'choice',
          label: context.w('关系', 'Tie'),
          options: context.options('tie', TIES),
        },
        {
          path: 'since',
          kind: 'date',
          label: context.w('自何时起', 'Since when'),
          optional: true,
        },
      ],
    }),
  ],
});

function interestItem(context: WorkContext, interest: Interest): WorkItem {
  const { id, party, seat, declaredAt } = interestRow(context.view, interest);
  return {
    id,
    heading: context.say(party.name),
    facts: [
      `${seat}${context.comma}${context.label('tie', interest.tie)}`,
      moment(declaredAt, context.language),
    ],
    forms: [
      form({
        command: 'interest.end',
        submit: context.w('提请终止（须另一人复核）', 'Ask to end it (a second person signs)'),
        tone: 'second',
        folded: context.w('已不存在…', 'It is no more…'),
        fixed: { interest: id },
        fields: [publicReasonField(context)],
      }),
    ],
  };
}
