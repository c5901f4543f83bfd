import { EVENT_GRADES, type Matter } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import type { CommandFormSpec, FormField, WorkItem } from '#form/form.ts';
import { moment } from '#format/format.ts';

/** What an organisation states of itself because a law obliges it to: each statement begins the clock that it carries. */
export function matterItems(context: WorkContext): WorkItem[] {
  const { view, visitor } = context;
  const taken = [...view.state.incidents.values()].flatMap((incident) =>
    [...incident.matters.values()]
      .filter(
        ({ kind, organisation }) => kind === 'requisition.made' && organisation === visitor.organisation,
      )
      .map((each) => requisitionItem(context, incident.id, each)),
  );
  return [...taken, statingItem(context)];
}

function form(
  context: WorkContext,
  command: string,
  folded: string,
  more: readonly FormField[] = [],
): CommandFormSpec {
  return {
    command,
    title: '',
    submit: context.w('说明', 'State it'),
    tone: 'second',
    folded,
    fixed: { incident: context.incident.id, organisation: context.visitor.organisation },
    fields: [
      {
        path: 'note',
        kind: 'text',
        label: context.w('情况（公开，不写个人信息）', 'What happened (public, nothing of persons)'),
      },
      {
        path: 'foundAt',
        kind: 'moment',
        label: context.w('发现或发生时间（北京时间）', 'Found or happened (China time)'),
        optional: true,
      },
      ...more,
    ],
  };
}

function statingItem(context: WorkContext): WorkItem {
  const isGovernment =
    context.view.state.organisations.get(context.visitor.organisation)?.kind === 'government';
  return {
    id: 'state-matter',
    heading: context.w('说明本机构的应报事项', 'State a matter that has to be reported'),
    facts: [],
    forms: [
      form(context, 'breach.state', context.w('发现个人信息泄露…', 'Personal data leaked…'), [
        {
          path: 'persons',
          kind: 'number',
          label: context.w('涉及人数（不明可不填）', 'Persons concerned, if known'),
          optional: true,
        },
      ]),
      form(context, 'security-incident.state', context.w('网络安全事件…', 'Security incident…'), [
        {
          path: 'grade',
          kind: 'choice',
          label: context.w('级别', 'Grade'),
          options: context.options('eventGrade', EVENT_GRADES),
        },
      ]),
      form(context, 'serious-incident.state', context.w('严重事件…', 'Serious incident…')),
      form(context, 'transaction.state', context.w('重大资产变动、投资或交易…', 'Major transaction…'), [
        {
          path: 'relatedParty',
          kind: 'flag',
          label: context.w('关联方交易', 'With a related party'),
          options: [
            { value: 'no', label: context.w('否', 'no') },
            { value: 'yes', label: context.w('是', 'yes') },
          ],
        },
      ]),
      ...(isGovernment
        ? [
            form(context, 'requisition.state', context.w('征用…', 'Requisition…'), [
              {
                path: 'owners',
                kind: 'number',
                label: context.w('被征用的单位和个人数', 'How many owners'),
                value: '1',
              },
              {
                path: 'from',
                kind: 'choice',
                label: context.w(
                  '被征用的机构（个人不具名）',
                  'From which organisation (persons are not named)',
                ),
                options: [{ value: '', label: '—' }, ...context.organisationOptions()],
                optional: true,
              },
              { path: 'legalBasis', kind: 'text', label: context.w('法律依据', 'Legal basis') },
              {
                path: 'until',
                kind: 'date',
                label: context.w('预计用至', 'Needed until'),
                hint: context.w('如 2026-12-31', 'as 2026-12-31'),
                optional: true,
              },
            ]),
          ]
        : []),
    ],
  };
}

const requisitionItem = (
  context: WorkContext,
  incident: string,
  { id, note, foundAt }: Matter,
): WorkItem => ({
  id,
  heading: `${context.w('征用', 'Requisition')}: ${note}`,
  facts: [moment(foundAt, context.language)],
  forms: [
    {
      ...form(context, 'requisition.end', context.w('使用完毕…', 'No longer needed…')),
      fixed: { incident, organisation: context.visitor.organisation, matter: id },
    },
  ],
});
