import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import type { Finding, Lot } from '../../../src/concepts/donation/state.ts';
import { refundSlip } from '../../../src/concepts/money/refund-view.ts';
import { supplierName } from '../../../src/concepts/money/supplier.ts';
import { isExplanationOwed } from '../../../src/concepts/stock/explanation-owed.ts';
import { WAY_PLACES, type WayEnds } from '../../../src/concepts/way/ends.ts';
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
import { type WayPage, wayOf } from '../../../src/views/way.ts';

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

export type GiftLot = Omit<Lot, 'item' | 'claimedItem' | 'evidence' | 'finding' | 'foundLater'> & {
  readonly foundLater: object | null;
  readonly evidence: readonly GiftPaper[];
  /** What a first inspector found, while a second has to look. */
  readonly finding: (Omit<Finding, 'item'> & { readonly item: ItemLabel }) | null;
  readonly item: ItemLabel;
  readonly claimedItem: ItemLabel;
  readonly placeName: { zh: string; en: string } | null;
  readonly shares: readonly GiftShare[];
  readonly sum: WayEnds;
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
    /** By a newcomer whom nobody has checked yet: it has no receipt until then. */
    awaitsCheck:
      view.state.mandates.get(donation.receivedUnder ?? '')?.underRule !== undefined &&
      ![...view.state.applications.values()].some(
        ({ provisional, decided }) =>
          provisional === donation.receivedUnder && decided?.outcome === 'approved',
      ),
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
    way: donation.money === null ? null : wayOf(view, incidentId, donationId),
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
  return {
    ...lot,
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
    sum: sumOf(shares(view, lot.id)),
    // `way.property.test.ts` holds it against the log.
    way: wayOf(view, incident.id, lot.id),
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

function sumOf(all: readonly GiftShare[]): WayEnds {
  const places = WAY_PLACES.flatMap((place) => {
    const there = all.filter(
      ({ kind, purpose }) => (kind === 'stock' && purpose === 'quarantine' ? 'quarantine' : kind) === place,
    );
    const amount = there.reduce((sum, each) => sum + each.amount, 0);
    return place === 'donor' || amount === 0 ? [] : [{ place, amount }];
  });
  return { given: places.reduce((sum, { amount }) => sum + amount, 0), ends: places };
}
