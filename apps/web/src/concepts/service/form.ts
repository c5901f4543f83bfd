import { SERVICE_KINDS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { number } from '#format/format.ts';

/** What somebody offers to everybody, listed by hand; whole lists come in by an import. */
export const serviceSection: Section = {
  id: 'services',
  order: 20,
  may: ['import-records'],
  title: ['服务登记', 'Services'],
  intro: [
    '运输、问诊、捐赠渠道与产能，公开在“求助”页。登记不代表收到，也不代表推荐。',
    'Transport, consultation, channels for gifts, capacity: public on the page “Get help”. A listing is no receipt and no recommendation.',
  ],
  make: items,
};

function items(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  return [
    {
      id: 'list',
      heading: context.w('登记服务或产能', 'List a service or capacity'),
      facts: [
        context.w(
          `已登记 ${number(incident.services.size)} 项。同一来源编号再次登记即为更新。`,
          `${number(incident.services.size)} listed. The same number of the source, listed again, replaces what was there.`,
        ),
      ],
      forms: [
        form({
          command: 'service.list',
          submit: context.w('登记', 'List'),
          fixed: { incident: incident.id, 'lines.0.quantity': null, asOf: view.now },
          fields: [
            {
              path: 'kind',
              kind: 'choice',
              label: context.w('种类', 'Kind'),
              options: context.options('serviceKind', SERVICE_KINDS),
            },
            { path: 'name', kind: 'text', label: context.w('名称', 'Name') },
            {
              path: 'area',
              kind: 'choice',
              label: context.w('地区', 'Area'),
              ...context.areas(),
              value: incident.area,
            },
            { path: 'lines.0.label', kind: 'text', label: context.w('提供什么', 'What it offers') },
            {
              path: 'source',
              kind: 'text',
              label: context.w('来源（网址）', 'Source (address)'),
            },
            {
              path: 'externalKey',
              kind: 'text',
              label: context.w('来源编号', 'Its number at the source'),
              hint: context.w('如 热线:12345', 'as hotline:12345'),
            },
          ],
        }),
      ],
    },
  ];
}
