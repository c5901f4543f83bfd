import type { Correction } from '../concepts/correction/state.ts';
import { donorName } from '../concepts/donation/donor-name.ts';
import type { Finding, Lot } from '../concepts/donation/state.ts';
import { refundSlip } from '../concepts/money/refund-view.ts';
import { isSpent } from '../concepts/money/state.ts';
import { paymentRow } from '../concepts/money/view.ts';
import { purposeLabel } from '../concepts/purpose/view.ts';
import { correctionsOfLine } from '../concepts/shipment/corrected.ts';
import { facilityThen, foundLaterOf } from '../concepts/shipment/view.ts';
import { isExplanationOwed } from '../concepts/stock/explanation-owed.ts';
import { idsOfDay } from '../kernel/state/by-day.ts';
import { listed } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { hoursBetween } from '../kernel/time/time.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../ledger/ledger.ts';
import { type AccountKind, type AccountPurpose, mayGoBelowZero } from '../ledger/transfer.ts';
import { type GiftPaper, giftPapers } from './gift-papers.ts';

/** As many gifts that are alike as a page names. */
const ALIKE_MAX = 20;

/** Where a share of a lot is at this moment. The shares always add up to what was given. */
export type GiftShare = {
  readonly kind: AccountKind;
  readonly purpose: AccountPurpose;
  readonly holder: ReturnType<typeof organisationLabel>;
  readonly place: string | null;
  readonly amount: number;
  /** Of these, promised to somebody by an order that has not left yet. */
  readonly reserved: number;
};

export type GiftStep = {
  readonly at: string;
  readonly step:
    | 'received'
    | 'accepted'
    | 'rejected'
    | 'held'
    | 'ordered'
    | 'dispatched'
    | 'delivered'
    | 'delivery-corrected'
    | 'idle-explained'
    | 'donor-asked'
    | 'donor-answered';
  readonly amount: number;
  /** What the slip had said, where it was put right. */
  readonly was?: number;
  readonly organisation: ReturnType<typeof organisationLabel>;
  readonly reference: string | null;
  /** The scan that shows it. */
  readonly file?: string | null;
  readonly note: string | null;
  /** What it was found to be, or left as. */
  readonly item?: ItemLabel;
};

export type GiftLot = Omit<Lot, 'item' | 'claimedItem' | 'evidence' | 'finding' | 'foundLater' | 'course'> & {
  /** What the rest was found to be after part had left; `item` null: it was rejected. */
  readonly foundLater: ReturnType<typeof foundLaterOf>;
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

/** All gifts, or those that were entered on one day, in the order in which they came. */
export function giftRows(view: Viewpoint, incidentId: string, day?: string): Gift[] {
  const { donations, giftsInOrder } = must(view.state.incidents, incidentId, 'incident');
  return [...(day === undefined ? donations.keys() : idsOfDay(giftsInOrder, day))].map((id) =>
    gift(view, incidentId, id),
  );
}

export type Gift = ReturnType<typeof gift>;

function gift(view: Viewpoint, incidentId: string, donationId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const donation = must(incident.donations, donationId, 'donation');
  const payments = listed(incident.paymentsOfDonation, donationId).map((id) =>
    must(incident.payments, id, 'payment'),
  );
  const spent = payments.filter(isSpent).reduce((sum, each) => sum + each.amount - each.refunded, 0);
  const refunds = listed(incident.refundsOfDonation, donationId).map((id) =>
    refundSlip(view, incidentId, id),
  );
  const returned = refunds
    .filter(({ payment, status }) => payment === null && status === 'made')
    .reduce((sum, each) => sum + each.amount, 0);
  return {
    ...donation,
    incident: { id: incident.id, name: incident.name, exercise: incident.exercise },
    donorName: donorName(incident, donation),
    receiver: organisationLabel(view, donation.receiver),
    purpose: purposeLabel(incident, donation.purpose),
    earmarkedFor: donation.earmarkedFor === null ? null : organisationLabel(view, donation.earmarkedFor),
    lots: donation.lots.map((id) => giftLot(view, incident, must(incident.lots, id, 'lot'))),
    payments: payments.map((payment) => ({
      ...paymentRow(view, incident, payment),
      lots: listed(incident.lotsOfPayment, payment.id).map((id) =>
        giftLot(view, incident, must(incident.lots, id, 'lot')),
      ),
    })),
    spent,
    refunds,
    /** To whoever gave it. */
    returned,
    corrections: correctionsOf(incident, donationId),
    /** Entered as another parcel, though alike: the earlier ones, then later ones. */
    alike: [...(donation.linkedTo ?? []), ...listed(incident.linkedFrom, donationId)]
      .slice(0, ALIKE_MAX)
      .map((id) => {
        const { receiptCode, receivedAt } = must(incident.donations, id, 'donation');
        return { receiptCode, receivedAt };
      }),
  };
}

/** What was put right of a gift, and what is proposed: old and new, why, and by whom; the oldest first. */
const correctionsOf = (incident: IncidentState, donation: string): Correction[] =>
  listed(incident.correctionsOfDonation, donation).map((id) => must(incident.corrections, id, 'correction'));

export function giftLot(view: Viewpoint, incident: IncidentState, lot: Lot): GiftLot {
  const idleHours =
    lot.firstDispatchAt === null && lot.status !== 'rejected' ? hoursBetween(lot.receivedAt, view.now) : null;
  const { course: _, ...known } = lot;
  return {
    ...known,
    item: itemLabel(view, lot.item),
    claimedItem: itemLabel(view, lot.claimedItem),
    evidence: giftPapers(view, incident, lot),
    foundLater: foundLaterOf(view, lot),
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
    const { kind, owner, place, purpose } = account;
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
      at,
      step,
      amount,
      organisation: label(by),
      reference: null,
      note,
      item: itemLabel(view, item),
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
  for (const { at, by, asked, answer, facility, reference, file } of lot.earmarkAnswers) {
    donorStep(asked.at, 'donor-asked', asked.reason);
    all.push({
      at,
      step: 'donor-answered',
      amount: 0,
      organisation: label(facility ?? by),
      reference: answer,
      note: reference,
      file,
    });
  }
  if (lot.earmarkQuestion) donorStep(lot.earmarkQuestion.at, 'donor-asked', lot.earmarkQuestion.reason);
  for (const id of listed(incident.ordersOfLot, lot.id)) {
    const order = must(incident.orders, id, 'order');
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
  for (const id of listed(incident.shipmentsOfLot, lot.id)) {
    const shipment = must(incident.shipments, id, 'shipment');
    for (const line of shipment.lines.filter((each) => each.lot === lot.id)) {
      const organisation = facilityThen(view, shipment.facility, shipment);
      const item = itemLabel(view, line.item);
      const sent = { at: shipment.dispatchedAt, step: 'dispatched' as const, amount: line.sent };
      all.push({ ...sent, organisation, reference: shipment.id, note: shipment.carrier, item });
      for (const part of shipment.parts)
        for (const said of part.lines.filter((each) => each.lot === lot.id && each.need === line.need)) {
          const arrived = { at: part.at, step: 'delivered' as const, amount: said.received };
          all.push({ ...arrived, organisation, reference: shipment.id, note: said.shortage, item });
        }
      for (const { at, from, to, reason, status } of correctionsOfLine(incident, shipment.id, line)) {
        if (status !== 'made') continue;
        const [amount, was] = [to.received, from.received];
        const step = { at, step: 'delivery-corrected' as const, amount, was };
        all.push({ ...step, organisation, reference: shipment.id, note: reason });
      }
    }
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
