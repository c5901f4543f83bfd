import { areaContains } from '../../kernel/area/area.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import type { TransportOffer } from './state.ts';

/** The offers in force at a moment, in order of their ids. */
export const offersAt = (incident: IncidentState, moment: string): TransportOffer[] =>
  [...incident.offers.values()]
    .filter(
      (offer) =>
        offer.ended === null &&
        offer.validFrom <= moment &&
        (offer.validUntil === null || moment < offer.validUntil),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));

export const offerCovers = (offer: Pick<TransportOffer, 'from' | 'to'>, from: string, to: string): boolean =>
  areaContains(offer.from, from) && areaContains(offer.to, to);

/** Grams that orders issued on this day have already put on each offer; what was cancelled is free again. */
export function gramsPromised(
  incident: IncidentState,
  day: string,
  gramsOf: (item: string) => number,
): Map<string, number> {
  const promised = new Map<string, number>();
  // The latest first: before the first of an earlier day there is none of this one.
  for (let at = incident.ordersCarried.length - 1; at >= 0; at -= 1) {
    const order = must(incident.orders, incident.ordersCarried[at] as string, 'order');
    const issuedOn = localDay(order.issuedAt, incident.clock);
    if (issuedOn < day) break;
    if (!order.transport || issuedOn !== day) continue;
    if (order.status === 'cancelled' || order.status === 'expired') continue;
    const grams = order.lines.reduce(
      (sum, { lot, amount }) => sum + amount * gramsOf(incident.lots.get(lot)?.item ?? ''),
      0,
    );
    promised.set(order.transport, (promised.get(order.transport) ?? 0) + grams);
  }
  return promised;
}
