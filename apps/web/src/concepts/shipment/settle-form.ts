import { isForOthers, missingOf, type Shipment, type ShipmentLine, SURPLUS_OUTCOMES } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { photoField, reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { firstKept, kept } from '#form/kept.ts';
import { number } from '#format/format.ts';

/** The oldest first. */
const SHORT_SHOWN = 50;
/** Of others’, only the oldest that are open are looked at: a room stays as short in a long response. */
const OTHERS_LOOKED_AT = 50;

/** What was sent and did not arrive: another seat than who let it go says what became of it. */
export const shortItems = (context: WorkContext): WorkItem[] => [
  ...ownShort(context),
  ...othersShort(context),
];

/** Much that is missing of others’ goods: whoever inspects goods looks, and ends what its holder may not. */
const othersShort = (context: WorkContext): WorkItem[] =>
  context.may('inspect-goods')
    ? firstKept(
        context.incident.shipments,
        context.incident.shipmentsOpen.values().take(OTHERS_LOOKED_AT),
        SHORT_SHOWN,
        (each) =>
          each.releaser !== context.visitor.organisation &&
          each.status === 'short' &&
          each.lines.some((line) => isMuch(context, line)),
      ).flatMap((shipment) => shortLines(context, shipment))
    : [];

function isMuch({ incident, view }: WorkContext, line: ShipmentLine): boolean {
  const lot = incident.lots.get(line.lot);
  return lot !== undefined && isForOthers(view.state, incident, lot, missingOf(line));
}

const ownShort = (context: WorkContext): WorkItem[] =>
  firstKept(
    context.incident.shipments,
    context.incident.shipmentsOpenOf.get(context.visitor.organisation) ?? [],
    SHORT_SHOWN,
    (each) =>
      each.releaser === context.visitor.organisation &&
      each.status === 'short' &&
      context.maySecond('shortage.settled', { shipment: each.id }),
  ).flatMap((shipment) => shortLines(context, shipment));

const shortLines = (context: WorkContext, shipment: Shipment): WorkItem[] =>
  shipment.lines
    .filter((line) => missingOf(line) > 0)
    .map((line) => {
      const missing = number(missingOf(line));
      const facility = context.organisationName(shipment.facility);
      return {
        id: `${shipment.id}-${line.lot}`,
        heading: context.w(`短少 ${missing}：${facility}`, `${missing} short at ${facility}`),
        facts: [
          `${context.itemName(context.incident.lots.get(line.lot)?.item ?? '')} · ${context.label('shortageReason', line.shortage)}`,
          context.w('后来到了的，由收货单位签收。', 'What comes after all, the receiver signs for.'),
        ],
        forms: [
          form({
            command: 'shortage.settle',
            submit: context.w('处理短少', 'Settle the shortage'),
            fixed: { incident: context.incident.id, shipment: shipment.id, lot: line.lot },
            fields: [
              {
                path: 'amount',
                kind: 'number',
                label: context.w('数量', 'Amount'),
                value: String(missingOf(line)),
              },
              {
                path: 'outcome',
                kind: 'choice',
                label: context.w('结果', 'Outcome'),
                options: context.options('shortageOutcome', ['lost', 'returned-to-stock']),
              },
              photoField(context),
              reasonField(context),
            ],
          }),
        ],
      };
    });

/** More came than was sent: where had it stood? */
export function surplusItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  return kept(incident.surpluses, incident.surplusesOpen)
    .filter(
      ({ id, shipment }) =>
        (incident.shipments.get(shipment)?.releaser === visitor.organisation ||
          context.may('approve-allocation')) &&
        context.maySecond('surplus.settled', { surplus: id }),
    )
    .map((surplus) => {
      const open = number(surplus.amount - surplus.settled);
      const name = context.itemName(incident.lots.get(surplus.lot)?.item ?? '');
      return {
        id: surplus.id,
        heading: context.w(`多收 ${open}：${name}`, `${open} more than was sent: ${name}`),
        facts: [context.organisationName(incident.shipments.get(surplus.shipment)?.facility ?? '')],
        forms: [
          form({
            command: 'surplus.settle',
            submit: context.w('处理多收', 'Settle the surplus'),
            fixed: { incident: incident.id, surplus: surplus.id },
            fields: [
              {
                path: 'amount',
                kind: 'number',
                label: context.w('数量', 'Amount'),
                value: String(surplus.amount - surplus.settled),
              },
              {
                path: 'outcome',
                kind: 'choice',
                label: context.w('来源', 'Where it came from'),
                options: context.options('surplusOutcome', SURPLUS_OUTCOMES),
              },
              {
                path: 'lot',
                kind: 'text',
                label: context.w('其他批次的编号', 'Id of the other lot'),
                hint: context.w('仅在出自其他批次时填写', 'only where it was of another lot'),
                optional: true,
              },
              reasonField(context),
            ],
          }),
        ],
      };
    });
}
