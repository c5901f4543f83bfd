import {
  keysBackwards,
  linesOf,
  SETTLED_OUTCOMES,
  type Settlement,
  type Shipment,
  type ShipmentCorrection,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { photoField, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { firstKept, firstOf, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';

const LATEST = 8;
const OPEN_SHOWN = 50;
/** Of others’, only the oldest that are open are looked at: a room stays as short in a long response. */
const OTHERS_LOOKED_AT = 50;

/** Slips at the gate: what waits for a second person, and the shipments of which something may be put right. */
export const shipmentCorrectionSection: Section = {
  id: 'shipment-corrections',
  order: 6.3,
  may: ['release-goods', 'record-loss', 'inspect-goods'],
  title: ['更正出库与短少处理', 'Put a dispatch or a settled shortage right'],
  intro: [
    '登记错的不涂改：货没有出库、数量填错、短少处理选错，写明实际情况和理由，旧值和新值都公开；由另一席位确认后，账随之改正，不另记损耗。较早的：打开该次交付的页面，点“更正出库或短少处理”。',
    'A slip is not erased: if the goods never left, or another amount did, or the wrong thing was said of what was missing, say what is true, and why; old and new stay public. Another seat confirms, and the book follows; no loss is made up for it. For an older shipment open its page and choose “Put what left, or what was missing, right”.',
  ],
  make: (context) => [
    ...openCorrections(context),
    ...shipmentsToCorrect(context).flatMap((shipment) => shipmentItem(context, shipment)),
  ],
};

function openCorrections(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const releaserOf = ({ shipment }: ShipmentCorrection) => incident.shipments.get(shipment)?.releaser;
  const open = incident.shipmentCorrectionsOpen;
  const own = firstKept(
    incident.shipmentCorrections,
    open,
    OPEN_SHOWN,
    (each) => releaserOf(each) === visitor.organisation,
  );
  const others = context.may('inspect-goods')
    ? firstKept(
        incident.shipmentCorrections,
        open.values().take(OTHERS_LOOKED_AT),
        OPEN_SHOWN,
        (each) => releaserOf(each) !== visitor.organisation && each.settlement !== null,
      )
    : [];
  return [...own, ...others].map((correction) => openItem(context, correction));
}

function openItem(context: WorkContext, correction: ShipmentCorrection): WorkItem {
  const { incident, language } = context;
  const { lines, settlement } = correction;
  const nameOf = (lot: string) => context.itemName(incident.lots.get(lot)?.item ?? '');
  return {
    id: correction.id,
    heading: context.w('运单更正待确认', 'A correction of a shipment waits for a second person'),
    facts: [
      ...lines.map(
        ({ lot, from, to }) =>
          `${nameOf(lot)}${context.colon}${sentWords(context, from)} → ${sentWords(context, to)}`,
      ),
      ...(settlement
        ? [
            `${nameOf(settlement.lot)}${context.colon}${settledWords(context, settlement.from)} → ${settledWords(context, settlement.to)}`,
          ]
        : []),
      `${correction.reason} · ${moment(correction.at, language)}`,
    ],
    link: linkTo(context, correction.shipment),
    forms: [...confirmForm(context, correction), declineForm(context, correction)],
  };
}

const sentWords = (context: WorkContext, amount: number) =>
  amount === 0
    ? context.w('未出库', 'never left')
    : context.w(`出库 ${number(amount)}`, `${number(amount)} left`);

const settledWords = (context: WorkContext, { amount, outcome }: Pick<Settlement, 'amount' | 'outcome'>) =>
  amount === 0
    ? context.w('仍未到', 'missing still')
    : `${number(amount)} ${context.label('shortageOutcome', outcome)}`;

const linkTo = (context: WorkContext, shipment: string) => ({
  href: `/${context.language}/incidents/${context.incident.id}/shipments/${shipment}`,
  label: context.w('这次交付', 'The delivery'),
});

const confirmForm = (context: WorkContext, { id, shipment }: ShipmentCorrection): CommandFormSpec[] =>
  context.maySecond('shipment.corrected', { correction: id, shipment })
    ? [
        form({
          command: 'shipment-correction.confirm',
          submit: context.w('已核对，确认更正', 'I have looked: confirm'),
          fixed: { incident: context.incident.id, correction: id },
          fields: [],
        }),
      ]
    : [];

const declineForm = (context: WorkContext, { id }: ShipmentCorrection): CommandFormSpec =>
  form({
    command: 'shipment-correction.decline',
    submit: context.w('不予更正', 'Decline'),
    tone: 'second',
    folded: context.w('原记录无误…', 'The entry was right…'),
    fixed: { incident: context.incident.id, correction: id },
    fields: [publicReasonField(context)],
  });

/** The shipment that the page was asked for, or the latest that left. */
function shipmentsToCorrect({ incident, visitor, asked }: WorkContext): Shipment[] {
  const wanted = asked?.get('shipment');
  const latest = firstOf(keysBackwards(incident.leftFrom.get(visitor.organisation) ?? []), LATEST, () => true)
    .map((key) => key.slice(key.indexOf(' ') + 1))
    .map((id) => incident.shipmentOfOrder.get(id) ?? id);
  return kept(incident.shipments, wanted ? [wanted] : latest).filter(
    ({ releaser, status }) => releaser === visitor.organisation && status !== 'never-left',
  );
}

function shipmentItem(context: WorkContext, shipment: Shipment): WorkItem[] {
  const { incident, language } = context;
  const lots = [...new Set(shipment.lines.map(({ lot }) => lot))];
  const settlements = kept(incident.settlements, incident.settlementsOfShipment.get(shipment.id) ?? []);
  const forms = [
    ...(context.may('release-goods') ? sentForms(context, shipment, lots) : []),
    ...(context.may('record-loss') ? settlements.map((each) => settlementForm(context, each)) : []),
  ];
  if (forms.length === 0) return [];
  const to = context.organisationName(shipment.facility);
  return [
    {
      id: shipment.id,
      heading: context.w(`发往${to}的物资`, `Goods to ${to}`),
      facts: [moment(shipment.dispatchedAt, language), context.label('deliveryStatus', shipment.status)],
      link: linkTo(context, shipment.id),
      forms,
    },
  ];
}

function sentForms(context: WorkContext, shipment: Shipment, lots: readonly string[]): CommandFormSpec[] {
  const fixed = { incident: context.incident.id, shipment: shipment.id };
  const none = Object.fromEntries(
    lots.flatMap((lot, index) => [
      [`lines.${index}.lot`, lot],
      [`lines.${index}.sent`, 0],
    ]),
  );
  return [
    ...(shipment.parts.length === 0
      ? [
          form({
            command: 'dispatch.correct',
            submit: context.w('提出：货未出库', 'Propose: it never left'),
            tone: 'second',
            folded: context.w('货没有出库…', 'The goods never left…'),
            fixed: { ...fixed, ...none },
            fields: [publicReasonField(context)],
          }),
        ]
      : []),
    ...lots.map((lot) => {
      const item = context.itemName(context.incident.lots.get(lot)?.item ?? '');
      const sent = linesOf(shipment, lot).reduce((sum, line) => sum + line.sent, 0);
      return form({
        command: 'dispatch.correct',
        submit: context.w('提出更正', 'Propose the correction'),
        tone: 'second',
        folded: context.w(`更正 ${item} 的出库数量…`, `Another amount of ${item} left…`),
        fixed: { ...fixed, 'lines.0.lot': lot },
        fields: [
          {
            path: 'lines.0.sent',
            kind: 'number',
            label: context.w('实际出库', 'In truth left'),
            value: String(sent),
          },
          publicReasonField(context),
        ],
      });
    }),
  ];
}

function settlementForm(context: WorkContext, settlement: Settlement): CommandFormSpec {
  const item = context.itemName(context.incident.lots.get(settlement.lot)?.item ?? '');
  const said = settledWords(context, settlement);
  return form({
    command: 'settlement.correct',
    submit: context.w('提出更正', 'Propose the correction'),
    tone: 'second',
    folded: context.w(`更正短少处理：${item} ${said}…`, `Put right: ${item}, ${said}…`),
    fixed: { incident: context.incident.id, settlement: settlement.id },
    fields: [
      {
        path: 'amount',
        kind: 'number',
        label: context.w('实际数量（0 为仍未到）', 'In truth (0: missing still)'),
        value: String(settlement.amount),
      },
      {
        path: 'outcome',
        kind: 'choice',
        label: context.w('实际结果', 'What in truth became of it'),
        value: settlement.outcome,
        options: context.options('shortageOutcome', SETTLED_OUTCOMES),
      },
      photoField(context),
      publicReasonField(context),
    ],
  });
}
