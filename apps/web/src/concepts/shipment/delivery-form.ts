import { SHORTAGE_REASONS, storeOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { number } from '#format/format.ts';

export const deliverySection: Section = {
  id: 'deliveries',
  order: 2,
  may: ['confirm-delivery', 'report-use'],
  title: ['签收与使用', 'Deliveries and use'],
  intro: [
    '清点后签收。少了就写实收数量和原因：差额会公开显示，直到查清。',
    'Count, then sign. If something is short, say how much came and why: the difference stays visible until it is settled.',
  ],
  make: deliveryItems,
};

function deliveryItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor } = context;
  const shipments = kept(incident.shipments, incident.shipmentsOpen).filter(
    (each) => each.facility === visitor.organisation && each.status === 'in-transit',
  );
  const store = storeOf(view, incident.id, visitor.organisation).filter((row) => row.held > 0);
  return [
    ...shipments.map(
      (shipment): WorkItem => ({
        id: shipment.id,
        heading: context.w(
          `${context.organisationName(shipment.releaser)} 发来`,
          `From ${context.organisationName(shipment.releaser)}`,
        ),
        facts: shipment.lines.map((line) => {
          const lot = incident.lots.get(line.lot);
          return `${context.itemName(lot?.item ?? '')} ${context.amount(line.sent, lot?.item ?? '')} · ${shipment.carrier}`;
        }),
        forms: [
          form({
            command: 'delivery.confirm',
            submit: context.w('确认签收', 'Confirm receipt'),
            fixed: {
              incident: incident.id,
              shipment: shipment.id,
              ...Object.fromEntries(shipment.lines.map((line, index) => [`lines.${index}.lot`, line.lot])),
            },
            fields: shipment.lines.flatMap((line, index) => {
              const name = context.itemName(incident.lots.get(line.lot)?.item ?? '');
              return [
                {
                  path: `lines.${index}.received`,
                  kind: 'number',
                  label: `${context.w('实收', 'Received')}: ${name}`,
                  value: String(line.sent),
                },
                {
                  path: `lines.${index}.shortage`,
                  kind: 'choice',
                  label: context.w('若短少，原因', 'If short, why'),
                  optional: true,
                  options: [NONE, ...context.options('shortageReason', SHORTAGE_REASONS)],
                },
              ];
            }),
          }),
        ],
      }),
    ),
    ...store.map(
      (row): WorkItem => ({
        id: `use-${row.item.id}`,
        heading: context.say(row.item.name),
        facts: [
          context.w(
            `现有 ${number(row.held)}，已使用 ${number(row.used)}`,
            `${number(row.held)} held, ${number(row.used)} used`,
          ),
        ],
        forms: [
          form({
            command: 'use.report',
            submit: context.w('上报使用', 'Report use'),
            fixed: { incident: incident.id, facility: visitor.organisation, item: row.item.id },
            fields: [{ path: 'amount', kind: 'number', label: context.w('使用数量', 'Amount used') }],
          }),
        ],
      }),
    ),
  ];
}
