import {
  ALERT_COLOURS,
  currentCharter,
  EVENT_GRADES,
  FACILITY_CLASSES,
  INCIDENT_TYPES,
  MANDATE_FUNCTIONS,
  ORGANISATION_KINDS,
  RESPONSE_LEVELS,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import type { Option, WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';

export const registerSection: Section = {
  id: 'register',
  order: 18,
  may: ['coordinate', 'register'],
  title: ['统筹与登记', 'Coordinate and register'],
  intro: [
    '职责即权限：没有被授予的职能，谁也做不了。',
    'Mandates are the access control: nobody does what nobody was mandated to do.',
  ],
  needsNoIncident: true,
  make: registerItems,
};

function registerItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const areas: Option[] = [...view.areas.values()].map((area) => ({
    value: area.code,
    label: `${context.say(area.name)} ${area.code}`,
  }));
  const organisations: Option[] = [...view.state.organisations.values()].map((each) => ({
    value: each.id,
    label: context.say(each.name),
  }));
  const name = (zh: string, en: string) => [
    { path: 'name.zh', kind: 'text' as const, label: `${context.w(zh, en)}（中文 Chinese）` },
    { path: 'name.en', kind: 'text' as const, label: `${context.w(zh, en)}（英文 English）` },
  ];
  const basis = { path: 'legalBasis', kind: 'text' as const, label: context.w('法律依据', 'Legal basis') };
  const item = (
    id: string,
    heading: string,
    command: string,
    fields: WorkItem['forms'][number]['fields'],
    fixed: Record<string, string | null> = {},
  ): WorkItem => ({
    id,
    heading,
    facts: [],
    forms: [{ command, title: '', submit: heading, fixed, fields }],
  });
  return [
    item('organisation', context.w('登记机构', 'Register an organisation'), 'organisation.register', [
      ...name('名称', 'Name'),
      {
        path: 'kind',
        kind: 'choice',
        label: context.w('类别', 'Kind'),
        options: context.options('organisationKind', ORGANISATION_KINDS),
      },
      { path: 'area', kind: 'choice', label: context.w('所在地', 'Area'), options: areas },
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
      { path: 'address', kind: 'text', label: context.w('地址', 'Address'), optional: true },
    ]),
    item(
      'mandate',
      context.w('授予职责', 'Grant a mandate'),
      'mandate.grant',
      [
        {
          path: 'holder',
          kind: 'choice',
          label: context.w('机构', 'Organisation'),
          options: organisations,
        },
        {
          path: 'functions.0',
          kind: 'choice',
          label: context.w('职能', 'Function'),
          options: context.options('mandateFunction', MANDATE_FUNCTIONS),
        },
        {
          path: 'functions.1',
          kind: 'choice',
          label: context.w('职能', 'Function'),
          optional: true,
          options: [{ value: '', label: '—' }, ...context.options('mandateFunction', MANDATE_FUNCTIONS)],
        },
        {
          path: 'functions.2',
          kind: 'choice',
          label: context.w('职能', 'Function'),
          optional: true,
          options: [{ value: '', label: '—' }, ...context.options('mandateFunction', MANDATE_FUNCTIONS)],
        },
        {
          path: 'reach',
          kind: 'choice',
          label: context.w('范围', 'Reach'),
          options: [
            { value: 'own', label: context.w('仅限本机构事务', 'its own matters') },
            { value: 'area', label: context.w('区域内全部', 'everybody in the area') },
          ],
        },
        { path: 'area', kind: 'choice', label: context.w('区域', 'Area'), options: areas },
        basis,
      ],
      { incident: incident.id || null },
    ),
    item('place', context.w('登记库点', 'Register a place'), 'place.register', [
      { path: 'owner', kind: 'choice', label: context.w('所属机构', 'Owner'), options: organisations },
      ...name('名称', 'Name'),
      { path: 'area', kind: 'choice', label: context.w('所在地', 'Area'), options: areas },
    ]),
    item('classify', context.w('认定医疗机构类别', 'Classify a facility'), 'facility.classify', [
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
      basis,
    ]),
    item(
      'level',
      context.w('调整响应级别', 'Change the response level'),
      'incident.change-level',
      [
        {
          path: 'responseLevel',
          kind: 'choice',
          label: context.w('级别', 'Level'),
          options: RESPONSE_LEVELS.map((value) => ({ value, label: value })),
        },
        { path: 'reason', kind: 'text', label: context.w('理由', 'Reason') },
      ],
      { incident: incident.id },
    ),
    item(
      'assess',
      context.w('评定事件等级与预警', 'Assess grade and alert'),
      'incident.assess',
      [
        {
          path: 'eventGrade',
          kind: 'choice',
          label: context.w('事件等级', 'Grade of the event'),
          options: context.options('eventGrade', EVENT_GRADES),
          value: incident.eventGrade ?? '',
        },
        {
          path: 'alertColour',
          kind: 'choice',
          label: context.w('预警颜色', 'Colour of the alert'),
          options: context.options('alertColour', ALERT_COLOURS),
          value: incident.alertColour ?? '',
        },
        { path: 'reason', kind: 'text', label: context.w('理由', 'Reason') },
      ],
      { incident: incident.id },
    ),
    item(
      'close',
      context.w('终止响应', 'Close the incident'),
      'incident.close',
      [{ path: 'reason', kind: 'text', label: context.w('理由', 'Reason') }],
      { incident: incident.id },
    ),
    item(
      'charter',
      context.w('通过公约新版本', 'Adopt a new charter version'),
      'charter.adopt',
      [
        { path: 'terms.reservePercent', kind: 'number', label: context.w('留存比例 %', 'Reserve %') },
        { path: 'terms.coverDays', kind: 'number', label: context.w('首轮保障天数', 'First cover, days') },
        {
          path: 'terms.unknownStarter',
          kind: 'number',
          label: context.w('数量未知时先给', 'Starter where the amount is unknown'),
        },
        {
          path: 'terms.idleLotHours',
          kind: 'number',
          label: context.w('滞留须说明（小时）', 'Idle goods owe an explanation after (h)'),
        },
        {
          path: 'terms.publicationHours',
          kind: 'number',
          label: context.w('公示间隔（小时）', 'Hours between reports'),
        },
        {
          path: 'terms.needStaleHours',
          kind: 'number',
          label: context.w('需求复核（小时）', 'Needs to be confirmed after (h)'),
        },
        { path: 'agreement', kind: 'text', label: context.w('如何达成', 'How it was agreed') },
      ],
      {
        incident: incident.id,
        'terms.settingPriority.0': 'isolation',
        'terms.settingPriority.1': 'fever-clinic',
        'terms.settingPriority.2': 'general-ward',
        'terms.settingPriority.3': 'community',
        'participants.0': context.visitor.organisation,
      },
    ),
    item('incident', context.w('宣布突发事件', 'Declare an incident'), 'incident.declare', [
      ...name('名称', 'Name'),
      {
        path: 'type',
        kind: 'choice',
        label: context.w('类型', 'Type'),
        options: context.options('incidentType', INCIDENT_TYPES),
      },
      { path: 'area', kind: 'choice', label: context.w('区域', 'Area'), options: areas },
      {
        path: 'within',
        kind: 'choice',
        label: context.w('属于', 'Part of'),
        optional: true,
        options: [
          { value: '', label: context.w('独立事件', 'an incident of its own') },
          ...[...view.state.incidents.values()]
            .filter((each) => each.closedAt === null)
            .map((each) => ({ value: each.id, label: context.say(each.name) })),
        ],
      },
      {
        path: 'responseLevel',
        kind: 'choice',
        label: context.w('响应级别', 'Response level'),
        options: RESPONSE_LEVELS.map((value) => ({ value, label: value })),
      },
      {
        path: 'exercise',
        kind: 'flag',
        label: context.w('演练', 'Exercise'),
        options: [
          { value: 'no', label: context.w('否，真实事件', 'no, a real event') },
          { value: 'yes', label: context.w('是', 'yes') },
        ],
      },
      basis,
    ]),
  ]
    .filter((each) => incident.id !== '' || !['level', 'assess', 'close', 'charter'].includes(each.id))
    .map((each) => (each.id === 'charter' && currentCharter(incident) ? nextCharter(context) : each));
}

/** Where a charter is in force, its terms are tried first, all of them, and then adopted. */
const nextCharter = (context: WorkContext): WorkItem => ({
  id: 'charter',
  heading: context.w('通过公约新版本', 'Adopt a new charter version'),
  facts: [
    context.w(
      '先试算新条款会让谁多、谁少，再通过。',
      'Try the terms first, see who would get more and who less, then adopt them.',
    ),
  ],
  link: {
    href: `/${context.language}/incidents/${context.incident.id}/what-if`,
    label: context.w('试算并通过', 'Try and adopt'),
  },
  forms: [],
});
