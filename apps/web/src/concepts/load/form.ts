import { mayCheck, SETTINGS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { confirmationFields, whereFromFields } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { moment, number } from '#format/format.ts';

/** Needs of unknown amount are estimated from it. */
export const loadItem = (context: WorkContext): WorkItem => ({
  id: 'load',
  heading: context.w('在院病人与床位', 'Patients and beds'),
  facts: [
    context.w(
      '数量未知的需求可据此估算：取病人数与床位数中较小者，乘以公约的日耗。',
      'Needs of unknown amount can be estimated from it: the smaller of patients and beds, times the charter’s burn rate.',
    ),
  ],
  forms: [loadForm(context)],
});

function loadForm(context: WorkContext): CommandFormSpec {
  return form({
    command: 'facility.report-load',
    submit: context.w('报告', 'Report'),
    fixed: { incident: context.incident.id },
    fields: [
      {
        path: 'facility',
        kind: 'choice',
        label: context.w('机构', 'Facility'),
        options: context.facilityOptions(),
      },
      {
        path: 'loads.0.setting',
        kind: 'choice',
        label: context.w('场所', 'Setting'),
        options: context.options('setting', SETTINGS),
      },
      { path: 'loads.0.patients', kind: 'number', label: context.w('在院病人', 'Patients in care') },
      { path: 'loads.0.beds', kind: 'number', label: context.w('可用床位', 'Beds that can be staffed') },
      ...whereFromFields(context),
    ],
  });
}

/** What the facility last reported, for whoever calls back; nothing where it has reported nothing, or somebody has called. */
export function confirmLoadItem(context: WorkContext, facility: string): WorkItem[] {
  const load = context.incident.loads.get(facility);
  const { view, incident, visitor } = context;
  if (!load || (load.confirmed !== null && load.waits.length === 0)) return [];
  if (!mayCheck(view, incident.id, { facility, item: null }, visitor.organisation)) return [];
  const known = (count: number | null): string =>
    count === null ? context.w('未报', 'not said') : number(count);
  return [
    {
      id: `load-${facility}`,
      heading: `${context.organisationName(facility)}${context.colon}${context.w('在院病人与床位', 'Patients and beds')}`,
      facts: [
        ...load.loads.map(({ setting, patients, beds }) =>
          context.w(
            `${context.label('setting', setting)}：病人 ${known(patients)}，床位 ${known(beds)}`,
            `${context.label('setting', setting)}: patients ${known(patients)}, beds ${known(beds)}`,
          ),
        ),
        `${moment(load.asOf, context.language)} · ${context.label('evidenceLevel', load.evidence)}`,
      ],
      forms: [
        form({
          command: 'facility.confirm-load',
          submit: context.w('记为已核实', 'It is right'),
          fixed: { incident: context.incident.id, facility, statement: load.position },
          fields: confirmationFields(context),
        }),
      ],
    },
  ];
}
