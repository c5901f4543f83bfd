import { ALERT_COLOURS, EVENT_GRADES, INCIDENT_TYPES, phaseOf, RESPONSE_LEVELS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { areaField, legalBasisField, NONE, nameFields, reasonField } from '#form/fields.ts';
import { field, form, formItem, type WorkItem } from '#form/form.ts';
import { moment } from '#format/format.ts';

const levels = RESPONSE_LEVELS.map((value) => ({ value, label: value }));

/** What starting a response says beside its level (突发事件应对法 72(2)). */
const termFields = (context: WorkContext, isAsked: boolean, isOfThis = true) =>
  [
    {
      path: 'expectedUntil',
      kind: 'date',
      label: context.w('预计持续至', 'Expected to last until'),
      hint: context.w('如 2026-12-31', 'as 2026-12-31'),
      optional: !isAsked,
      value: (isOfThis && context.incident.expectedUntil) || '',
    },
    {
      path: 'measures',
      kind: 'text',
      label: context.w('应急处置措施', 'Measures'),
      optional: !isAsked,
      value: (isOfThis && context.incident.measures) || '',
    },
  ] as const;

/** How long it is expected to last, said afterwards or anew. */
export const termsItem = (context: WorkContext) =>
  formItem('terms', context.w('说明响应期限与措施', 'State term and measures'), {
    command: 'incident.state-terms',
    fixed: { incident: context.incident.id },
    fields: [...termFields(context, true), reasonField(context)],
  });

export const levelItem = (context: WorkContext) =>
  formItem('level', context.w('调整响应级别', 'Change the response level'), {
    command: 'incident.change-level',
    fixed: { incident: context.incident.id },
    fields: [
      { path: 'responseLevel', kind: 'choice', label: context.w('级别', 'Level'), options: levels },
      ...termFields(context, false),
      reasonField(context),
    ],
  });

/** What one person raised waits for a second; the reader may be that one. */
export const confirmLevelItems = (context: WorkContext): WorkItem[] => {
  const { id, levelToConfirm: waiting, responseLevel } = context.incident;
  if (waiting === null || responseLevel === null) return [];
  const isOther = context.maySecond('incident.level-confirmed', { incident: id });
  return [
    {
      id: 'confirm-level',
      heading: context.w(`待复核：${responseLevel}级响应`, `To confirm: response level ${responseLevel}`),
      facts: [
        context.w(
          `${waiting.seat} 于 ${moment(waiting.at, context.language)} 提高，已生效；${moment(waiting.until, context.language)} 前须由另一人复核，否则恢复${waiting.before === null ? '到启动前' : `为${waiting.before}级`}。`,
          `${waiting.seat} raised it, ${moment(waiting.at, context.language)}; it is in force. Unless another person confirms it by ${moment(waiting.until, context.language)} it is ${waiting.before ?? 'none'} again.`,
        ),
      ],
      forms: isOther
        ? [
            form({
              command: 'incident.confirm-level',
              submit: context.w('复核通过', 'Confirm'),
              fixed: { incident: id },
              fields: [],
            }),
          ]
        : [],
    },
  ];
};

export const assessItem = (context: WorkContext) =>
  formItem('assess', context.w('评定事件等级与预警', 'Assess grade and alert'), {
    command: 'incident.assess',
    fixed: { incident: context.incident.id },
    fields: [
      {
        path: 'eventGrade',
        kind: 'choice',
        label: context.w('事件等级', 'Grade of the event'),
        options: context.options('eventGrade', EVENT_GRADES),
        value: context.incident.eventGrade ?? '',
      },
      {
        path: 'alertColour',
        kind: 'choice',
        label: context.w('预警颜色', 'Colour of the alert'),
        options: context.options('alertColour', ALERT_COLOURS),
        value: context.incident.alertColour ?? '',
      },
      reasonField(context),
    ],
  });

export const declareItem = (context: WorkContext) =>
  formItem('incident', context.w('宣布突发事件', 'Declare an incident'), {
    command: 'incident.declare',
    fixed: {},
    fields: [
      ...nameFields(context),
      {
        path: 'type',
        kind: 'choice',
        label: context.w('类型', 'Type'),
        options: context.options('incidentType', INCIDENT_TYPES),
      },
      areaField(context, '区域', 'Area'),
      {
        path: 'within',
        kind: 'choice',
        label: context.w('属于', 'Part of'),
        optional: true,
        options: [
          { value: '', label: context.w('独立事件', 'an incident of its own') },
          ...[...context.view.state.incidents.values()]
            .filter((each) => phaseOf(each) === 'open')
            .map((each) => ({ value: each.id, label: context.say(each.name) })),
        ],
      },
      ...insteadOfField(context),
      {
        path: 'responseLevel',
        kind: 'choice',
        label: context.w('响应级别', 'Response level'),
        options: levels,
      },
      ...termFields(context, false, false),
      {
        path: 'exercise',
        kind: 'flag',
        label: context.w('演练', 'Exercise'),
        options: [
          { value: 'no', label: context.w('否，真实事件', 'no, a real event') },
          { value: 'yes', label: context.w('是', 'yes') },
        ],
      },
      legalBasisField(context),
    ],
  });

/** Where one was undone: what is declared right stands in its place. */
function insteadOfField(context: WorkContext) {
  const undone = [...context.view.state.incidents.values()].filter(
    ({ endedOtherwise }) => endedOtherwise?.how === 'undone',
  );
  return undone.length === 0
    ? []
    : [
        field({
          path: 'insteadOf',
          kind: 'choice',
          label: context.w('替代误报的事件', 'Stands in for one that was undone'),
          optional: true,
          options: [NONE, ...undone.map(({ id, name }) => ({ value: id, label: context.say(name) }))],
        }),
      ];
}
