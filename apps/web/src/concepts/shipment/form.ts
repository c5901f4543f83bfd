import { idleStockOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { form, type WorkItem } from '#form/form.ts';
import { firstKept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { dispatchItem } from './dispatch-form.ts';
import { shortItems, surplusItems } from './settle-form.ts';

/** The oldest first. */
const ORDERS_SHOWN = 50;
/** What lies idle is among what came first. */
const IDLE_LOOKED_AT = 500;
const IDLE_SHOWN = 50;

export const orderSection: Section = {
  id: 'orders',
  order: 6,
  may: ['release-goods', 'record-loss', 'approve-allocation', 'inspect-goods'],
  title: ['出库', 'Orders'],
  intro: [
    '凭调拨单出库。每一批都写明库点与货位；收货单位自提须凭码。',
    'Goods leave on an order. Each lot says its place and bin; a receiver that fetches its goods brings a code.',
  ],
  make: orderItems,
};

function orderItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const own = incident.ordersIssuedOf.get(visitor.organisation) ?? [];
  const orders = firstKept(
    incident.orders,
    own,
    ORDERS_SHOWN,
    ({ releaser }) => releaser === visitor.organisation,
  );
  return [
    ...orders.map((order) => dispatchItem(context, order)),
    ...shortItems(context),
    ...surplusItems(context),
    ...idleStockOf(view, incident.id, visitor.organisation, { most: IDLE_SHOWN, among: IDLE_LOOKED_AT }).map(
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
            fields: [{ path: 'explanation', kind: 'text', label: context.w('滞留原因', 'Why it lies idle') }],
          }),
        ],
      }),
    ),
  ];
}
