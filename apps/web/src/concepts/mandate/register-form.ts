import { MANDATE_FUNCTIONS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { areaField, legalBasisField, NONE } from '#form/fields.ts';
import { type FieldOf, formItem } from '#form/form.ts';

/** Grants an organisation that has just been registered what it is for, several functions at once. */
export const firstMandateItem = (context: WorkContext) =>
  formItem('mandate', context.w('授予职责', 'Grant a mandate'), {
    command: 'mandate.grant',
    fixed: { incident: context.incident.id || null },
    fields: [
      {
        path: 'holder',
        kind: 'choice',
        label: context.w('机构', 'Organisation'),
        options: context.organisationOptions(),
      },
      ...[0, 1, 2].map(
        (index): FieldOf<'mandate.grant'> => ({
          path: `functions.${index}`,
          kind: 'choice',
          label: context.w('职能', 'Function'),
          optional: index > 0,
          options: [...(index > 0 ? [NONE] : []), ...context.options('mandateFunction', MANDATE_FUNCTIONS)],
        }),
      ),
      {
        path: 'reach',
        kind: 'choice',
        label: context.w('范围', 'Reach'),
        options: [
          { value: 'own', label: context.w('仅限本机构事务', 'its own matters') },
          { value: 'area', label: context.w('区域内全部', 'everybody in the area') },
        ],
      },
      areaField(context, '区域', 'Area'),
      legalBasisField(context),
    ],
  });
