import { openWorth } from '../concepts/money/goods.ts';
import { missingIn } from '../concepts/shipment/missing.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { secondOf } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { firstKeys, total } from '../kernel/state/ordered.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { hoursBetween } from '../kernel/time/time.ts';
import { organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../ledger/ledger.ts';
import { parseAccountId } from '../ledger/transfer.ts';

/**
 * What two sides have not yet agreed on, each with who has to act:
 * goods that left without an order and nobody has reconciled; a count that differs from the book; goods sent and not confirmed; goods sent that did not arrive and are not settled;
 * more than was sent, which stands in no account yet; a loss that no second person has seen; an
 * order that has not left; money asked for and not decided; goods paid for that have not all come; a refund that no second person has seen; goods an organisation reserved for itself; a lot nobody
 * has inspected.
 */
export const UNRECONCILED_KINDS = [
  'break-glass-open',
  'count-open',
  'delivery-unconfirmed',
  'delivery-short',
  'delivery-surplus',
  'loss-unconfirmed',
  'order-waiting',
  'payment-undecided',
  'purchase-open',
  'refund-open',
  'hold-open',
  'lot-uninspected',
] as const;
export type UnreconciledKind = (typeof UNRECONCILED_KINDS)[number];

export type UnreconciledRow = {
  readonly kind: UnreconciledKind;
  /** Of the count, shipment, order, payment, refund, transfer or lot. */
  readonly id: string;
  /** The lot or currency; null where it is several. */
  readonly unit: string | null;
  /** Base or minor units in question; for a count negative where goods are missing. */
  readonly amount: number;
  readonly since: string | null;
  readonly hours: number | null;
  /** The moment at which the promise ends by itself. */
  readonly expiresAt: string | null;
  readonly mustAct: ReturnType<typeof organisationLabel>;
};

type Found = Omit<UnreconciledRow, 'hours' | 'mustAct'> & { readonly organisation: string };

/** The oldest first; what has no moment of its own comes last. */
export const unreconciledRows = (view: Viewpoint, incidentId: string): UnreconciledRow[] =>
  unreconciledFirst(view, incidentId, Number.POSITIVE_INFINITY).rows;

/** So many of them, and how many there are. */
export function unreconciledFirst(view: Viewpoint, incidentId: string, most: number) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const found = [
    ...brokenGlass(view, incident),
    ...counts(incident),
    ...shipments(incident, most),
    ...surpluses(incident),
    ...losses(incident),
    ...orders(view, incident, most),
    ...payments(view, incident),
    ...purchases(incident),
    ...refunds(incident),
    ...holds(view, incident),
    ...lots(view, incident),
  ].sort(
    (a, b) =>
      compareText(a.since ?? '9', b.since ?? '9') || compareText(a.kind, b.kind) || compareText(a.id, b.id),
  );
  const rows = found.slice(0, most).map(({ organisation, ...row }) => ({
    ...row,
    hours: row.since === null ? null : hoursBetween(row.since, view.now),
    mustAct: organisationLabel(view, organisation),
  }));
  // Of what is kept in order only the first were read.
  const unread = KEPT_IN_ORDER.reduce(
    (sum, kind) => sum + Math.max(0, total(incident.openInOrder.get(kind) ?? []).count - most),
    0,
  );
  return { rows, count: found.length + unread };
}

const KEPT_IN_ORDER = ['order', 'shipment', 'shortage'] as const;

/** Those that have waited longest: no more than so many. */
const longest = (
  { openInOrder }: IncidentState,
  kinds: readonly (typeof KEPT_IN_ORDER)[number][],
  most: number,
): string[] => kinds.flatMap((kind) => firstKeys(openInOrder.get(kind) ?? [], most).map(secondOf));

const all = <Each>(records: ReadonlyMap<string, Each>, ids: Iterable<string>): Each[] =>
  [...ids].map((id) => must(records, id, 'record'));

const brokenGlass = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  all(incident.breakGlass, incident.breakGlassOpen).map(({ id, lot, amount, at }) => ({
    kind: 'break-glass-open',
    id,
    unit: lot,
    amount,
    since: at,
    expiresAt: null,
    organisation: state.authority ?? must(incident.shipments, id, 'shipment').releaser,
  }));

