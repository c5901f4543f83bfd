import type { Rename } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { nameFields, publicReasonField } from '#form/fields.ts';
import { form, formItem, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import { moment } from '#format/format.ts';

export const renameItem = (context: WorkContext) =>
  formItem('rename', context.w('更正机构名称', 'Put an organisation’s name right'), {
    command: 'organisation.rename',
    fixed: {},
    fields: [
      {
        path: 'organisation',
        kind: 'choice',
        label: context.w('机构', 'Organisation'),
        options: context.organisationOptions(),
      },
      ...nameFields(context),
      publicReasonField(context),
    ],
  });

/** Names that wait for a second person. */
export function openRenames(context: WorkContext): WorkItem[] {
  const { state } = context.view;
  return kept(state.renames, state.renameOfOrganisation.values()).map((rename) =>
    openRename(context, rename),
  );
}

const openRename = (context: WorkContext, { id: rename, from, to, reason, at }: Rename): WorkItem => ({
  id: rename,
  heading: context.w('机构更名待确认', 'Another name of an organisation waits for a second person'),
  facts: [`${context.say(from)} → ${context.say(to)}`, `${reason} · ${moment(at, context.language)}`],
  forms: [
    ...(context.maySecond('organisation.renamed', { rename })
      ? [
          form({
            command: 'organisation-rename.confirm',
            submit: context.w('已核对，确认更名', 'I have looked: confirm'),
            fixed: { rename },
            fields: [],
          }),
        ]
      : []),
    form({
      command: 'organisation-rename.decline',
      submit: context.w('不予更正', 'Decline'),
      tone: 'second',
      folded: context.w('原名称无误…', 'The name was right…'),
      fixed: { rename },
      fields: [publicReasonField(context)],
    }),
  ],
});
