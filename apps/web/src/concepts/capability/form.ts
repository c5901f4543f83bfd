import { CAPABILITY_KINDS, capabilitiesOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { noteField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';

/** What one's own organisation can send: declared by itself, changed by declaring it again, taken back with a reason. */
export function capabilityItems(context: WorkContext): WorkItem[] {
  const { organisation } = context.visitor;
  const own = capabilitiesOf(context.view.state, organisation);
  const typeOf = (type: number) => context.w(`${type} 级`, `type ${type}`);
  return [
    {
      id: 'capability',
      heading: context.w('申报本机构能派出的力量', 'Declare what your organisation can send'),
      facts: [
        context.w(
          '公开，供牵头部门按种类和远近寻找。同种类同等级再次申报即为更新。',
          'Public, so that whoever leads finds it by kind and distance. The same kind and type declared again replaces the earlier number.',
        ),
      ],
      forms: [
        form({
          command: 'capability.declare',
          submit: context.w('申报', 'Declare'),
          fixed: { organisation },
          fields: [
            {
              path: 'kind',
              kind: 'choice',
              label: context.w('种类', 'Kind'),
              options: context.options('capabilityKind', CAPABILITY_KINDS),
            },
            {
              path: 'type',
              kind: 'number',
              label: context.w('等级', 'Type'),
              hint: context.w('1（最强）至 4', '1 (the most capable) to 4'),
            },
            { path: 'units', kind: 'number', label: context.w('数量', 'Number') },
            noteField(context),
          ],
        }),
      ],
    },
    ...own.map(
      (each): WorkItem => ({
        id: each.id,
        heading: `${context.label('capabilityKind', each.kind)}: ${each.units} · ${typeOf(each.type)}`,
        facts: each.note ? [each.note] : [],
        forms: [
          form({
            command: 'capability.end',
            submit: context.w('撤下', 'Withdraw'),
            tone: 'second',
            folded: context.w('撤下', 'Withdraw'),
            fixed: { organisation, capability: each.id },
            fields: [{ path: 'reason', kind: 'text', label: context.w('原因', 'Reason') }],
          }),
        ],
      }),
    ),
  ];
}
