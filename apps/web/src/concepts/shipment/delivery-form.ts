import { missingOf, SHORTAGE_REASONS, type Shipment, storeOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { happenedField, NONE, noteField, packFields, photoField, reasonField, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import { firstKept, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { number } from '#format/format.ts';

const SHOWN_MAX = 50;

export const deliverySection: Section = {
  id: 'deliveries',
  order: 2,
  may: ['confirm-delivery', 'report-use'],
  title: ['签收与使用', 'Deliveries and use'],
  intro: [
    '清点后签收，可分几次。到了多少、坏了多少、还差多少，分开写；差额公开显示，直到查清。',
    'Count, then sign, in as many parts as it comes in. Say apart what came in order, what is damaged and what is missing: the difference stays visible until it is settled.',
  ],
  make: deliveryItems,
};

/** Whoever drives or sends goods signs with the code that the receiver handed over at the ramp. */
export const handOverSection: Section = {
  id: 'hand-over',
  order: 6.5,
  may: ['transport', 'release-goods'],
  title: ['凭码交货', 'Hand over against a code'],
  intro: [
    '送到后向收货单位要一个签收码，和清点的数量一起填写。经手出库的席位不能签收。',
    'On arrival ask the receiver for one of its codes, and state it with what was counted. The seat that let the goods go does not sign for them.',
  ],
  make: (context) =>
    onTheirWay(context)
      .filter(
        ({ facility, id }) =>
          facility !== context.visitor.organisation &&
          context.maySecond('delivery.confirmed', { shipment: id }),
      )
      .map((shipment) => shipmentItem(context, shipment, [confirmForm(context, shipment, 'code')])),
};

/** The latest first. */
const onTheirWay = ({ incident }: WorkContext): Shipment[] =>
  kept(incident.shipments, [...incident.shipmentsOpen].slice(-SHOWN_MAX).reverse());

function deliveryItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor } = context;
  const open = incident.shipmentsOpenOf.get(visitor.organisation) ?? [];
  const shipments = firstKept(
    incident.shipments,
    open,
    SHOWN_MAX,
    ({ facility }) => facility === visitor.organisation,
  );
  const store = storeOf(view, incident.id, visitor.organisation).filter((row) => row.held > 0);
  return [
    ...shipments.map((shipment) =>
      shipmentItem(context, shipment, [confirmForm(context, shipment), ...packForms(context, shipment)]),
    ),
    ...surplusItems(context),
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
          ...useInPacks(context, row.item.id),
        ],
      }),
    ),
  ];
}

/** The same in the packs of the catalogue, where it knows any. */
function useInPacks(context: WorkContext, item: string): CommandFormSpec[] {
  const [pack] = context.view.items.byId.get(item)?.packs ?? [];
  if (!pack) return [];
  return [
    form({
      command: 'use.report',
      submit: context.w('按整箱上报', 'Report in packs'),
      tone: 'second',
      folded: context.w('按整箱…', 'In whole packs…'),
      fixed: { incident: context.incident.id, facility: context.visitor.organisation, item },
      fields: packFields(context, pack.holds),
    }),
  ];
}

function shipmentItem(context: WorkContext, shipment: Shipment, forms: readonly CommandFormSpec[]): WorkItem {
  const { incident, language } = context;
  const [from, to] = [shipment.releaser, shipment.facility].map((id) => context.organisationName(id));
  return {
    id: shipment.id,
    heading: context.w(`${from} 发往 ${to}`, `From ${from} to ${to}`),
    facts: shipment.lines.map((line) => {
      const item = incident.lots.get(line.lot)?.item ?? '';
      const open = missingOf(line);
      return [
        `${context.itemName(item)} ${context.amount(line.sent, item)}`,
        ...(open < line.sent ? [context.w(`还差 ${number(open)}`, `${number(open)} still missing`)] : []),
        shipment.carrier,
      ].join(' · ');
    }),
    link: {
      href: `/${language}/incidents/${incident.id}/shipments/${shipment.id}`,
      label: context.label('deliveryStatus', shipment.status),
    },
    forms,
  };
}

type Confirm = FieldOf<'delivery.confirm'>;

