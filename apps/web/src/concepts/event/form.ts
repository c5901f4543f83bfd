import {
  descriptionFor,
  EVENT_KINDS,
  type Event,
  knowsOf,
  mayReadDescription,
  REPORT_CHANNELS,
  VERIFICATION_OUTCOMES,
  whyNotDisclose,
  whyNotTo,
  whyNotVerify,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { inEach, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { goodFaithOn } from './good-faith.ts';

const SHOWN_MAX = 50;

/** Everybody may say what it noticed; whoever knows of an event passes it on, and those who were told verify it. */
export const eventSection: Section = {
  id: 'events',
  order: 14,
  may: 'whoever is signed in',
  title: ['事件报告', 'Event reports'],
  intro: [
    '发现即报告，无须授权；时限自发现之时起算。公开的只有何时由谁向谁报告；文字内容仅知情单位和牵头部门可读，由主管部门决定公布。',
    'Whoever notices reports, without asking; time counts from when it was noticed. Only who told whom when is public; the words are read by those who know of it and the lead agency, until the competent authority publishes them.',
  ],
  make: eventItems,
};

function eventItems(context: WorkContext): WorkItem[] {
  const { organisation } = context.visitor;
  const { state, now } = context.view;
  const known = [...context.incident.events.values()]
    .filter(
      (event) =>
        event.endedAt === null &&
        (knowsOf(event, organisation) ||
          mayReadDescription(state, context.incident.id, event, organisation, now)),
    )
    .reverse()
    .slice(0, SHOWN_MAX);
  return [noticeItem(context), ...known.map((event) => eventItem(context, event))];
}

const noticeItem = (context: WorkContext): WorkItem => ({
  id: 'notice',
  heading: context.w('我们发现了一起事件', 'We have noticed an event'),
  facts: [context.say(goodFaithOn(context.view.now))],
  forms: [
    form({
      command: 'event.notice',
      submit: context.w('登记', 'Record'),
      fixed: { incident: context.incident.id },
      fields: [
        {
          path: 'kind',
          kind: 'choice',
          label: context.w('种类', 'Kind'),
          options: context.options('eventKind', EVENT_KINDS),
        },
        {
          path: 'area',
          kind: 'choice',
          label: context.w('地点', 'Place'),
          ...context.areas(),
          value:
            context.view.state.organisations.get(context.visitor.organisation)?.area ?? context.incident.area,
        },
        {
          path: 'noticedAt',
          kind: 'moment',
          label: context.w('发现时间', 'Noticed at'),
          hint: context.w('不填即为此刻', 'left empty: now'),
          optional: true,
        },
        {
          path: 'text',
          kind: 'long',
          label: context.w('内容（不公开）', 'What was noticed (not public)'),
          hint: context.w(
            '不写患者姓名、电话。公开的只有其加盐指纹，日后可据以核对。',
            'no names or numbers of patients. Only a salted fingerprint is public, to be checked against later.',
          ),
          optional: true,
        },
      ],
    }),
  ],
});

function eventItem(context: WorkContext, event: Event): WorkItem {
  const { state } = context.view;
  const fixed = { incident: context.incident.id, event: event.id };
  const words = descriptionFor(
    state,
    context.incident.id,
    event,
    context.visitor.organisation,
    context.view.now,
  );
  const mayPublish =
    context.may('approve-release') &&
    event.words !== null &&
    context.maySecond('event.disclosed', { event: event.id }) &&
    whyNotDisclose(event) === null;
  const mayJudge = whyNotVerify(state, event, context.visitor.organisation) === null;
  return {
    id: event.id,
    heading: `${context.label('eventKind', event.kind)} · ${context.areaName(event.area)}`,
    facts: [
      `${context.w('发现', 'Noticed')} ${moment(event.noticedAt, context.language)} · ${context.organisationName(event.organisation)}`,
      ...event.reports.map(
        ({ by, to, office, at }) =>
          `${context.w('报告', 'Reported')} ${moment(at, context.language)} · ${context.organisationName(by)} → ${to ? context.organisationName(to) : office ? context.say(office) : ''}`,
      ),
      ...(event.outcome ? [context.label('verificationOutcome', event.outcome)] : []),
      ...(event.outcome === 'disproved' ? [context.say(goodFaithOn(event.noticedAt))] : []),
      ...(words === null
        ? []
        : [
            `${event.disclosed ? context.w('内容（已公布）', 'Words (published)') : context.w('内容（未公布）', 'Words (not published)')}${context.colon}${words}`,
          ]),
    ],
    link: {
      href: `/${context.language}/incidents/${context.incident.id}/events`,
      label: context.w('公开页面与时限', 'Public page, with its clocks'),
    },
    forms: [
      ...(knowsOf(event, context.visitor.organisation) ? reportForms(context, event, fixed) : []),
      ...(mayJudge ? judgeForms(context, fixed) : []),
      ...(mayPublish ? [discloseForm(context, fixed)] : []),
    ],
  };
}

const discloseForm = (context: WorkContext, fixed: Fixed): CommandFormSpec =>
  form({
    command: 'event.disclose',
    submit: context.w('公布报告内容', 'Publish the words'),
    tone: 'second',
    folded: context.w('公布报告内容', 'Publish what the report says'),
    fixed,
    fields: [],
  });

type Fixed = { readonly incident: string; readonly event: string };

function reportForms(context: WorkContext, event: Event, fixed: Fixed): CommandFormSpec[] {
  const { state } = context.view;
  const told = { office: null, reference: null, notifies: undefined };
  const receivers = [...state.organisations.values()].filter(
    ({ id }) => whyNotTo(state, event, context.visitor.organisation, { ...told, to: id }) === null,
  );
  const channel = field({
    path: 'channel',
    kind: 'choice',
    label: context.w('渠道', 'Channel'),
    options: context.options('reportChannel', REPORT_CHANNELS),
  });
  const reference = (optional: boolean) =>
    field({
      path: 'reference',
      kind: 'text',
      label: context.w('收文编号', 'Received as number'),
      optional,
    });
  return [
    ...(receivers.length === 0
      ? []
      : [
          form({
            command: 'event.report',
            submit: context.w('登记报告', 'Record the report'),
            fixed,
            fields: [
              {
                path: 'to',
                kind: 'choice',
                label: context.w('接收单位', 'Receiver'),
                options: receivers.map(({ id, name }) => ({ value: id, label: context.say(name) })),
              },
              channel,
              reference(true),
            ],
          }),
        ]),
    form({
      command: 'event.report',
      submit: context.w('登记报告', 'Record the report'),
      tone: 'second',
      folded: context.w('上级机关不在名单中', 'The office above is not in the list'),
      fixed,
      fields: [
        ...inEach(context, 'office', 'text', ['机关', 'Office']),
        channel,
        reference(false),
        {
          path: 'notifies',
          kind: 'choice',
          label: context.w('性质', 'What it is'),
          options: [
            { value: '', label: context.w('向上级报告', 'A report to an office above') },
            {
              value: 'who',
              label: context.w('向世界卫生组织的通报', 'The notification of the World Health Organization'),
            },
          ],
          optional: true,
        },
      ],
    }),
  ];
}

const judgeForms = (context: WorkContext, fixed: Fixed): CommandFormSpec[] => [
  form({
    command: 'event.verify',
    submit: context.w('登记核实结果', 'Record what was found'),
    fixed,
    fields: [
      {
        path: 'outcome',
        kind: 'choice',
        label: context.w('结果', 'Outcome'),
        options: context.options('verificationOutcome', VERIFICATION_OUTCOMES),
      },
      { path: 'note', kind: 'text', label: context.w('说明（公开）', 'Note (public)') },
    ],
  }),
  form({
    command: 'event.assess',
    submit: context.w('登记评估', 'Record the assessment'),
    tone: 'second',
    folded: context.w('按《国际卫生条例》评估', 'Assess under the International Health Regulations'),
    fixed,
    fields: [
      {
        path: 'mustNotify',
        kind: 'flag',
        label: context.w('须向世界卫生组织通报', 'WHO must be notified'),
      },
      { path: 'note', kind: 'text', label: context.w('说明（公开）', 'Note (public)') },
    ],
  }),
  form({
    command: 'event.end',
    submit: context.w('事件平息', 'It is over'),
    tone: 'second',
    folded: context.w('事件已平息', 'It is over'),
    fixed,
    fields: [publicReasonField(context)],
  }),
];
