import type { WorkContext } from '#form/context.ts';
import { publicReasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import { moment } from '#format/format.ts';

const SHOWN_MAX = 500;

/** Orders that have not left yet: cancelled, their goods are free again. */
export function cancelItems(context: WorkContext): WorkItem[] {
  const { incident } = context;
  const waiting = kept(incident.orders, incident.ordersIssued).slice(-SHOWN_MAX);
  if (waiting.length === 0) return [];
  return [
    {
      id: 'cancel-order',
      heading: context.w('撤销尚未出库的调拨单', 'Cancel an order that has not left'),
      facts: [
        context.w(
          '预留的物资随即释放，可重新分配。',
          'What it reserved is free again, to be allocated anew.',
        ),
      ],
      forms: [
        form({
          command: 'order.cancel',
          submit: context.w('撤销调拨单', 'Cancel the order'),
          tone: 'second',
          folded: context.w('撤销…', 'Cancel…'),
          fixed: { incident: incident.id },
          fields: [
            {
              path: 'order',
              kind: 'choice',
              label: context.w('调拨单', 'Order'),
              options: waiting.map(({ id, facility, lines, issuedAt }) => ({
                value: id,
                label: [
                  context.organisationName(facility),
                  ...lines.map(({ lot, amount }) => {
                    const item = incident.lots.get(lot)?.item ?? '';
                    return `${context.itemName(item)} ${context.amount(amount, item)}`;
                  }),
                  moment(issuedAt, context.language),
                ].join(' · '),
              })),
            },
            publicReasonField(context),
          ],
        }),
      ],
    },
  ];
}
