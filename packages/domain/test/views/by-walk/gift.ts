import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import type { Finding, Lot } from '../../../src/concepts/donation/state.ts';
import { refundSlip } from '../../../src/concepts/money/refund-view.ts';
import { supplierName } from '../../../src/concepts/money/supplier.ts';
import { isExplanationOwed } from '../../../src/concepts/stock/explanation-owed.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
import { hoursBetween } from '../../../src/kernel/time/time.ts';
import {
  type ItemLabel,
  itemLabel,
  organisationLabel,
  type Viewpoint,
} from '../../../src/kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../../src/ledger/ledger.ts';
import {
  type AccountKind,
  type AccountPurpose,
  mayGoBelowZero,
  parseAccountId,
} from '../../../src/ledger/transfer.ts';
import { type GiftPaper, giftPapers } from '../../../src/views/gift-papers.ts';

/** Where a share of a lot is at this moment. The shares always add up to what was given. */
type GiftShare = {
  readonly kind: AccountKind;
  readonly purpose: AccountPurpose;
  readonly holder: ReturnType<typeof organisationLabel>;
  readonly place: string | null;
  readonly amount: number;
  /** Of these, promised to somebody by an order that has not left yet. */
  readonly reserved: number;
};

type GiftStep = {
  readonly at: string;
  readonly step:
    | 'received'
    | 'accepted'
    | 'rejected'
    | 'held'
    | 'ordered'
    | 'dispatched'
    | 'delivered'
    | 'idle-explained'
    | 'donor-asked'
    | 'donor-answered';
  readonly amount: number;
  readonly organisation: ReturnType<typeof organisationLabel>;
  readonly reference: string | null;
  readonly note: string | null;
  readonly item?: ItemLabel;
};

export type GiftLot = Omit<Lot, 'item' | 'claimedItem' | 'evidence' | 'finding' | 'foundLater' | 'course'> & {
  readonly foundLater: object | null;
  readonly evidence: readonly GiftPaper[];
  /** What a first inspector found, while a second has to look. */
  readonly finding: (Omit<Finding, 'item'> & { readonly item: ItemLabel }) | null;
  readonly item: ItemLabel;
  readonly claimedItem: ItemLabel;
  readonly placeName: { zh: string; en: string } | null;
  readonly shares: readonly GiftShare[];
  readonly steps: readonly GiftStep[];
  /** Hours that goods of this lot have lain since receipt without any leaving; null once some have left. */
  readonly idleHours: number | null;
  /** The charter's limit is passed and nobody has said why (F10). */
  readonly explanationOwed: boolean;
};

export function giftByCode(view: Viewpoint, code: string) {
  const found = view.state.receipts.get(code.trim().toUpperCase());
  return found ? gift(view, found.incident, found.donation) : null;
}

function gift(view: Viewpoint, incidentId: string, donationId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const donation = must(incident.donations, donationId, 'donation');
  const payments = [...incident.payments.values()].filter((payment) => payment.donation === donationId);
  const spent = payments
    .filter((each) => each.status === 'approved' || each.status === 'paid')
    .reduce((sum, each) => sum + each.amount - each.refunded, 0);
  const refunds = [...incident.refunds.values()].filter((each) => each.donation === donationId);
  return {
    ...donation,
    incident: { id: incident.id, name: incident.name, exercise: incident.exercise },
    donorName: donorName(incident, donation),
    receiver: organisationLabel(view, donation.receiver),
    purpose:
      [...incident.purposes.values()]
        .filter(({ id }) => id === donation.purpose)
        .map(({ id, words }) => ({ id, words }))[0] ?? null,
    earmarkedFor: donation.earmarkedFor === null ? null : organisationLabel(view, donation.earmarkedFor),
    lots: donation.lots.map((id) => giftLot(view, incident, must(incident.lots, id, 'lot'))),
    payments: payments.map(({ lines, supplier, ...payment }) => ({
      ...payment,
      goods: [...Map.groupBy(lines, ({ item }) => item)].flatMap(([item, some]) =>
        item === null
          ? []
          : [
              {
                item: itemLabel(view, item),
                ordered: some.reduce((sum, each) => sum + each.quantity, 0),
                came: [...incident.lots.values()]
                  .filter((lot) => lot.payment === payment.id && lot.claimedItem === item)
                  .reduce((sum, lot) => sum + lot.amount, 0),
              },
            ],
      ),
      lots: [...incident.lots.values()]
        .filter((lot) => lot.payment === payment.id)
        .map((lot) => giftLot(view, incident, lot)),
      supplier: { ...supplier, name: supplierName(view.state, supplier) },
      lines: lines.map(({ item, ...line }) => ({
        ...line,
        item: item === null ? null : itemLabel(view, item),
      })),
    })),
    spent,
    refunds: refunds.map(({ id }) => refundSlip(view, incidentId, id)),
    returned: refunds
      .filter(({ payment, status }) => payment === null && status === 'made')
      .reduce((sum, each) => sum + each.amount, 0),
    alike: [...incident.donations.values()]
      .filter((each) => donation.linkedTo?.includes(each.id) || each.linkedTo?.includes(donationId))
      .map(({ receiptCode, receivedAt }) => ({ receiptCode, receivedAt })),
    corrections: [...incident.corrections.values()].filter((each) => each.donation === donationId),
  };
}

