import {
  CREDENTIAL_KINDS,
  MANDATE_FUNCTIONS,
  MANDATE_ROLES,
  type Mandate,
  RESPONSE_LEVELS,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import type { CommandFormSpec, FormField } from '#form/form.ts';

export const reasonField = (context: WorkContext): FormField => ({
  path: 'reason',
  kind: 'text',
  label: context.w('理由', 'Reason'),
});

const basisField = (context: WorkContext, value?: string): FormField => ({
  path: 'legalBasis',
  kind: 'text',
  label: context.w('法律依据', 'Legal basis'),
  ...(value !== undefined && { value }),
});

const none = { value: '', label: '—' };

/** How far it goes. What is left empty is not limited. */
const narrowing = (context: WorkContext): FormField[] => [
  {
    path: 'until',
    kind: 'date',
    label: context.w('截止日期', 'Last day'),
    hint: context.w('如 2026-03-31', 'as 2026-03-31'),
    optional: true,
  },
  {
    path: 'limits.goods',
    kind: 'number',
    label: context.w('一次至多（基本单位）', 'At most at a time (base units)'),
    optional: true,
  },
  {
    path: 'limits.level',
    kind: 'choice',
    label: context.w('自响应级别', 'From response level'),
    optional: true,
    options: [none, ...RESPONSE_LEVELS.map((value) => ({ value, label: value }))],
  },
  {
    path: 'requires.0',
    kind: 'choice',
    label: context.w('须有资质', 'Requires'),
    optional: true,
    options: [none, ...context.options('credentialKind', CREDENTIAL_KINDS)],
  },
];

const holderField = (context: WorkContext, first: readonly string[] = []): FormField => ({
  path: 'holder',
  kind: 'choice',
  label: context.w('机构', 'Organisation'),
  options: context.organisationOptions(first),
});

/** Passes one's own mandate on: the same or narrower. */
export const delegateForm = (context: WorkContext, mandate: Mandate): CommandFormSpec => ({
  command: 'mandate.delegate',
  title: '',
  submit: context.w('转授', 'Pass on'),
  tone: 'second',
  folded: context.w('转授…', 'Pass on…'),
  fixed: { under: mandate.id },
  fields: [
    holderField(context),
    {
      path: 'functions.0',
      kind: 'choice',
      label: context.w('职能', 'Function'),
      options: context.options('mandateFunction', mandate.functions),
    },
    basisField(context),
    ...narrowing(context),
  ],
});

/** Grants a mandate at once, or offers it. */
export const giveForm = (
  context: WorkContext,
  command: 'mandate.grant' | 'mandate.offer',
  gap: { readonly function: string; readonly area: string; readonly first: readonly string[] } | null = null,
): CommandFormSpec => ({
  command,
  title: '',
  submit:
    command === 'mandate.grant' ? context.w('授予', 'Grant') : context.w('邀请承担', 'Ask to take it on'),
  ...(gap && { folded: context.w('邀请机构承担…', 'Ask an organisation…') }),
  fixed: {
    incident: context.incident.id,
    ...(gap && { 'functions.0': gap.function, area: gap.area, reach: 'area' }),
  },
  fields: [
    holderField(context, gap?.first),
    ...(gap ? [] : placeFields(context)),
    basisField(context, context.incident.legalBasis),
    ...(command === 'mandate.offer'
      ? [
          {
            path: 'answerWithinHours',
            kind: 'number' as const,
            label: context.w('几小时内答复', 'Hours to answer'),
            value: '24',
          },
        ]
      : []),
    ...(gap ? [] : [...roleFields(context), ...narrowing(context)]),
  ],
});

const placeFields = (context: WorkContext): FormField[] => [
  {
    path: 'functions.0',
    kind: 'choice',
    label: context.w('职能', 'Function'),
    options: context.options('mandateFunction', MANDATE_FUNCTIONS),
  },
  {
    path: 'reach',
    kind: 'choice',
    label: context.w('范围', 'Reach'),
    options: context.options('mandateReach', ['area', 'own']),
  },
  { path: 'area', kind: 'choice', label: context.w('区域', 'Area'), options: context.areaOptions() },
];

const roleFields = (context: WorkContext): FormField[] => [
  {
    path: 'role',
    kind: 'choice',
    label: context.w('主责或副责', 'Owner or deputy'),
    options: context.options('mandateRole', MANDATE_ROLES),
  },
  {
    path: 'delegable',
    kind: 'flag',
    label: context.w('可以转授', 'May be passed on'),
    options: [
      { value: 'no', label: context.w('否', 'no') },
      { value: 'yes', label: context.w('是', 'yes') },
    ],
  },
];
