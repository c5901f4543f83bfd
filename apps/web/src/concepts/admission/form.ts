import {
  type Application,
  CREDENTIAL_KINDS,
  currentRule,
  MANDATE_FUNCTIONS,
  ORGANISATION_KINDS,
  standingRows,
} from '@tongzhou/domain';
import { limitFields, narrowing, needsAcceptanceField, roleFields } from '#concepts/mandate/give-form.ts';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';

/** Newcomers of this incident that wait for a decision. */
export function applicationItems(context: WorkContext): WorkItem[] {
  return [...context.view.state.applications.values()]
    .filter(({ decided, incident }) => decided === null && incident === context.incident.id)
    .map((each) => applicationItem(context, each));
}

function applicationItem(context: WorkContext, application: Application): WorkItem {
  const { organisation, functions, area, note, provisional } = application;
  const fixed = { application: application.id };
  const remark = field({ path: 'note', kind: 'text', label: context.w('说明', 'Note') });
  const papers = standingRows(context.view, organisation).map(
    (each) =>
      `${context.label('credentialKind', each.kind)} ${each.reference ?? ''} · ${each.issuer} · ${context.label('credentialStanding', each.standing)}`,
  );
  const alike = (application.confirmed ?? []).flatMap((each) =>
    each.startsWith('name-alike:') ? [each.slice(each.indexOf('=') + 1)] : [],
  );
  return {
    id: application.id,
    heading: `${context.organisationName(organisation)}: ${functions.map((each) => context.label('mandateFunction', each)).join(context.comma)}`,
    facts: [
      context.areaName(area),
      note,
      ...(context.unconfirmed.has(organisation)
        ? [
            context.w(
              '邮箱未经确认：批准前请另行核实是谁在申请',
              'e-mail not confirmed: make sure by another way who asks, before you approve',
            ),
          ]
        : []),
      provisional ? context.w('已有临时职责', 'has a provisional mandate') : context.w('等待审批', 'waits'),
      ...alike.map((id) =>
        context.w(
          `名称与已登记的「${context.organisationName(id)}」相近，申请人称是另一家：请核对`,
          `its name may be taken for “${context.organisationName(id)}”; it says that it is another one: look`,
        ),
      ),
      ...papers,
    ],
    forms: [
      form({
        command: 'application.approve',
        submit: context.w('批准', 'Approve'),
        fixed,
        fields: [
          {
            path: 'reach',
            kind: 'choice',
            label: context.w('范围', 'Reach'),
            options: context.options('mandateReach', ['own', 'area']),
          },
          {
            path: 'legalBasis',
            kind: 'text',
            label: context.w('法律依据', 'Legal basis'),
            value: context.incident.legalBasis,
          },
          remark,
          {
            path: 'functions',
            kind: 'set',
            label: context.w('职能', 'Functions'),
            value: functions.join(' '),
            options: context.options('mandateFunction', MANDATE_FUNCTIONS),
          },
          {
            path: 'area',
            kind: 'choice',
            label: context.w('区域', 'Area'),
            value: area,
            ...context.areas(),
          },
          ...roleFields(context),
          needsAcceptanceField(context),
          ...narrowing(context),
        ],
      }),
      form({
        command: 'application.decline',
        submit: context.w('不予批准', 'Decline'),
        tone: 'second',
        fixed,
        fields: [remark],
      }),
    ],
  };
}

/** An account whose organisation has not applied yet: there is one thing that it may do. */
export const joinItem = (context: WorkContext): WorkItem => ({
  id: 'join',
  heading: context.w('本机构尚未登记', 'Your organisation is not on the register yet'),
  facts: [],
  link: { href: `/${context.language}/join`, label: context.w('申请加入', 'Apply to help') },
  forms: [],
});

/** What newcomers may do at once, until somebody decides. */
export function ruleItem(context: WorkContext): WorkItem {
  const rule = currentRule(context.view.state, context.incident.id);
  return {
    id: 'rule',
    heading: context.w('准入规则：新机构立即可做什么', 'Rule of admission: what newcomers may do at once'),
    facts: rule
      ? [
          `${context.w('现行第', 'version')} ${rule.version}${context.w(' 版', '')}: ${rule.terms.functions.map((each) => context.label('mandateFunction', each)).join(context.comma)} · ${rule.terms.days} ${context.w('天', 'days')}`,
        ]
      : [context.w('尚无规则：新机构须由登记员登记。', 'None yet: a registrar brings newcomers in.')],
    forms: [
      ...(rule
        ? [
            form({
              command: 'admission-rule.end',
              submit: context.w('提请终止（须另一人复核）', 'Ask to end it (a second person signs)'),
              tone: 'second',
              folded: context.w('不再接受新机构…', 'No more newcomers…'),
              fixed: { incident: context.incident.id },
              fields: [publicReasonField(context)],
            }),
          ]
        : []),
      form({
        command: 'admission-rule.adopt',
        submit: context.w('通过', 'Adopt'),
        tone: 'second',
        fixed: { incident: context.incident.id },
        fields: [
          {
            path: 'terms.functions',
            kind: 'set',
            label: context.w('立即给予的职能', 'Functions given at once'),
            value: 'transport',
            options: context.options('mandateFunction', MANDATE_FUNCTIONS),
          },
          {
            path: 'terms.kinds',
            kind: 'set',
            label: context.w('机构类型', 'Kinds of organisation'),
            value: 'charity enterprise community',
            options: context.options('organisationKind', ORGANISATION_KINDS),
          },
          {
            path: 'terms.requires',
            kind: 'set',
            label: context.w('须提交的资质', 'Credentials to present'),
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
          ...limitFields(context, 'terms.limits'),
        ],
      }),
    ],
  };
}
