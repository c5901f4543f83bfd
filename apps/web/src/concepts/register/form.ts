import { ORGANISATION_KINDS } from '@tongzhou/domain';
import { paperFields } from '#concepts/organisation/form.ts';
import type { WorkContext } from '#form/context.ts';
import { areaField, legalBasisField, nameFields, publicReasonField } from '#form/fields.ts';
import { field, form, formItem, type WorkItem } from '#form/form.ts';

const organisationField = (context: WorkContext) =>
  field({
    path: 'organisation',
    kind: 'choice',
    label: context.w('机构', 'Organisation'),
    options: context.organisationOptions(),
  });

const asItIs = (context: WorkContext) => ({ value: '', label: context.w('不变', 'as it is') });

/** What stands wrongly on the register, is no more, is one with another, or has parts. */
export const registerItems = (context: WorkContext): WorkItem[] => [
  correctItem(context),
  ...correctPlaceItem(context),
  splitItem(context),
  mergeItem(context),
  closeItem(context),
  ...reopenItem(context),
];

const correctItem = (context: WorkContext) =>
  formItem('correct', context.w('更正机构登记', 'Correct an entry'), {
    command: 'organisation.correct',
    fixed: {},
    fields: [
      organisationField(context),
      {
        path: 'kind',
        kind: 'choice',
        label: context.w('类别（须两人）', 'Kind (for two people)'),
        optional: true,
        options: [asItIs(context), ...context.options('organisationKind', ORGANISATION_KINDS)],
      },
      {
        path: 'area',
        kind: 'choice',
        label: context.w('所在地', 'Area'),
        optional: true,
        options: [asItIs(context), ...context.areaOptions()],
        elsewhere: context.elsewhere,
      },
      ...paperFields(context),
      publicReasonField(context),
    ],
  });

function correctPlaceItem(context: WorkContext): WorkItem[] {
  const places = [...context.view.state.places.values()];
  if (places.length === 0) return [];
  return [
    formItem('correct-place', context.w('更正库点登记', 'Correct the entry of a place'), {
      command: 'place.correct',
      fixed: {},
      fields: [
        {
          path: 'place',
          kind: 'choice',
          label: context.w('库点', 'Place'),
          options: places.map(({ id, name, owner }) => ({
            value: id,
            label: `${context.say(name)} · ${context.organisationName(owner)}`,
          })),
        },
        ...nameFields(context).map((each) => ({ ...each, optional: true })),
        {
          path: 'area',
          kind: 'choice',
          label: context.w('所在地', 'Area'),
          optional: true,
          options: [asItIs(context), ...context.areaOptions()],
          elsewhere: context.elsewhere,
        },
        {
          path: 'owner',
          kind: 'choice',
          label: context.w('所属机构（须两人）', 'Owner (for two people)'),
          optional: true,
          options: [asItIs(context), ...context.organisationOptions()],
        },
        publicReasonField(context),
      ],
    }),
  ];
}

const branchFields = (context: WorkContext) => [
  ...nameFields(context),
  areaField(context, '所在地', 'Area'),
  ...paperFields(context),
  publicReasonField(context),
];

const splitItem = (context: WorkContext) =>
  formItem('split', context.w('设立分支机构', 'Set up a branch'), {
    command: 'organisation.split',
    fixed: {},
    fields: [
      {
        path: 'parent',
        kind: 'choice',
        label: context.w('上级机构', 'Organisation that it is part of'),
        options: context.organisationOptions(),
      },
      ...branchFields(context),
    ],
  });

/** A part of one's own organisation; its mandates are passed on to it. */
export const ownBranchItem = (context: WorkContext): WorkItem => ({
  id: 'branch',
  heading: context.w('本机构的分支', 'Branches of your organisation'),
  facts: [
    context.w(
      '分支以自己的名义办事，职责由本机构转授。须两人办理。',
      'A branch acts in its own name; you pass mandates on to it. It takes two people.',
    ),
  ],
  forms: [
    form({
      command: 'organisation.split',
      submit: context.w('设立分支机构', 'Set up a branch'),
      tone: 'second',
      folded: context.w('设立…', 'Set up…'),
      fixed: { parent: context.visitor.organisation },
      fields: branchFields(context),
    }),
  ],
});

const mergeItem = (context: WorkContext) =>
  formItem('merge', context.w('合并机构', 'Merge organisations'), {
    command: 'organisation.merge',
    fixed: {},
    fields: [
      {
        path: 'organisation',
        kind: 'choice',
        label: context.w('被并入的机构', 'The one that goes'),
        options: context.organisationOptions(),
      },
      {
        path: 'into',
        kind: 'choice',
        label: context.w('并入', 'Into'),
        options: context.organisationOptions(),
      },
      legalBasisField(context),
      publicReasonField(context),
    ],
  });

const closeItem = (context: WorkContext) =>
  formItem('close-organisation', context.w('注销机构', 'Close an organisation'), {
    command: 'organisation.close',
    fixed: {},
    fields: [organisationField(context), legalBasisField(context), publicReasonField(context)],
  });

function reopenItem(context: WorkContext): WorkItem[] {
  const closed = [...context.view.state.organisations.values()].filter(
    ({ ended }) => ended !== null && ended.into === null,
  );
  if (closed.length === 0) return [];
  return [
    formItem('reopen', context.w('恢复已注销的机构', 'Open a closed organisation again'), {
      command: 'organisation.reopen',
      fixed: {},
      fields: [
        {
          path: 'organisation',
          kind: 'choice',
          label: context.w('机构', 'Organisation'),
          options: closed.map(({ id, name }) => ({ value: id, label: context.say(name) })),
        },
        publicReasonField(context),
      ],
    }),
  ];
}
