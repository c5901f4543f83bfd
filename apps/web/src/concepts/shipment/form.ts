import { stockOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { dispatchItem } from './dispatch-form.ts';
import { shortItems, surplusItems } from './settle-form.ts';

export const orderSection: Section = {
  id: 'orders',
  order: 6,
  may: ['release-goods', 'record-loss'],
  title: ['出库', 'Orders'],
  intro: [
    '凭调拨单出库。每一批都写明库点与货位；收货单位自提须凭码。',
    'Goods leave on an order. Each lot says its place and bin; a receiver that fetches its goods brings a code.',
  ],
  make: orderItems,
};

function orderItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const orders = kept(incident.orders, incident.ordersIssued).filter(
    (order) => order.releaser === visitor.organisation,
  );
  const lots = stockOf(view, incident.id, visitor.organisation).filter((lot) => lot.held > 0);
  return [
    ...orders.map((order) => dispatchItem(context, order, lots)),
    ...shortItems(context),
    ...surplusItems(context),
    ...lots
      .filter((lot) => lot.explanationOwed)
      .map(
        (lot): WorkItem => ({
          id: lot.id,
          heading: `${context.say(lot.item.name)} · ${context.amount(lot.held, lot.item.id)}`,
          facts: [
            `${lot.bin ?? ''} ${lot.placeName ? context.say(lot.placeName) : ''} · ${context.label('lotStatus', lot.status)}`,
            context.w(
              `已滞留 ${lot.idleHours} 小时，应向捐赠人说明`,
              `idle for ${lot.idleHours} h: the donor is owed an explanation`,
            ),
          ],
          forms: [
            form({
              command: 'lot.explain-idle',
              submit: context.w('公开说明', 'Publish the explanation'),
              fixed: { incident: incident.id, lot: lot.id },
              fields: [
                { path: 'explanation', kind: 'text', label: context.w('滞留原因', 'Why it lies idle') },
              ],
            }),
          ],
        }),
      ),
  ];
}
