import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
import { hoursBetween } from '../../../src/kernel/time/time.ts';
import { organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../../src/ledger/ledger.ts';
import { parseAccountId } from '../../../src/ledger/transfer.ts';

/**
 * What two sides have not yet agreed on, each with who has to act:
 * a count that differs from the book; goods sent and not confirmed; goods sent that did not arrive and are not settled;
 * an order that has not left; money asked for and not decided; goods an organisation reserved for itself; a lot nobody
 * has inspected.
 */
const UNRECONCILED_KINDS = [
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
type UnreconciledKind = (typeof UNRECONCILED_KINDS)[number];

export type UnreconciledRow = {
  readonly kind: UnreconciledKind;
  /** Of the count, shipment, order, payment, transfer or lot. */
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
export function unreconciledRows(view: Viewpoint, incidentId: string): UnreconciledRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const found = [
    ...brokenGlass(view, incident),
    ...counts(incident),
    ...shipments(incident),
    ...surpluses(incident),
    ...losses(incident),
    ...orders(view, incident),
    ...payments(view, incident),
    ...purchases(incident),
    ...refunds(incident),
    ...holds(view, incident),
    ...lots(view, incident),
  ];
  return found
    .map(({ organisation, ...row }) => ({
      ...row,
      hours: row.since === null ? null : hoursBetween(row.since, view.now),
      mustAct: organisationLabel(view, organisation),
    }))
    .sort(
      (a, b) =>
        compareText(a.since ?? '9', b.since ?? '9') || compareText(a.kind, b.kind) || compareText(a.id, b.id),
    );
}

const brokenGlass = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  [...incident.breakGlass.values()]
    .filter(({ status }) => status === 'open')
    .map(({ id, lot, amount, at }) => ({
      kind: 'break-glass-open',
      id,
      unit: lot,
      amount,
      since: at,
      expiresAt: null,
      organisation: state.authority ?? must(incident.shipments, id, 'shipment').releaser,
    }));

const counts = (incident: IncidentState): Found[] =>
  [...incident.counts.values()]
    .filter(({ status }) => status === 'open')
    .map(({ id, lot, counted, book, at }) => ({
      kind: 'count-open',
      id,
      unit: lot,
      amount: counted - book,
      since: at,
      expiresAt: null,
      organisation: must(incident.lots, lot, 'lot').owner,
    }));

const shipments = (incident: IncidentState): Found[] =>
  [...incident.shipments.values()].flatMap(
    ({ id, status, lines, facility, releaser, dispatchedAt, confirmedAt }): Found[] => {
      const unit = lines.length === 1 ? (lines[0]?.lot ?? null) : null;
      const missing = lines.reduce(
        (sum, line) => sum + line.sent - (line.received ?? 0) - line.damaged - line.settled,
        0,
      );
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
  [...incident.surpluses.values()]
    .filter(({ status }) => status === 'open')
    .map(({ id, lot, amount, settled, shipment, at }) => ({
      kind: 'delivery-surplus',
      id,
      unit: lot,
      amount: amount - settled,
      since: at,
      expiresAt: null,
      organisation: must(incident.shipments, shipment, 'shipment').releaser,
    }));

const losses = (incident: IncidentState): Found[] =>
  [...incident.losses.values()]
    .filter(({ status }) => status === 'reported')
    .map(({ id, lot, amount, at }) => ({
      kind: 'loss-unconfirmed',
      id,
      unit: lot,
      amount,
      since: at,
      expiresAt: null,
      organisation: must(incident.lots, lot, 'lot').owner,
    }));

const orders = ({ state }: Viewpoint, incident: IncidentState): Found[] =>
  [...incident.orders.values()]
    .filter(({ status }) => status === 'issued')
    .map(({ id, lines, issuedAt, ...order }) => ({
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
  [...incident.payments.values()]
    .filter(({ status }) => status === 'requested')
    .map(({ id, amount, currency, payer, transfer, requestedAt }) => ({
      kind: 'payment-undecided',
      id,
      unit: currency,
      amount,
      since: requestedAt,
      expiresAt: state.ledger.pending.get(transfer)?.expiresAt ?? null,
      organisation: payer,
    }));

/** Line by line: what was paid for, less what its lots were declared as, less what came back. */
const purchases = (incident: IncidentState): Found[] =>
  [...incident.payments.values()].flatMap((payment): Found[] => {
    if (payment.status !== 'paid') return [];
    const lots = [...incident.lots.values()].filter(({ payment: of }) => of === payment.id);
    let open = 0;
    for (const { item, amount } of payment.lines) {
      if (item === null) continue;
      const ordered = payment.lines.reduce((sum, line) => sum + (line.item === item ? line.quantity : 0), 0);
      const came = lots.reduce((sum, lot) => sum + (lot.claimedItem === item ? lot.amount : 0), 0);
      open += Math.ceil((amount * Math.max(0, ordered - came)) / ordered);
    }
    const amount = open - payment.refunded;
    if (amount <= 0) return [];
    const { id, currency: unit, paid, payer: organisation } = payment;
    return [
      { kind: 'purchase-open', id, unit, amount, since: paid?.at ?? null, expiresAt: null, organisation },
    ];
  });

const refunds = (incident: IncidentState): Found[] =>
  [...incident.refunds.values()]
    .filter(({ status }) => status === 'open')
    .map(({ id, amount, currency: unit, at: since, organisation }) => ({
      ...{ kind: 'refund-open', id, unit, amount, since, expiresAt: null, organisation },
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
  [...incident.lots.values()]
    .filter(({ status }) => status === 'quarantine')
    .map(({ id, receivedAt, owner }) => ({
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