const counts = (incident: IncidentState): Found[] =>
  all(incident.counts, incident.countsOpen).map(({ id, lot, counted, book, at }) => ({
    kind: 'count-open',
    id,
    unit: lot,
    amount: counted - book,
    since: at,
    expiresAt: null,
    organisation: must(incident.lots, lot, 'lot').owner,
  }));

const shipments = (incident: IncidentState, most: number): Found[] =>
  all(incident.shipments, longest(incident, ['shipment', 'shortage'], most)).flatMap(
    ({ id, status, lines, facility, releaser, dispatchedAt, confirmedAt }): Found[] => {
      const unit = lines.length === 1 ? (lines[0]?.lot ?? null) : null;
      const missing = missingIn({ lines });
      if (status === 'in-transit' || status === 'partial') {
        const open = { kind: 'delivery-unconfirmed', since: dispatchedAt, organisation: facility } as const;
        return [{ ...open, id, unit, amount: missing, expiresAt: null }];
      }
      if (status !== 'short') return [];
      const short = { kind: 'delivery-short', since: confirmedAt, organisation: releaser } as const;
      return [{ ...short, id, unit, amount: missing, expiresAt: null }];
    },
  );

const surpluses = (incident: IncidentState): Found[] =>
  all(incident.surpluses, incident.surplusesOpen).map(({ id, lot, amount, settled, shipment, at }) => ({
    kind: 'delivery-surplus',
    id,
    unit: lot,
    amount: amount - settled,
    since: at,
    expiresAt: null,
    organisation: must(incident.shipments, shipment, 'shipment').releaser,
  }));

const losses = (incident: IncidentState): Found[] =>
  all(incident.losses, incident.lossesReported).map(({ id, lot, amount, at }) => ({
    kind: 'loss-unconfirmed',
    id,
    unit: lot,
    amount,
    since: at,
    expiresAt: null,
    organisation: must(incident.lots, lot, 'lot').owner,
  }));

const orders = ({ state }: Viewpoint, incident: IncidentState, most: number): Found[] =>
  all(incident.orders, longest(incident, ['order'], most)).map(({ id, lines, issuedAt, ...order }) => ({
    kind: 'order-waiting',
    id,
    unit: lines.length === 1 ? (lines[0]?.lot ?? null) : null,
    amount: lines.reduce((sum, line) => sum + line.amount, 0),
    since: issuedAt,
    expiresAt:
      lines.flatMap(({ transfer }) => state.ledger.pending.get(transfer)?.expiresAt ?? [])[0] ?? null,
    organisation: order.releaser,
  }));

const payments = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  all(incident.payments, incident.paymentsRequested).map(
    ({ id, amount, currency, payer, transfer, requestedAt }) => ({
      kind: 'payment-undecided',
      id,
      unit: currency,
      amount,
      since: requestedAt,
      expiresAt: state.ledger.pending.get(transfer)?.expiresAt ?? null,
      organisation: payer,
    }),
  );

const purchases = (incident: IncidentState): Found[] =>
  all(incident.payments, incident.purchasesOpen).map((payment) => ({
    kind: 'purchase-open',
    id: payment.id,
    unit: payment.currency,
    amount: openWorth(incident, payment),
    since: payment.paid?.at ?? null,
    expiresAt: null,
    organisation: payment.payer,
  }));

const refunds = (incident: IncidentState): Found[] =>
  all(incident.refunds, incident.refundsOpen).map(({ id, amount, currency, at, organisation }) => ({
    kind: 'refund-open',
    id,
    unit: currency,
    amount,
    since: at,
    expiresAt: null,
    organisation,
  }));

const holds = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  [...incident.holds].map(([id, { from, amount, owner }]) => ({
    kind: 'hold-open',
    id,
    unit: parseAccountId(from).unit,
    amount,
    since: null,
    expiresAt: state.ledger.pending.get(id)?.expiresAt ?? null,
    organisation: owner,
  }));

const lots = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  all(incident.lots, incident.lotsInQuarantine).map(({ id, receivedAt, owner }) => ({
    kind: 'lot-uninspected',
    id,
    unit: id,
    amount: accountsOfUnit(state.ledger, id)
      .filter((account) => parseAccountId(account.id).purpose === 'quarantine')
      .reduce((sum, account) => sum + balance(account), 0),
    since: receivedAt,
    expiresAt: null,
    organisation: owner,
  }));
