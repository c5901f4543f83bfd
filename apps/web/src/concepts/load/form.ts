import { SETTINGS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';

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
      { path: 'source', kind: 'text', label: context.w('来源', 'Source'), optional: true },
    ],
  });
}
