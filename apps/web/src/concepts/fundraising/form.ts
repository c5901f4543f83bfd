import {
  type Fundraising,
  filedAhead,
  phaseOf,
  prerequisitesOf,
  type SubmissionKind,
} from '@tongzhou/domain';
import { filingForm } from '#concepts/submission/form.ts';
import type { WorkContext } from '#form/context.ts';
import { inEach, NONE, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import { day, moment } from '#format/format.ts';
import { nameOfTime } from '#place/place.ts';

/** One's own fundraisings that go on, each with what may be filed beside its duties and its end; then a new one. */
export function fundraisingItems(context: WorkContext): WorkItem[] {
  // Gifts do not stop with the response: those of closed incidents are ended here as well.
  const own = [...context.view.state.incidents.values()].flatMap((incident) =>
    [...incident.fundraisings.values()]
      .filter(({ organisation, ended }) => organisation === context.visitor.organisation && ended === null)
      .map((each) => ownItem(context, incident.id, each)),
  );
  const mayStart = context.may('receive-donation') && phaseOf(context.incident) === 'open';
  return [...own, ...(mayStart ? [startItem(context)] : [])];
}

export const purposeForm = (context: WorkContext, incident: string, fundraising: string): CommandFormSpec =>
  form({
    command: 'fundraising.state-secondary-purpose',
    submit: context.w('说明', 'State it'),
    fixed: { incident, fundraising },
    fields: [
      {
        path: 'secondaryPurpose',
        kind: 'text',
        label: context.w(
          '募得过多、过少或目的无法实现时的用途',
          'What gifts are for if too much or too little comes',
        ),
      },
    ],
  });

function ownItem(context: WorkContext, incident: string, each: Fundraising): WorkItem {
  const { language } = context;
  return {
    id: each.id,
    heading: `${context.w('募捐', 'Fundraising')}: ${context.say(each.title)}`,
    facts: [
      `${day(each.startedOn, language)} – ${each.endsOn ?? context.w('未定', 'no end named')} · ${context.areaName(each.area)}`,
      context.say(each.purpose),
    ],
    link: {
      href: `/${language}/incidents/${incident}/fundraisings`,
      label: context.w('公开页面', 'Public page'),
    },
    forms: [
      {
        ...filingForm(context, incident, 'fundraising-progress', each.id),
        tone: 'second',
        folded: context.w('公布进展…', 'Publish progress…'),
      },
      form({
        command: 'fundraising.end',
        submit: context.w('结束募捐', 'End it'),
        tone: 'second',
        folded: context.w('结束…', 'End…'),
        fixed: { incident, fundraising: each.id },
        fields: [publicReasonField(context)],
      }),
    ],
  };
}

function startItem(context: WorkContext): WorkItem {
  return {
    id: 'start-fundraising',
    heading: context.w('开始公开募捐', 'Start a public fundraising'),
    facts: [
      context.w(
        '须有经核验的公开募捐资格（《慈善法》第 22 条）。善款只进募捐机构自己的账户或指定平台。',
        'It takes a confirmed qualification for public fundraising. Money goes to your own account or a designated platform only.',
      ),
      ...filedFirst(context),
    ],
    forms: [
      ...(
        [
          ['fundraising-plan', context.w('先行备案募捐方案…', 'File the plan first…')],
          ['notice-to-civil-affairs', context.w('先行告知民政部门…', 'Tell the office first…')],
        ] as const
      ).map(([kind, folded]) => ({
        ...filingForm(context, context.incident.id, kind, null),
        tone: 'second' as const,
        folded,
      })),
      form({
        command: 'fundraising.start',
        submit: context.w('登记开始', 'Record the start'),
        folded: context.w('登记…', 'Record…'),
        fixed: { incident: context.incident.id },
        fields: planFields(context),
      }),
    ],
  };
}

/** What the law of today wants filed before an appeal of one's own. */
function filedFirst(context: WorkContext): string[] {
  const { view, visitor, incident } = context;
  const owers = view.state.organisations.get(visitor.organisation)?.area ?? incident.area;
  return prerequisitesOf(view.duties.rules.prerequisites, 'fundraising.started', view.now, {
    ...{ incident: incident.area, owers },
  }).map(({ law, article, filings, days, leave }) => {
    const what = filings
      .map((kind) => context.label('submissionKind', kind as SubmissionKind))
      .join(context.w('，或', ', or '));
    return context.w(
      `事先须有：${what}${days > 0 ? `（至少提前 ${days} 日）` : ''}。${law.zh} ${article}${leave === null ? '' : `；确实无法事先办理的，依 ${leave.zh} 补办`}`,
      `First: ${what}${days > 0 ? ` (${days} days before, at least)` : ''}. ${law.en} ${article}${leave === null ? '' : `; if it cannot come first, it follows: ${leave.en}`}`,
    );
  });
}

/** Filings of one's own that no appeal has named yet. */
const aheadOptions = ({ incident, visitor, language }: WorkContext, kind: SubmissionKind) => [
  NONE,
  ...filedAhead(incident, visitor.organisation, kind).map(({ id, to, reference, madeAt }) => ({
    value: id,
    label: [to, reference, moment(madeAt, language)].filter((each) => each !== null).join(' · '),
  })),
];

const planFields = (context: WorkContext): FieldOf<'fundraising.start'>[] => [
  ...inEach(context, 'title', 'text', ['名称', 'Title']),
  ...inEach(context, 'purpose', 'text', ['目的', 'Purpose']),
  {
    path: 'startedOn',
    kind: 'moment',
    label: context.w(`开始（${nameOfTime()[0]}）`, `Began (${nameOfTime()[1]})`),
    optional: true,
  },
  {
    path: 'endsOn',
    kind: 'date',
    label: context.w('截止日期', 'Ends on'),
    hint: context.w('如 2026-12-31', 'as 2026-12-31'),
    optional: true,
  },
  {
    path: 'area',
    kind: 'choice',
    label: context.w('募捐地域', 'Area'),
    ...context.areas(),
    value: context.incident.area,
  },
  ...[0, 1].map(
    (index): FieldOf<'fundraising.start'> => ({
      path: `platforms.${index}`,
      kind: 'text',
      label: context.w(`指定平台 ${index + 1}`, `Designated platform ${index + 1}`),
      optional: true,
    }),
  ),
  {
    path: 'partner',
    kind: 'choice',
    label: context.w('合作方（无公开募捐资格）', 'Partner without the qualification'),
    options: [NONE, ...context.organisationOptions()],
    optional: true,
  },
  {
    path: 'planFiled',
    kind: 'choice',
    label: context.w('事先备案的募捐方案', 'Plan that was filed before'),
    options: aheadOptions(context, 'fundraising-plan'),
    optional: true,
  },
  {
    path: 'officeTold',
    kind: 'choice',
    label: context.w('对民政部门的先行告知', 'Notice to the civil affairs office'),
    options: aheadOptions(context, 'notice-to-civil-affairs'),
    optional: true,
  },
  {
    path: 'secondaryPurpose',
    kind: 'text',
    label: context.w('备用用途', 'Secondary purpose'),
    optional: true,
  },
  { path: 'surplus', kind: 'text', label: context.w('剩余财产的处理', 'What happens to what is left') },
];
