import {
  CREDENTIAL_KINDS,
  CURRENCIES,
  ITEM_CATEGORIES,
  MANDATE_FUNCTIONS,
  MANDATE_ROLES,
  type Mandate,
  type MandateFunction,
  RESPONSE_LEVELS,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { legalBasisField, NONE, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, field, form } from '#form/form.ts';
import type { Pair } from '#texts/words.ts';

/** How much one act moves, and from which level on; what is left empty is not limited. */
export const limitFields = <const Path extends string>(context: WorkContext, path: Path) => [
  field({
    path: `${path}.goods` as const,
    kind: 'number',
    label: context.w('一次至多（基本单位）', 'At most at a time (base units)'),
    optional: true,
  }),
  field({
    path: `${path}.money.amount` as const,
    kind: 'money',
    label: context.w('一次至多（金额）', 'At most at a time (money)'),
    hint: context.w('填了金额，也请选择币种', 'with an amount, choose its currency as well'),
    optional: true,
  }),
  field({
    path: `${path}.money.currency` as const,
    kind: 'choice',
    label: context.w('币种', 'Currency'),
    optional: true,
    options: [NONE, ...CURRENCIES.map((value) => ({ value, label: value }))],
  }),
  field({
    path: `${path}.level` as const,
    kind: 'choice',
    label: context.w('自响应级别', 'From response level'),
    optional: true,
    options: [NONE, ...RESPONSE_LEVELS.map((value) => ({ value, label: value }))],
  }),
  ...sumFields(context, `${path}.aDay` as const, ['一天', 'a day']),
  ...sumFields(context, `${path}.inAll` as const, ['总计', 'in all']),
];

/** What all acts together may come to. */
function sumFields<const Path extends string>(context: WorkContext, path: Path, [zh, en]: Pair) {
  return [
    field({
      path: `${path}.goods` as const,
      kind: 'number',
      label: context.w(`${zh}至多（基本单位）`, `At most ${en} (base units)`),
      optional: true,
    }),
    field({
      path: `${path}.money.amount` as const,
      kind: 'money',
      label: context.w(`${zh}至多（金额）`, `At most ${en} (money)`),
      optional: true,
    }),
    field({
      path: `${path}.money.currency` as const,
      kind: 'choice',
      label: context.w(`币种（${zh}）`, `Currency (${en})`),
      optional: true,
      options: [NONE, ...CURRENCIES.map((value) => ({ value, label: value }))],
    }),
  ];
}

/** How far it goes. What is left empty is not limited. */
export const narrowing = (context: WorkContext) => [
  field({
    path: 'until',
    kind: 'date',
    label: context.w('截止日期', 'Last day'),
    hint: context.w('如 2026-03-31', 'as 2026-03-31'),
    optional: true,
  }),
  ...limitFields(context, 'limits'),
  field({
    path: 'requires',
    kind: 'set',
    label: context.w('须有资质', 'Requires'),
    optional: true,
    options: context.options('credentialKind', CREDENTIAL_KINDS),
  }),
  field({
    path: 'itemCategories',
    kind: 'set',
    label: context.w('仅限这些物资类别（不选即不限）', 'These categories of goods only (none: all)'),
    optional: true,
    options: context.options('itemCategory', ITEM_CATEGORIES),
  }),
  field({
    path: 'subject',
    kind: 'choice',
    label: context.w(
      '代哪家机构办理（范围为本机构事务时）',
      'Whose matters, where it reaches one organisation’s',
    ),
    optional: true,
    options: [NONE, ...context.organisationOptions()],
  }),
  field({
    path: 'from',
    kind: 'moment',
    label: context.w('起始时间', 'From'),
    hint: context.w('留空即现在', 'empty: now'),
    optional: true,
  }),
];

const holderField = (context: WorkContext, first: readonly string[] = []) =>
  field({
    path: 'holder',
    kind: 'choice',
    label: context.w('机构', 'Organisation'),
    options: context.organisationOptions(first),
  });

/** Passes one's own mandate on: the same or narrower. */
export const delegateForm = (context: WorkContext, mandate: Mandate): CommandFormSpec =>
  form({
    command: 'mandate.delegate',
    submit: context.w('转授', 'Pass on'),
    tone: 'second',
    folded: context.w('转授…', 'Pass on…'),
    fixed: { under: mandate.id },
    fields: [
      holderField(context),
      {
        path: 'functions',
        kind: 'set',
        label: context.w('职能', 'Functions'),
        options: context.options('mandateFunction', mandate.functions),
      },
      {
        path: 'area',
        kind: 'choice',
        label: context.w('区域', 'Area'),
        ...context.areas(),
        value: mandate.area,
      },
      legalBasisField(context),
      delegableField(context),
      needsAcceptanceField(context),
      ...narrowing(context),
    ],
  });

/** A function that nobody holds in an area, and those to be asked first. */
export type Gap = {
  readonly function: MandateFunction;
  readonly area: string;
  readonly first: readonly string[];
};

/** Grants a mandate at once. */
export const grantForm = (context: WorkContext): CommandFormSpec =>
  form({
    command: 'mandate.grant',
    submit: context.w('授予', 'Grant'),
    fixed: { incident: context.incident.id || null },
    fields: [
      holderField(context),
      ...placeFields(context),
      legalBasisField(context, context.incident.legalBasis),
      ...roleFields(context),
      needsAcceptanceField(context),
      ...narrowing(context),
    ],
  });

/** Offers a mandate: of any function, or of one that nobody holds. */
export const offerForm = (context: WorkContext, gap: Gap | null = null): CommandFormSpec =>
  form({
    command: 'mandate.offer',
    submit: context.w('邀请承担', 'Ask to take it on'),
    ...(gap && { folded: context.w('邀请机构承担…', 'Ask an organisation…') }),
    fixed: {
      incident: context.incident.id,
      ...(gap && { 'functions.0': gap.function, area: gap.area, reach: 'area' }),
    },
    fields: [
      holderField(context, gap?.first),
      ...(gap ? [] : placeFields(context)),
      legalBasisField(context, context.incident.legalBasis),
      {
        path: 'answerWithinHours',
        kind: 'number',
        label: context.w('几小时内答复', 'Hours to answer'),
        value: '24',
      },
      ...(gap ? [] : [...roleFields(context), ...narrowing(context)]),
    ],
  });

const placeFields = (context: WorkContext) => [
  field({
    path: 'functions',
    kind: 'set',
    label: context.w('职能', 'Functions'),
    options: context.options('mandateFunction', MANDATE_FUNCTIONS),
  }),
  field({
    path: 'reach',
    kind: 'choice',
    label: context.w('范围', 'Reach'),
    options: context.options('mandateReach', ['area', 'own']),
  }),
  field({ path: 'area', kind: 'choice', label: context.w('区域', 'Area'), ...context.areas() }),
];

export const roleFields = (context: WorkContext) => [
  field({
    path: 'role',
    kind: 'choice',
    label: context.w('主责或副责', 'Owner or deputy'),
    options: context.options('mandateRole', MANDATE_ROLES),
  }),
  delegableField(context),
];

const delegableField = (context: WorkContext) =>
  field({
    path: 'delegable',
    kind: 'flag',
    label: context.w('可以转授', 'May be passed on'),
    options: yesNo(context),
  });

export const needsAcceptanceField = (context: WorkContext) =>
  field({
    path: 'needsAcceptance',
    kind: 'flag',
    label: context.w('对方接受后才生效', 'In force only once it is accepted'),
    options: yesNo(context),
  });
