import { EVENT_GRADES, type Matter, OPERATORS, REQUESTS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { legalBasisField, NONE, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, field, form, type WorkItem } from '#form/form.ts';
import { moment } from '#format/format.ts';
import { nameOfTime } from '#place/place.ts';

/** What an organisation states of itself because a law obliges it to: each statement begins the clock that it carries. */
export function matterItems(context: WorkContext): WorkItem[] {
  const { view, visitor } = context;
  const taken = [...view.state.incidents.values()].flatMap((incident) =>
    [...incident.matters.values()]
      .filter(
        ({ kind, organisation }) =>
          (kind === 'requisition.made' || kind === 'security-incident.found') &&
          organisation === visitor.organisation,
      )
      .map((each) => endingItem(context, incident.id, each)),
  );
  return [...taken, statingItem(context)];
}

/** What every statement says: what happened, and when. */
const statement = (context: WorkContext, folded: string) =>
  ({
    submit: context.w('说明', 'State it'),
    tone: 'second',
    folded,
    fixed: { incident: context.incident.id, organisation: context.visitor.organisation },
  }) as const;

const statedFields = (context: WorkContext) => [
  field({
    path: 'note',
    kind: 'text',
    label: context.w('情况（公开，不写个人信息）', 'What happened (public, nothing of persons)'),
  }),
  field({
    path: 'foundAt',
    kind: 'moment',
    label: context.w(`发现或发生时间（${nameOfTime()[0]}）`, `Found or happened (${nameOfTime()[1]})`),
    optional: true,
  }),
];

function statingItem(context: WorkContext): WorkItem {
  const own = context.view.state.organisations.get(context.visitor.organisation);
  return {
    id: 'state-matter',
    heading: context.w('说明本机构的应报事项', 'State a matter that has to be reported'),
    facts: [],
    forms: [
      form({
        command: 'breach.state',
        ...statement(context, context.w('发现个人信息泄露…', 'Personal data leaked…')),
        fields: [
          ...statedFields(context),
          {
            path: 'persons',
            kind: 'number',
            label: context.w('涉及人数（不明可不填）', 'Persons concerned, if known'),
            optional: true,
          },
        ],
      }),
      form({
        command: 'security-incident.state',
        ...statement(context, context.w('网络安全事件…', 'Security incident…')),
        fields: [
          ...statedFields(context),
          {
            path: 'grade',
            kind: 'choice',
            label: context.w('级别', 'Grade'),
            options: context.options('eventGrade', EVENT_GRADES),
          },
          {
            path: 'operator',
            kind: 'choice',
            label: context.w('所涉系统', 'Whose system'),
            options: context.options('operator', OPERATORS),
            value: 'other',
          },
        ],
      }),
      form({
        command: 'serious-incident.state',
        ...statement(context, context.w('严重事件…', 'Serious incident…')),
        fields: statedFields(context),
      }),
      form({
        command: 'transaction.state',
        ...statement(context, context.w('重大资产变动、投资或交易…', 'Major transaction…')),
        fields: [
          ...statedFields(context),
          {
            path: 'relatedParty',
            kind: 'flag',
            label: context.w('关联方交易', 'With a related party'),
            options: yesNo(context),
          },
        ],
      }),
      form({
        command: 'product-flaw.state',
        ...statement(context, context.w('产品或服务的安全缺陷…', 'Flaw of a product or service…')),
        fields: [
          ...statedFields(context),
          {
            path: 'publicInterest',
            kind: 'flag',
            label: context.w('危害国家安全或公共利益', 'Endangers security or the public interest'),
            options: yesNo(context),
          },
        ],
      }),
      form({
        command: 'sensitive-processing.state',
        ...statement(context, context.w('处理敏感个人信息…', 'Sensitive personal data are processed…')),
        fields: statedFields(context),
      }),
      form({
        command: 'request.state',
        ...statement(context, context.w('收到依法提出的请求…', 'A request under a law came in…')),
        fields: [
          ...statedFields(context),
          {
            path: 'asks',
            kind: 'choice',
            label: context.w('请求内容', 'What is asked for'),
            options: context.options('lawfulRequest', REQUESTS),
          },
        ],
      }),
      ...(own?.kind === 'government' ? [requisitionForm(context)] : []),
    ],
  };
}

const requisitionForm = (context: WorkContext): CommandFormSpec =>
  form({
    command: 'requisition.state',
    ...statement(context, context.w('征用…', 'Requisition…')),
    fields: [
      ...statedFields(context),
      {
        path: 'owners',
        kind: 'number',
        label: context.w('被征用的单位和个人数', 'How many owners'),
        value: '1',
      },
      {
        path: 'from',
        kind: 'choice',
        label: context.w('被征用的机构（个人不具名）', 'From which organisation (persons are not named)'),
        options: [NONE, ...context.organisationOptions()],
        optional: true,
      },
      legalBasisField(context),
      {
        path: 'until',
        kind: 'date',
        label: context.w('预计用至', 'Needed until'),
        hint: context.w('如 2026-12-31', 'as 2026-12-31'),
        optional: true,
      },
    ],
  });

const endingItem = (
  context: WorkContext,
  incident: string,
  { id, kind, note, foundAt }: Matter,
): WorkItem => ({
  id,
  heading: `${context.label('matterKind', kind)}${context.colon}${note}`,
  facts: [moment(foundAt, context.language)],
  forms: [
    form({
      ...(kind === 'requisition.made'
        ? ({
            command: 'requisition.end',
            ...statement(context, context.w('使用完毕…', 'No longer needed…')),
          } as const)
        : ({
            command: 'security-incident.end',
            ...statement(context, context.w('处置结束…', 'Dealt with…')),
          } as const)),
      fixed: { incident, organisation: context.visitor.organisation, matter: id },
      fields: statedFields(context),
    }),
  ],
});
