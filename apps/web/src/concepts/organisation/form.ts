import { FACILITY_CLASSES, ORGANISATION_KINDS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { areaField, legalBasisField, nameFields } from '#form/fields.ts';
import { type FieldOf, field, formItem } from '#form/form.ts';

/** What its papers say of an organisation, beside its name. */
export const paperFields = (context: WorkContext) => [
  field({
    path: 'socialCreditCode',
    kind: 'text',
    label: context.w('统一社会信用代码', 'Social credit code'),
    hint: context.w('18 位，末位为校验码', '18 signs, the last of which is a check'),
    optional: true,
  }),
  field({ path: 'address', kind: 'text', label: context.w('地址', 'Address'), optional: true }),
];

export const organisationItem = (context: WorkContext) =>
  formItem('organisation', context.w('登记机构', 'Register an organisation'), {
    command: 'organisation.register',
    fixed: {},
    fields: [
      ...nameFields(context),
      {
        path: 'kind',
        kind: 'choice',
        label: context.w('类别', 'Kind'),
        options: context.options('organisationKind', ORGANISATION_KINDS),
      },
      areaField(context, '所在地', 'Area'),
      {
        path: 'facilityClass',
        kind: 'choice',
        label: context.w('医疗机构类别', 'Facility class'),
        optional: true,
        options: [
          { value: '', label: context.w('不是接收机构', 'not a facility') },
          ...context.options('facilityClass', FACILITY_CLASSES),
        ],
      },
      ...paperFields(context),
      ...[0, 1, 2].map(
        (index): FieldOf<'organisation.register'> => ({
          path: `externalKeys.${index}`,
          kind: 'text',
          label: context.w(`其他名单中的编号 ${index + 1}`, `Key in another list ${index + 1}`),
          hint: context.w('如 wuhan2020:武汉协和医院@420102', 'as wuhan2020:武汉协和医院@420102'),
          optional: true,
        }),
      ),
      { path: 'source', kind: 'text', label: context.w('登记依据', 'Source of the entry'), optional: true },
    ],
  });

export const placeItem = (context: WorkContext) =>
  formItem('place', context.w('登记库点', 'Register a place'), {
    command: 'place.register',
    fixed: {},
    fields: [
      {
        path: 'owner',
        kind: 'choice',
        label: context.w('所属机构', 'Owner'),
        options: context.organisationOptions(),
      },
      ...nameFields(context),
      areaField(context, '所在地', 'Area'),
    ],
  });

export const classifyItem = (context: WorkContext) =>
  formItem('classify', context.w('认定医疗机构类别', 'Classify a facility'), {
    command: 'facility.classify',
    fixed: {},
    fields: [
      {
        path: 'organisation',
        kind: 'choice',
        label: context.w('机构', 'Facility'),
        options: context.facilityOptions(),
      },
      {
        path: 'facilityClass',
        kind: 'choice',
        label: context.w('类别', 'Class'),
        options: context.options('facilityClass', FACILITY_CLASSES),
      },
      legalBasisField(context),
    ],
  });