/** Of each lot that is awaited: in order, damaged, and why the rest is missing. */
function confirmForm(context: WorkContext, shipment: Shipment, by?: 'code'): CommandFormSpec {
  const lots = awaited(shipment);
  const fields = lots.flatMap(({ lot, open }, index): Confirm[] => {
    const name = context.itemName(context.incident.lots.get(lot)?.item ?? '');
    return [
      {
        path: `lines.${index}.received`,
        kind: 'number',
        label: `${context.w('完好', 'In order')}: ${name}`,
        value: String(open),
      },
      ...apart(context, index),
    ];
  });
  return form({
    command: 'delivery.confirm',
    submit: context.w('确认签收', 'Confirm receipt'),
    fixed: fixedOf(context, shipment, lots),
    fields: [
      ...(by === 'code'
        ? [{ path: 'code', kind: 'text', label: context.w('签收码', 'Code of the receiver') } as const]
        : []),
      ...fields,
      moreField(context),
      noteField(context),
      photoField(context),
      happenedField(context),
    ],
  });
}

/** The same in cartons, where every lot came in cartons and at least one of each is awaited. */
function packForms(context: WorkContext, shipment: Shipment): CommandFormSpec[] {
  const lots = awaited(shipment);
  const holds = lots.map(({ lot }) => context.incident.lots.get(lot)?.packHolds ?? 0);
  if (lots.some(({ open }, index) => !holds[index] || open < holds[index])) return [];
  const packs = Object.fromEntries(holds.map((each, index) => [`lines.${index}.packs.holds`, each]));
  return [
    form({
      command: 'delivery.confirm',
      submit: context.w('按箱签收', 'Confirm in packs'),
      tone: 'second',
      folded: context.w('按整箱清点…', 'Counted in whole packs…'),
      fixed: { ...fixedOf(context, shipment, lots), ...packs },
      fields: [
        ...lots.flatMap(({ open }, index): Confirm[] => {
          const each = holds[index] ?? 1;
          return [
            {
              path: `lines.${index}.packs.count`,
              kind: 'number',
              label: context.w(`完好的箱数（每箱 ${number(each)}）`, `Packs in order (${number(each)} each)`),
              value: String(Math.floor(open / each)),
            },
            ...apart(context, index),
          ];
        }),
        moreField(context),
        noteField(context),
        happenedField(context),
      ],
    }),
  ];
}

const apart = (context: WorkContext, index: number): Confirm[] => [
  {
    path: `lines.${index}.damaged`,
    kind: 'number',
    label: context.w('到了但损坏', 'Arrived, damaged'),
    optional: true,
  },
  {
    path: `lines.${index}.shortage`,
    kind: 'choice',
    label: context.w('若短少，原因', 'If short, why'),
    optional: true,
    options: [NONE, ...context.options('shortageReason', SHORTAGE_REASONS)],
  },
];

const moreField = (context: WorkContext) =>
  ({
    path: 'moreToCome',
    kind: 'flag',
    label: context.w('还有未到', 'More is to come'),
    options: yesNo(context),
    value: 'no',
  }) as const;

function awaited(shipment: Shipment): { readonly lot: string; readonly open: number }[] {
  const lots = new Map<string, number>();
  for (const line of shipment.lines) lots.set(line.lot, (lots.get(line.lot) ?? 0) + missingOf(line));
  return [...lots].filter(([, open]) => open > 0).map(([lot, open]) => ({ lot, open }));
}

const fixedOf = (
  { incident }: WorkContext,
  shipment: Shipment,
  lots: readonly { readonly lot: string }[],
) => ({
  incident: incident.id,
  shipment: shipment.id,
  ...Object.fromEntries(lots.map(({ lot }, index) => [`lines.${index}.lot`, lot])),
});

/** What the facility counted too much may have been a slip of the pen. */
function surplusItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  return kept(incident.surpluses, incident.surplusesOpen)
    .filter(
      ({ shipment, settled }) =>
        incident.shipments.get(shipment)?.facility === visitor.organisation && settled === 0,
    )
    .map((surplus) => ({
      id: surplus.id,
      heading: context.w(
        `多收 ${number(surplus.amount)}：${context.itemName(incident.lots.get(surplus.lot)?.item ?? '')}`,
        `${number(surplus.amount)} more than was sent: ${context.itemName(incident.lots.get(surplus.lot)?.item ?? '')}`,
      ),
      facts: [context.w('等待发出方查明来源', 'the sender has to find out where it came from')],
      forms: [
        form({
          command: 'surplus.recount',
          submit: context.w('重新清点，没有多收', 'Counted again: it is not too much'),
          tone: 'second',
          folded: context.w('清点有误…', 'It was miscounted…'),
          fixed: { incident: incident.id, surplus: surplus.id },
          fields: [reasonField(context)],
        }),
      ],
    }));
}
