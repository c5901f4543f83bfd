import {
  availableIn,
  HANDED_TO,
  type Order,
  PICK_REASONS,
  stockBeside,
  usableStockAccount,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { happenedField, NONE } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type Option, type WorkItem } from '#form/form.ts';
import { number, shortId } from '#format/format.ts';

const SUBSTITUTES_MAX = 20;
/** So many lots of the same place are looked at for them. */
const LOOKED_AT = 60;

/** An order to be let go: as it says, or, for a coded reason, fewer goods or another lot of them. */
export function dispatchItem(context: WorkContext, order: Order): WorkItem {
  const { incident } = context;
  return {
    id: order.id,
    heading: context.w(
      `调拨给 ${context.organisationName(order.facility)}`,
      `To ${context.organisationName(order.facility)}`,
    ),
    facts: order.lines.map((line) => {
      const lot = incident.lots.get(line.lot);
      return [
        ...(lot?.bin ? [context.w(`货位 ${lot.bin}`, `bin ${lot.bin}`)] : []),
        `${context.itemName(lot?.item ?? '')} ${context.amount(line.amount, lot?.item ?? '')}`,
        shortId(line.lot),
      ].join(' · ');
    }),
    forms: [asOrdered(context, order), changed(context, order), ...changedInPacks(context, order)],
  };
}

const handOver = (context: WorkContext): FieldOf<'shipment.dispatch'>[] => [
  { path: 'carrier', kind: 'text', label: context.w('承运单位或提货人', 'Carrier, or who fetches it') },
  {
    path: 'handedTo',
    kind: 'choice',
    label: context.w('交给', 'Handed to'),
    value: HANDED_TO[0],
    options: context.options('handedTo', HANDED_TO),
  },
  {
    path: 'code',
    kind: 'text',
    label: context.w('提货码', 'Pick-up code'),
    hint: context.w(
      '收货单位自提时必填：没有码或码不对，不发货',
      'needed where the receiver fetches its goods: no code, no goods',
    ),
    optional: true,
  },
  happenedField(context),
];

const asOrdered = (context: WorkContext, order: Order): CommandFormSpec =>
  form({
    command: 'shipment.dispatch',
    submit: context.w('确认出库', 'Release the goods'),
    fixed: { incident: context.incident.id, order: order.id },
    fields: handOver(context),
  });

const linesOf = (order: Order) =>
  Object.fromEntries(
    order.lines.flatMap(({ lot, need }, index) => [
      [`changes.${index}.lot`, lot],
      [`changes.${index}.need`, need],
    ]),
  );

const whyOther = (context: WorkContext, index: number): FieldOf<'shipment.dispatch'>[] => [
  {
    path: `changes.${index}.reason`,
    kind: 'choice',
    label: context.w('原因', 'Reason'),
    optional: true,
    options: [NONE, ...context.options('pickReason', PICK_REASONS)],
  },
  { path: `changes.${index}.note`, kind: 'text', label: context.w('说明', 'Note'), optional: true },
];

/** Fewer, counted in cartons, where every lot came in cartons and a line fills at least one. */
function changedInPacks(context: WorkContext, order: Order): CommandFormSpec[] {
  const holds = order.lines.map(({ lot }) => context.incident.lots.get(lot)?.packHolds ?? 0);
  if (order.lines.some(({ amount }, index) => !holds[index] || amount < holds[index])) return [];
  const packs = Object.fromEntries(holds.map((each, index) => [`changes.${index}.packs.holds`, each]));
  return [
    form({
      command: 'shipment.dispatch',
      submit: context.w('按整箱出库', 'Release in packs'),
      tone: 'second',
      folded: context.w('按整箱清点…', 'Counted in whole packs…'),
      fixed: { incident: context.incident.id, order: order.id, ...linesOf(order), ...packs },
      fields: [
        ...order.lines.flatMap(({ amount }, index): FieldOf<'shipment.dispatch'>[] => {
          const each = holds[index] ?? 1;
          return [
            {
              path: `changes.${index}.packs.count`,
              kind: 'number',
              label: context.w(`实发箱数（每箱 ${number(each)}）`, `Packs that leave (${number(each)} each)`),
              value: String(Math.floor(amount / each)),
            },
            ...whyOther(context, index),
          ];
        }),
        ...handOver(context),
      ],
    }),
  ];
}

function changed(context: WorkContext, order: Order): CommandFormSpec {
  const fields = order.lines.flatMap((line, index): FieldOf<'shipment.dispatch'>[] => {
    const name = context.itemName(context.incident.lots.get(line.lot)?.item ?? '');
    return [
      {
        path: `changes.${index}.amount`,
        kind: 'number',
        label: `${context.w('实发', 'Leaves')}: ${name}`,
        value: String(line.amount),
      },
      {
        path: `changes.${index}.instead`,
        kind: 'choice',
        label: context.w('改发另一批次', 'Another lot instead'),
        optional: true,
        options: [NONE, ...substitutes(context, line.lot)],
      },
      ...whyOther(context, index),
    ];
  });
  return form({
    command: 'shipment.dispatch',
    submit: context.w('按实发出库', 'Release what was picked'),
    tone: 'second',
    folded: context.w('少发或换批次…', 'Fewer, or another lot…'),
    fixed: { incident: context.incident.id, order: order.id, ...linesOf(order) },
    fields: [...fields, ...handOver(context)],
  });
}

/** What came first stands first. */
function substitutes(context: WorkContext, ordered: string): Option[] {
  const { incident, view } = context;
  const lot = incident.lots.get(ordered);
  if (!lot) return [];
  return stockBeside(incident, lot.place, lot.item, LOOKED_AT)
    .filter(({ id, owner, status }) => id !== ordered && owner === lot.owner && status === 'accepted')
    .map((each) => ({ ...each, free: availableIn(view.state.ledger, usableStockAccount(each)) }))
    .filter(({ free }) => free > 0)
    .slice(0, SUBSTITUTES_MAX)
    .map(({ id, bin, free, item }) => ({
      value: id,
      label: [shortId(id), ...(bin ? [bin] : []), context.amount(free, item)].join(' · '),
    }));
}
