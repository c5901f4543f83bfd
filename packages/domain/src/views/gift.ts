import { awaitsCheck } from '../concepts/admission/rule.ts';
import type { Correction } from '../concepts/correction/state.ts';
import { donorName } from '../concepts/donation/donor-name.ts';
import type { Finding, Lot } from '../concepts/donation/state.ts';
import { refundSlip } from '../concepts/money/refund-view.ts';
import { isSpent } from '../concepts/money/state.ts';
import { paymentRow } from '../concepts/money/view.ts';
import { purposeLabel } from '../concepts/purpose/view.ts';
import { foundLaterOf } from '../concepts/shipment/view.ts';
import { isExplanationOwed } from '../concepts/stock/explanation-owed.ts';
import { endsOf, type WayEnds } from '../concepts/way/ends.ts';
import { idsOfDay } from '../kernel/state/by-day.ts';
import { listed } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { hoursBetween } from '../kernel/time/time.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../ledger/ledger.ts';
import { type AccountKind, type AccountPurpose, mayGoBelowZero } from '../ledger/transfer.ts';
import { type GiftPaper, giftPapers } from './gift-papers.ts';
import { type WayPage, wayOf } from './way.ts';

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

export type GiftLot = Omit<Lot, 'item' | 'claimedItem' | 'evidence' | 'finding' | 'foundLater'> & {
  /** What the rest was found to be after part had left; `item` null: it was rejected. */
  readonly foundLater: ReturnType<typeof foundLaterOf>;
  readonly evidence: readonly GiftPaper[];
  /** What a first inspector found, while a second has to look. */
  readonly finding: (Omit<Finding, 'item'> & { readonly item: ItemLabel }) | null;
  readonly item: ItemLabel;
  readonly claimedItem: ItemLabel;
  readonly placeName: { zh: string; en: string } | null;
  readonly shares: readonly GiftShare[];
  /** The shares by where they are, and what they add up to. */
  readonly sum: WayEnds;
  /** The first of its way; `wayOf` has the others. */
  readonly way: WayPage;
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
  return [
    ...(day === undefined ? donations.keys() : idsOfDay(giftsInOrder, day, view.state.country.clock)),
  ].map((id) => gift(view, incidentId, id));
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
    /** By a newcomer whom nobody has checked yet: it has no receipt until then. */
    awaitsCheck: awaitsCheck(view.state, donation.receivedUnder),
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
    /** Of its money; goods have theirs lot by lot. */
    way: donation.money === null ? null : wayOf(view, incidentId, donationId),
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
  return {
    ...lot,
    item: itemLabel(view, lot.item),
    claimedItem: itemLabel(view, lot.claimedItem),
    evidence: giftPapers(view, incident, lot),
    foundLater: foundLaterOf(view, lot),
    finding: lot.finding && { ...lot.finding, item: itemLabel(view, lot.finding.item) },
    placeName: view.state.places.get(lot.place)?.name ?? null,
    shares: shares(view, lot.id),
    sum: endsOf(view.state.ledger, lot.id),
    way: wayOf(view, incident.id, lot.id),
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
