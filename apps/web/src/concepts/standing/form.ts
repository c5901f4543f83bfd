import {
  type Application,
  CHECK_OUTCOMES,
  CREDENTIAL_KINDS,
  type Credential,
  currentRule,
  MANDATE_FUNCTIONS,
  ORGANISATION_KINDS,
  standingOf,
  standingRows,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import type { FormField, WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { capabilityItems } from './capability-form.ts';

/** One's own papers; those of others to check; newcomers to approve, and the rule that lets them in. */
export const standingSection: Section = {
  id: 'standing',
  order: 17,
  may: [],
  title: ['资质、能力与申请', 'Credentials, capabilities, applications'],
  intro: [
    '资质由持有者提交，由另一机构核验；需要资质的职责，资质到期即停。',
    'Credentials are presented by their holder and checked by another; a mandate that requires one stands still when it expires.',
  ],
  make: standingItems,
};

function standingItems(context: WorkContext): WorkItem[] {
  const { state, now } = context.view;
  const toCheck = [...state.credentials.values()].filter(
    (each) => each.organisation !== context.visitor.organisation && standingOf(each, now) === 'unchecked',
  );
  const waiting = [...state.applications.values()].filter(
    (each) => each.decided === null && each.incident === context.incident.id,
  );
  return [
    ...(context.may('coordinate') ? waiting.map((each) => applicationItem(context, each)) : []),
    ...(context.may('check-credentials') ? toCheck.map((each) => checkItem(context, each)) : []),
    ...(state.organisations.has(context.visitor.organisation)
      ? [ownItem(context), ...capabilityItems(context)]
      : [joinItem(context)]),
    ...(context.may('coordinate') && context.incident.id !== '' ? [ruleItem(context)] : []),
  ];
}

function applicationItem(context: WorkContext, application: Application): WorkItem {
  const { organisation, functions, area, note, provisional } = application;
  const fixed = { application: application.id };
  const remark: FormField = { path: 'note', kind: 'text', label: context.w('说明', 'Note') };
  const basis: FormField = {
    path: 'legalBasis',
    kind: 'text',
    label: context.w('法律依据', 'Legal basis'),
    value: context.incident.legalBasis,
  };
  const papers = standingRows(context.view, organisation).map(
    (each) =>
      `${context.label('credentialKind', each.kind)} ${each.reference ?? ''} · ${each.issuer} · ${context.label('credentialStanding', each.standing)}`,
  );
  return {
    id: application.id,
    heading: `${context.organisationName(organisation)}: ${functions.map((each) => context.label('mandateFunction', each)).join(context.w('、', ', '))}`,
    facts: [
      context.areaName(area),
      note,
      provisional ? context.w('已有临时职责', 'has a provisional mandate') : context.w('等待审批', 'waits'),
      ...papers,
    ],
    forms: [
      {
        command: 'application.approve',
        title: '',
        submit: context.w('批准', 'Approve'),
        fixed,
        fields: [
          {
            path: 'reach',
            kind: 'choice',
            label: context.w('范围', 'Reach'),
            options: context.options('mandateReach', ['own', 'area']),
          },
          basis,
          remark,
        ],
      },
      {
        command: 'application.decline',
        title: '',
        submit: context.w('不予批准', 'Decline'),
        tone: 'second',
        fixed,
        fields: [remark],
      },
    ],
  };
}

function checkItem(context: WorkContext, credential: Credential): WorkItem {
  return {
    id: credential.id,
    heading: `${context.organisationName(credential.organisation)}: ${context.label('credentialKind', credential.kind)}`,
    facts: [
      `${credential.reference ?? '—'} · ${credential.issuer}`,
      ...(credential.expiresOn ? [`${context.w('有效期至', 'good until')} ${credential.expiresOn}`] : []),
      ...(credential.evidence
        ? [`${credential.evidence.name} · SHA-256 ${credential.evidence.sha256.slice(0, 16)}…`]
        : []),
    ],
    forms: [
      {
        command: 'credential.check',
        title: '',
        submit: context.w('记录核验结果', 'Record the check'),
        fixed: { credential: credential.id },
        fields: [
          {
            path: 'outcome',
            kind: 'choice',
            label: context.w('结果', 'Outcome'),
            options: context.options('credentialStanding', CHECK_OUTCOMES),
          },
          { path: 'note', kind: 'text', label: context.w('如何核验', 'How it was checked') },
        ],
      },
    ],
  };
}

/** An account whose organisation has not applied yet: there is one thing that it may do. */
const joinItem = (context: WorkContext): WorkItem => ({
  id: 'join',
  heading: context.w('本机构尚未登记', 'Your organisation is not on the register yet'),
  facts: [],
  link: { href: `/${context.language}/join`, label: context.w('申请加入', 'Apply to help') },
  forms: [],
});

function ownItem(context: WorkContext): WorkItem {
  const { organisation } = context.visitor;
  return {
    id: 'present',
    heading: context.w('提交本机构的资质', 'Present a credential of your own'),
    facts: standingRows(context.view, organisation).map(
      (each) =>
        `${context.label('credentialKind', each.kind)} · ${context.label('credentialStanding', each.standing)}${each.expiresOn ? ` · ${each.expiresOn}` : ''}`,
    ),
    forms: [
      {
        command: 'credential.present',
        title: '',
        submit: context.w('提交', 'Present'),
        fixed: { organisation },
        fields: [
          {
            path: 'kind',
            kind: 'choice',
            label: context.w('种类', 'Kind'),
            options: context.options('credentialKind', CREDENTIAL_KINDS),
          },
          { path: 'reference', kind: 'text', label: context.w('编号', 'Number'), optional: true },
          { path: 'issuer', kind: 'text', label: context.w('出具机关', 'Issued by') },
          {
            path: 'expiresOn',
            kind: 'date',
            label: context.w('有效期至', 'Good until'),
            hint: context.w('如 2026-12-31', 'as 2026-12-31'),
            optional: true,
          },
        ],
      },
    ],
  };
}

function ruleItem(context: WorkContext): WorkItem {
  const rule = currentRule(context.view.state, context.incident.id);
  const optional = { value: '', label: '—' };
  const functions = (index: number): FormField => ({
    path: `terms.functions.${index}`,
    kind: 'choice',
    label: context.w('立即给予的职能', 'Function given at once'),
    optional: index > 0,
    options: [
      ...(index > 0 ? [optional] : []),
      ...context.options('mandateFunction', [
        'transport',
        ...MANDATE_FUNCTIONS.filter((each) => each !== 'transport'),
      ]),
    ],
  });
  const kinds = (index: number, value: string): FormField => ({
    path: `terms.kinds.${index}`,
    kind: 'choice',
    label: context.w('机构类型', 'Kind of organisation'),
    optional: index > 0,
    value,
    options: [...(index > 0 ? [optional] : []), ...context.options('organisationKind', ORGANISATION_KINDS)],
  });
  return {
    id: 'rule',
    heading: context.w('准入规则：新机构立即可做什么', 'Rule of admission: what newcomers may do at once'),
    facts: rule
      ? [
          `${context.w('现行第', 'version')} ${rule.version}${context.w(' 版', '')}: ${rule.terms.functions.map((each) => context.label('mandateFunction', each)).join(context.w('、', ', '))} · ${rule.terms.days} ${context.w('天', 'days')}`,
        ]
      : [context.w('尚无规则：新机构须由登记员登记。', 'None yet: a registrar brings newcomers in.')],
    forms: [
      {
        command: 'admission-rule.adopt',
        title: '',
        submit: context.w('通过', 'Adopt'),
        tone: 'second',
        fixed: { incident: context.incident.id },
        fields: [
          functions(0),
          functions(1),
          functions(2),
          kinds(0, 'charity'),
          kinds(1, 'enterprise'),
          kinds(2, 'community'),
          {
            path: 'terms.requires.0',
            kind: 'choice',
            label: context.w('须提交的资质', 'Credential to present'),
            value: 'registration',
            options: context.options('credentialKind', CREDENTIAL_KINDS),
          },
          { path: 'terms.days', kind: 'number', label: context.w('天数', 'Days'), value: '14' },
          {
            path: 'terms.perDay',
            kind: 'number',
            label: context.w('24 小时内至多几家', 'Organisations within 24 hours'),
            value: '50',
          },
          {
            path: 'terms.legalBasis',
            kind: 'text',
            label: context.w('法律依据', 'Legal basis'),
            value: context.incident.legalBasis,
          },
        ],
      },
    ],
  };
}