export function giftLot(view: Viewpoint, incident: IncidentState, lot: Lot): GiftLot {
  const idleHours =
    lot.firstDispatchAt === null && lot.status !== 'rejected' ? hoursBetween(lot.receivedAt, view.now) : null;
  const { course: _, ...known } = lot;
  return {
    ...known,
    item: itemLabel(view, lot.item),
    claimedItem: itemLabel(view, lot.claimedItem),
    evidence: giftPapers(view, incident, lot),
    foundLater: lot.foundLater && {
      ...lot.foundLater,
      item: lot.foundLater.item === null ? null : itemLabel(view, lot.foundLater.item),
    },
    finding: lot.finding && { ...lot.finding, item: itemLabel(view, lot.finding.item) },
    placeName: view.state.places.get(lot.place)?.name ?? null,
    shares: shares(view, lot.id),
    steps: steps(view, incident, lot),
    idleHours,
    explanationOwed: isExplanationOwed(view, incident.id, lot.id),
  };
}

function shares(view: Viewpoint, lot: string): GiftShare[] {
  return accountsOfUnit(view.state.ledger, lot).flatMap((account) => {
    const { kind, owner, place, purpose } = parseAccountId(account.id);
    const amount = balance(account);
    if (mayGoBelowZero(kind) || amount === 0) return [];
    return [
      { kind, purpose, holder: organisationLabel(view, owner), place, amount, reserved: account.pendingOut },
    ];
  });
}

function steps(view: Viewpoint, incident: IncidentState, lot: Lot): GiftStep[] {
  const label = (id: string) => organisationLabel(view, id);
  const all: GiftStep[] = [
    {
      at: lot.receivedAt,
      step: 'received',
      amount: lot.amount,
      organisation: label(lot.owner),
      reference: null,
      note: null,
    },
  ];
  for (const { at, step, item, amount, by, note } of lot.course)
    all.push({
      ...{ at, step, amount, organisation: label(by), reference: null, note, item: itemLabel(view, item) },
    });
  if (lot.idleExplanation) {
    const { at, text } = lot.idleExplanation;
    all.push({
      at,
      step: 'idle-explained',
      amount: 0,
      organisation: label(lot.owner),
      reference: null,
      note: text,
    });
  }
  const donorStep = (at: string, step: 'donor-asked' | 'donor-answered', note: string) =>
    all.push({ at, step, amount: 0, organisation: label(lot.owner), reference: null, note });
  for (const { at, asked, answer, facility, reference } of lot.earmarkAnswers) {
    donorStep(asked.at, 'donor-asked', asked.reason);
    all.push({
      at,
      step: 'donor-answered',
      amount: 0,
      organisation: label(facility ?? lot.owner),
      reference: answer,
      note: reference,
    });
  }
  if (lot.earmarkQuestion) donorStep(lot.earmarkQuestion.at, 'donor-asked', lot.earmarkQuestion.reason);
  for (const order of incident.orders.values()) {
    for (const line of order.lines.filter((each) => each.lot === lot.id)) {
      const organisation = label(order.facility);
      all.push({
        at: order.issuedAt,
        step: 'ordered',
        amount: line.amount,
        organisation,
        reference: order.run,
        note: null,
      });
    }
  }
  for (const shipment of incident.shipments.values()) {
    for (const line of shipment.lines.filter((each) => each.lot === lot.id)) {
      const organisation = { ...label(shipment.facility), facilityClass: shipment.facilityClass };
      const item = itemLabel(view, line.item);
      const sent = { at: shipment.dispatchedAt, step: 'dispatched' as const, amount: line.sent };
      all.push({ ...sent, organisation, reference: shipment.id, note: shipment.carrier, item });
      for (const part of shipment.parts)
        for (const said of part.lines.filter((each) => each.lot === lot.id && each.need === line.need)) {
          const arrived = { at: part.at, step: 'delivered' as const, amount: said.received };
          all.push({ ...arrived, organisation, reference: shipment.id, note: said.shortage, item });
        }
    }
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
