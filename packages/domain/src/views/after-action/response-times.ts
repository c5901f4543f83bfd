import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { MINUTE_MS } from '../../kernel/time/time.ts';

/**
 * What is measured: from which fact to which, and whose time it is.
 * order: issued → dispatched, the warehouse's. delivery: dispatched → signed for, the facility's. allocation: proposed → decided, the
 * lead's. release: drafted → published, the lead's. payment: requested → decided, the lead's. application: filed → decided, the lead's.
 * offer: a mandate given to be accepted → accepted or declined, the holder's.
 */
export const RESPONSE_KINDS = [
  'order',
  'delivery',
  'allocation',
  'release',
  'payment',
  'application',
  'offer',
] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** One request and its answer; null: it still waits. */
export type ResponseTime = {
  readonly kind: ResponseKind;
  readonly organisation: string;
  readonly asked: string;
  readonly answered: string | null;
};

export function* responseTimes(state: State, incident: IncidentState): Generator<ResponseTime> {
  const lead = state.authority ?? '-';
  const left = [...incident.shipments.values()].filter(({ status }) => status !== 'never-left');
  const dispatched = new Map(left.map((each) => [each.order, each.dispatchedAt]));
  for (const order of incident.orders.values()) {
    if (order.status === 'cancelled' || order.status === 'expired') continue;
    const answered = dispatched.get(order.id) ?? null;
    yield { kind: 'order', organisation: order.releaser, asked: order.issuedAt, answered };
  }
  for (const { facility, dispatchedAt, confirmedAt } of left)
    yield { kind: 'delivery', organisation: facility, asked: dispatchedAt, answered: confirmedAt };
  for (const run of incident.runs.values())
    yield { kind: 'allocation', organisation: lead, asked: run.proposedAt, answered: run.decidedAt };
  for (const release of incident.releases.values()) {
    if (release.status === 'declined') continue;
    yield { kind: 'release', organisation: lead, asked: release.draftedAt, answered: release.publishedAt };
  }
  for (const payment of incident.payments.values())
    yield { kind: 'payment', organisation: lead, asked: payment.requestedAt, answered: payment.decidedAt };
  for (const each of state.applications.values())
    if (each.incident === incident.id)
      yield { kind: 'application', organisation: lead, asked: each.at, answered: each.decided?.at ?? null };
  for (const id of listed(state.mandatesWithin, incident.id)) {
    const mandate = must(state.mandates, id, 'mandate');
    if (!mandate.needsAcceptance) continue;
    const answered = mandate.accepted?.at ?? mandate.declined?.at ?? null;
    yield { kind: 'offer', organisation: mandate.holder, asked: mandate.givenAt, answered };
  }
}

/** Of several answers: how many, how many still wait, the middle and the longest in minutes. */
export function summary(times: readonly ResponseTime[]) {
  const minutes = times
    .flatMap(({ asked, answered }) =>
      answered === null
        ? []
        : [Math.max(0, Math.floor((Date.parse(answered) - Date.parse(asked)) / MINUTE_MS))],
    )
    .sort((a, b) => a - b);
  return {
    answered: minutes.length,
    waiting: times.length - minutes.length,
    medianMinutes: minutes[Math.floor((minutes.length - 1) / 2)] ?? null,
    longestMinutes: minutes.at(-1) ?? null,
  };
}
