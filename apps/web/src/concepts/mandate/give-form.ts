import {
  CREDENTIAL_KINDS,
  MANDATE_FUNCTIONS,
  MANDATE_ROLES,
  type Mandate,
  type MandateFunction,
  RESPONSE_LEVELS,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { legalBasisField, NONE, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, field, form } from '#form/form.ts';

/** How far it goes. What is left empty is not limited. */
const narrowing = (context: WorkContext) => [
  field({
    path: 'until',
    kind: 'date',
    label: context.w('截止日期', 'Last day'),
    hint: context.w('如 2026-03-31', 'as 2026-03-31'),
    optional: true,
  }),
  field({
    path: 'limits.goods',
    kind: 'number',
    label: context.w('一次至多（基本单位）', 'At most at a time (base units)'),
    optional: true,
  }),
  field({
    path: 'limits.level',
    kind: 'choice',
    label: context.w('自响应级别', 'From response level'),
    optional: true,
    options: [NONE, ...RESPONSE_LEVELS.map((value) => ({ value, label: value }))],
  }),
  field({
    path: 'requires.0',
    kind: 'choice',
    label: context.w('须有资质', 'Requires'),
    optional: true,
    options: [NONE, ...context.options('credentialKind', CREDENTIAL_KINDS)],
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
      legalBasisField(context),
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
    fixed: { incident: context.incident.id },
    fields: [
      holderField(context),
      ...placeFields(context),
      legalBasisField(context, context.incident.legalBasis),
      ...roleFields(context),
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
  field({ path: 'area', kind: 'choice', label: context.w('区域', 'Area'), options: context.areaOptions() }),
];

const roleFields = (context: WorkContext) => [
  field({
    path: 'role',
    kind: 'choice',
    label: context.w('主责或副责', 'Owner or deputy'),
    options: context.options('mandateRole', MANDATE_ROLES),
  }),
  field({
    path: 'delegable',
    kind: 'flag',
    label: context.w('可以转授', 'May be passed on'),
    options: yesNo(context),
  }),
];
