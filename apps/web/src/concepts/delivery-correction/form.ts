import {
  type DeliveryCorrection,
  keysBackwards,
  linesOf,
  SHORTAGE_REASONS,
  type Shipment,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE, photoField, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import { firstKept, firstOf, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';

const LATEST = 12;
const OPEN_SHOWN = 50;

/** Slips at the ramp: what waits for a second person, and the deliveries of which something may be put right. */
export const deliveryCorrectionSection: Section = {
  id: 'delivery-corrections',
  order: 2.55,
  may: ['confirm-delivery'],
  title: ['更正签收', 'Put a delivery right'],
  intro: [
    '签收填错的不涂改：写明实际到了多少和理由，旧值和新值都公开。涉及物资的，由另一席位确认后生效；已使用的部分不能减少。较早的：打开该次交付的页面，点“更正签收”。',
    'A slip that was filled in wrongly is not erased: say what in truth arrived, and why; old and new stay public. Where goods follow, another seat confirms; what has been used stays. For an older delivery open its page and choose “Put this delivery right”.',
  ],
  make: (context) => [
    ...openCorrections(context),
    ...deliveriesToCorrect(context).map((shipment) => shipmentItem(context, shipment)),
  ],
};

function openCorrections(context: WorkContext): WorkItem[] {
  const { incident, visitor, language } = context;
  return firstKept(
    incident.deliveryCorrections,
    incident.deliveryCorrectionsOpen,
    OPEN_SHOWN,
    ({ shipment }) => incident.shipments.get(shipment)?.facility === visitor.organisation,
  ).map((correction) => ({
    id: correction.id,
    heading: context.w('签收更正待确认', 'A correction of a delivery waits for a second person'),
    facts: [
      ...correction.lines.map(({ lot, from, to }) => {
        const item = context.itemName(incident.lots.get(lot)?.item ?? '');
        return `${item}${context.colon}${arrival(context, from)} → ${arrival(context, to)}`;
      }),
      `${correction.reason} · ${moment(correction.at, language)}`,
    ],
    link: linkTo(context, correction.shipment),
    forms: [...confirmForm(context, correction), declineForm(context, correction)],
  }));
}

const arrival = (context: WorkContext, { received, damaged }: DeliveryCorrection['lines'][number]['from']) =>
  context.w(
    `完好 ${number(received)}，损坏 ${number(damaged)}`,
    `${number(received)} in order, ${number(damaged)} damaged`,
  );

const linkTo = (context: WorkContext, shipment: string) => ({
  href: `/${context.language}/incidents/${context.incident.id}/shipments/${shipment}`,
  label: context.w('这次交付', 'The delivery'),
});

const confirmForm = (context: WorkContext, { id, shipment }: DeliveryCorrection): CommandFormSpec[] =>
  context.maySecond('delivery.corrected', { correction: id, shipment })
    ? [
        form({
          command: 'delivery-correction.confirm',
          submit: context.w('已清点，确认更正', 'I have counted: confirm'),
          fixed: { incident: context.incident.id, correction: id },
          fields: [],
        }),
      ]
    : [];

const declineForm = (context: WorkContext, { id }: DeliveryCorrection): CommandFormSpec =>
  form({
    command: 'delivery-correction.decline',
    submit: context.w('不予更正', 'Decline'),
    tone: 'second',
    folded: context.w('原签收无误…', 'The slip was right…'),
    fixed: { incident: context.incident.id, correction: id },
    fields: [publicReasonField(context)],
  });

/** The delivery that the page was asked for, or the latest that were signed for. */
function deliveriesToCorrect({ incident, visitor, asked }: WorkContext): Shipment[] {
  const wanted = asked?.get('shipment');
  const latest = firstOf(keysBackwards(incident.leftTo.get(visitor.organisation) ?? []), LATEST, () => true)
    .map((key) => key.slice(key.indexOf(' ') + 1))
    .map((id) => incident.shipmentOfOrder.get(id) ?? id);
  return kept(incident.shipments, wanted ? [wanted] : latest).filter(
    ({ facility, parts }) => facility === visitor.organisation && parts.length > 0,
  );
}

function shipmentItem(context: WorkContext, shipment: Shipment): WorkItem {
  const from = context.organisationName(shipment.releaser);
  const lots = [...new Set(shipment.lines.map(({ lot }) => lot))];
  return {
    id: shipment.id,
    heading: context.w(`${from} 发来的物资`, `Goods from ${from}`),
    facts: [moment(shipment.dispatchedAt, context.language)],
    link: linkTo(context, shipment.id),
    forms: lots.map((lot) => correctForm(context, shipment, lot)),
  };
}

/** Of one lot what stands there now, all parts together. */
function correctForm(context: WorkContext, shipment: Shipment, lot: string): CommandFormSpec {
  const lines = linesOf(shipment, lot);
  const sum = (of: 'received' | 'damaged') => lines.reduce((all, line) => all + (line[of] ?? 0), 0);
  const shortage = lines.find((line) => line.shortage !== null)?.shortage;
  const fields: FieldOf<'delivery.correct'>[] = [
    {
      path: 'lines.0.received',
      kind: 'number',
      label: context.w('实际完好', 'In truth in order'),
      value: String(sum('received')),
    },
    {
      path: 'lines.0.damaged',
      kind: 'number',
      label: context.w('到了但损坏', 'Arrived, damaged'),
      value: String(sum('damaged')),
    },
    {
      path: 'lines.0.shortage',
      kind: 'choice',
      label: context.w('若短少，原因', 'If short, why'),
      optional: true,
      ...(shortage && { value: shortage }),
      options: [NONE, ...context.options('shortageReason', SHORTAGE_REASONS)],
    },
    publicReasonField(context),
    photoField(context),
  ];
  const item = context.itemName(context.incident.lots.get(lot)?.item ?? '');
  return form({
    command: 'delivery.correct',
    submit: context.w('提出更正', 'Propose the correction'),
    tone: 'second',
    folded: context.w(`更正 ${item}…`, `Put right: ${item}…`),
    fixed: { incident: context.incident.id, shipment: shipment.id, 'lines.0.lot': lot },
    fields,
  });
}
