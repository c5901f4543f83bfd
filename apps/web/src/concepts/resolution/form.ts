import {
  DECIDING_WAYS,
  latestOf,
  latestResolutions,
  PRESENCES,
  presentIn,
  type Resolution,
  type ResolutionVersion,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { legalBasisField, NONE, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, field, form, type Option, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { momentInField } from '#form/typed.ts';
import { moment } from '#format/format.ts';
import { nameOfTime } from '#place/place.ts';
import { resolutionTexts } from './texts.ts';

const SHOWN_MAX = 30;
const PARTICIPANTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const SEVERAL = [0, 1, 2, 3] as const;

/** What a leading group decided: written down, and said again by each that it names. */
export const resolutionSection: Section = {
  id: 'decisions',
  order: 14.5,
  may: 'whoever is signed in',
  title: resolutionTexts.title,
  intro: [
    '由领导小组办公室或牵头部门记录；写到的各方自行确认、声明异议或确认知悉，他人不能代替。',
    'The group’s office or the lead agency writes it down. Those that it names confirm it, dissent or acknowledge it themselves; nobody does it for them.',
  ],
  make: items,
};

function items(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const latest = latestResolutions(incident, SHOWN_MAX);
  return [
    ...latest.flatMap((each) => wordItem(context, each)),
    ...recordItems(context, visitor.organisation),
  ];
}

const mayRecord = (context: WorkContext, group: string): boolean =>
  context.visitor.organisation === group || context.may('coordinate');

/** What the visitor's organisation may say of one. */
function wordItem(context: WorkContext, resolution: Resolution): WorkItem[] {
  const { incident, visitor } = context;
  const version = latestOf(resolution);
  const own = visitor.organisation;
  const fixed = { incident: incident.id, resolution: resolution.id };
  const forms: CommandFormSpec[] = [];
  const wroteIt = version.by.seat === visitor.seat;
  if (presentIn(version).includes(own) && !version.confirmed.has(own) && !wroteIt)
    forms.push(
      form({
        command: 'resolution.confirm',
        submit: context.w('确认我方到会且决定如此', 'Confirm: we were there, and this was decided'),
        fixed: { ...fixed, version: resolution.versions.length },
        fields: [],
      }),
    );
  if (version.informed.includes(own) && !resolution.acknowledged.has(own))
    forms.push(
      form({
        command: 'resolution.acknowledge',
        submit: context.w('确认知悉', 'Acknowledge'),
        fixed,
        fields: [],
      }),
    );
  if (resolution.versions.some(({ participants }) => participants.some((each) => each.organisation === own)))
    forms.push(
      form({
        command: 'resolution.dissent',
        submit: context.w('声明异议', 'State a dissent'),
        tone: 'second',
        folded: context.w('声明异议…', 'Dissent…'),
        fixed,
        fields: [
          {
            path: 'words',
            kind: 'text',
            label: context.w('异议（公开，不写姓名）', 'In words (public; no names)'),
          },
        ],
      }),
    );
  if (mayRecord(context, resolution.group))
    forms.push(actsForm(context, fixed), correctForm(context, fixed, version));
  if (forms.length === 0) return [];
  return [
    {
      id: resolution.id,
      heading: version.matter,
      facts: [moment(version.decidedAt, context.language), version.text.slice(0, 200)],
      link: {
        href: `/${context.language}/incidents/${incident.id}/decisions?decision=${resolution.id}`,
        label: context.w('全文', 'In full'),
      },
      forms,
    },
  ];
}

type Fixed = { readonly incident: string; readonly resolution: string };

const actsForm = (context: WorkContext, fixed: Fixed) =>
  form({
    command: 'resolution.carry-out',
    submit: context.w('登记落实', 'Name what carries it out'),
    tone: 'second',
    folded: context.w('由哪些行为落实…', 'What carries it out…'),
    fixed,
    fields: SEVERAL.map(
      (index): FieldOf<'resolution.carry-out'> => ({
        path: `acts.${index}`,
        kind: 'number',
        label: context.w(`事实编号 ${index + 1}`, `Number of the fact ${index + 1}`),
        ...(index === 0
          ? {
              hint: context.w(
                '见时间线：授权、批准、支付、公示等',
                'on the timeline: a mandate, an approval, a release',
              ),
            }
          : { optional: true }),
      }),
    ),
  });

const correctForm = (context: WorkContext, fixed: Fixed, version: ResolutionVersion) =>
  form({
    command: 'resolution.correct',
    submit: context.w('公开更正', 'Put it right in the open'),
    tone: 'second',
    folded: context.w('更正记录…', 'Put the record right…'),
    fixed,
    fields: [publicReasonField(context), ...minutesFields(context, version)],
  });

function recordItems(context: WorkContext, own: string): WorkItem[] {
  const groups = [...context.view.state.organisations.values()].filter(
    ({ id, kind, ended }) => kind === 'leading-group' && ended === null && mayRecord(context, id),
  );
  if (groups.length === 0)
    return context.may('coordinate')
      ? [
          {
            id: 'record',
            heading: context.w('记录领导小组的决定', 'Record a decision of a leading group'),
            facts: [
              context.w(
                '登记册中还没有“领导小组”类的机构，请先登记。',
                'The register knows no organisation of the kind “leading group” yet: register it first.',
              ),
            ],
            forms: [],
          },
        ]
      : [];
  return [
    {
      id: 'record',
      heading: context.w('记录领导小组的决定', 'Record a decision of a leading group'),
      facts: [],
      forms: [
        form({
          command: 'resolution.record',
          submit: context.w('记录', 'Record'),
          tone: 'second',
          folded: context.w('记录一项决定…', 'Record a decision…'),
          fixed: { incident: context.incident.id },
          fields: [
            {
              path: 'group',
              kind: 'choice',
              label: context.w('领导小组', 'Leading group'),
              options: groups.map(({ id }) => ({ value: id, label: context.organisationName(id) })),
              value: groups.some(({ id }) => id === own) ? own : (groups[0]?.id ?? ''),
            },
            ...minutesFields(context),
          ],
        }),
      ],
    },
  ];
}

/** What the minutes say; of a correction, as they stand now. */
function minutesFields(context: WorkContext, before?: ResolutionVersion) {
  const options: readonly Option[] = context.organisationOptions();
  const orNone = [NONE, ...options];
  const or = (value: string | null | undefined) => (value ? { value } : {});
  const rows = Math.max(PARTICIPANTS.length, before?.participants.length ?? 0);
  const several = (most: readonly string[] | undefined) => Math.max(SEVERAL.length, most?.length ?? 0);
  return [
    field({
      path: 'matter',
      kind: 'text',
      label: context.w('议题', 'What was to be decided'),
      ...or(before?.matter),
    }),
    field({
      path: 'text',
      kind: 'long',
      label: context.w('决定全文（公开，不写姓名）', 'What was decided, in full (public; no names)'),
      ...or(before?.text),
    }),
    legalBasisField(context, before?.legalBasis),
    field({
      path: 'decidedAt',
      kind: 'moment',
      label: context.w(`决定时间（${nameOfTime()[0]}）`, `Decided at (${nameOfTime()[1]})`),
      ...or(before && momentInField(before.decidedAt)),
    }),
    field({
      path: 'way',
      kind: 'choice',
      label: context.w('决定方式', 'How it was decided'),
      options: context.options('decidingWay', DECIDING_WAYS),
      ...or(before?.way),
    }),
    ...Array.from({ length: rows }, (_, index) => {
      const was = before?.participants[index];
      return [
        field({
          path: `participants.${index}.organisation`,
          kind: 'choice',
          label: context.w(`参会机构 ${index + 1}`, `Took part ${index + 1}`),
          options: index === 0 ? options : orNone,
          ...(index > 0 && { optional: true }),
          ...or(was?.organisation),
        }),
        field({
          path: `participants.${index}.presence`,
          kind: 'choice',
          label: context.w('到会情况（不选即到会）', 'Present or absent (left open: present)'),
          options: [NONE, ...context.options('presence', PRESENCES)],
          optional: true,
          ...or(was?.presence),
        }),
        field({
          path: `participants.${index}.seat`,
          kind: 'text',
          label: context.w('席位', 'Seat'),
          hint: context.w('会议记录写明的才填', 'where the minutes name one'),
          optional: true,
          ...or(was?.seat),
        }),
      ];
    }).flat(),
    ...Array.from({ length: several(before?.decidedBy) }, (_, index) =>
      field({
        path: `decidedBy.${index}`,
        kind: 'choice',
        label: context.w(`作决定者 ${index + 1}`, `Decided by ${index + 1}`),
        options: index === 0 ? options : orNone,
        ...(index > 0 && { optional: true }),
        ...or(before?.decidedBy[index]),
      }),
    ),
    field({
      path: 'signedBy',
      kind: 'choice',
      label: context.w('签发者', 'Signed by'),
      options,
      ...or(before?.signedBy),
    }),
    ...Array.from({ length: Math.max(2, before?.dissents.length ?? 0) }, (_, index) => [
      field({
        path: `dissents.${index}.organisation`,
        kind: 'choice',
        label: context.w(`会上有异议的机构 ${index + 1}`, `Disagreed there ${index + 1}`),
        options: orNone,
        optional: true,
        ...or(before?.dissents[index]?.organisation),
      }),
      field({
        path: `dissents.${index}.words`,
        kind: 'text',
        label: context.w('异议内容', 'In which words'),
        optional: true,
        ...or(before?.dissents[index]?.words),
      }),
    ]).flat(),
    ...Array.from({ length: several(before?.informed) }, (_, index) =>
      field({
        path: `informed.${index}`,
        kind: 'choice',
        label: context.w(`应知悉的机构 ${index + 1}`, `To be informed ${index + 1}`),
        options: orNone,
        optional: true,
        ...or(before?.informed[index]),
      }),
    ),
  ];
}
