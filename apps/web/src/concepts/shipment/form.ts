import { LOSS_REASONS, stockOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { noteField, reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { number, shortId } from '#format/format.ts';

export const orderSection: Section = {
  id: 'orders',
  order: 6,
  may: ['release-goods', 'record-loss'],
  title: ['出库与库存', 'Orders and stock'],
  intro: [
    '凭调拨单出库。每一批都写明库点与货位。',
    'Goods leave on an order. Each lot says its place and bin.',
  ],
  make: orderItems,
};

function orderItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const orders = kept(incident.orders, incident.ordersIssued).filter(
    (order) => order.releaser === visitor.organisation,
  );
  const short = kept(incident.shipments, incident.shipmentsOpen).filter(
    (each) => each.releaser === visitor.organisation && each.status === 'short',
  );
  const lots = stockOf(view, incident.id, visitor.organisation).filter((lot) => lot.held > 0);
  return [
    ...orders.map(
      (order): WorkItem => ({
        id: order.id,
        heading: context.w(
          `调拨给 ${context.organisationName(order.facility)}`,
          `To ${context.organisationName(order.facility)}`,
        ),
        facts: order.lines.map((line) => {
          const lot = incident.lots.get(line.lot);
          return `${context.itemName(lot?.item ?? '')} ${context.amount(line.amount, lot?.item ?? '')} · ${lot?.bin ?? ''} · ${shortId(line.lot)}`;
        }),
        forms: [
          form({
            command: 'shipment.dispatch',
            submit: context.w('确认出库', 'Release the goods'),
            fixed: { incident: incident.id, order: order.id },
            fields: [{ path: 'carrier', kind: 'text', label: context.w('承运单位', 'Carrier') }],
          }),
        ],
      }),
    ),
    ...short.flatMap((shipment) =>
      shipment.lines
        .filter((line) => (line.received ?? 0) + line.settled < line.sent)
        .map((line): WorkItem => {
          const missing = line.sent - (line.received ?? 0) - line.settled;
          return {
            id: `${shipment.id}-${line.lot}`,
            heading: context.w(
              `短少 ${number(missing)}：${context.organisationName(shipment.facility)}`,
              `${number(missing)} short at ${context.organisationName(shipment.facility)}`,
            ),
            facts: [
              `${context.itemName(incident.lots.get(line.lot)?.item ?? '')} · ${context.label('shortageReason', line.shortage)}`,
            ],
            forms: [
              form({
                command: 'shortage.settle',
                submit: context.w('处理短少', 'Settle the shortage'),
                fixed: { incident: incident.id, shipment: shipment.id, lot: line.lot },
                fields: [
                  {
                    path: 'amount',
                    kind: 'number',
                    label: context.w('数量', 'Amount'),
                    value: String(missing),
                  },
                  {
                    path: 'outcome',
                    kind: 'choice',
                    label: context.w('结果', 'Outcome'),
                    options: context.options('shortageOutcome', [
                      'lost',
                      'returned-to-stock',
                      'arrived-late',
                    ]),
                  },
                  reasonField(context),
                ],
              }),
            ],
          };
        }),
    ),
    ...lots.map(
      (lot): WorkItem => ({
        id: lot.id,
        heading: `${context.say(lot.item.name)} · ${context.amount(lot.held, lot.item.id)}`,
        facts: [
          `${lot.placeName ? context.say(lot.placeName) : ''} ${lot.bin ?? ''} · ${context.label('lotStatus', lot.status)}`,
          ...(lot.explanationOwed
            ? [
                context.w(
                  `已滞留 ${lot.idleHours} 小时，应向捐赠人说明`,
                  `idle for ${lot.idleHours} h: the donor is owed an explanation`,
                ),
              ]
            : []),
        ],
        forms: [
          ...(lot.explanationOwed
            ? [
                form({
                  command: 'lot.explain-idle',
                  submit: context.w('公开说明', 'Publish the explanation'),
                  fixed: { incident: incident.id, lot: lot.id },
                  fields: [
                    {
                      path: 'explanation',
                      kind: 'text',
                      label: context.w('滞留原因', 'Why it lies idle'),
                    },
                  ],
                }),
              ]
            : []),
          form({
            command: 'loss.record',
            submit: context.w('登记损耗', 'Record a loss'),
            tone: 'second',
            folded: context.w('登记损耗…', 'Record a loss…'),
            fixed: { incident: incident.id, lot: lot.id },
            fields: [
              { path: 'amount', kind: 'number', label: context.w('数量', 'Amount') },
              {
                path: 'reason',
                kind: 'choice',
                label: context.w('原因', 'Reason'),
                options: context.options('lossReason', LOSS_REASONS),
              },
              noteField(context),
            ],
          }),
        ],
      }),
    ),
  ];
}
