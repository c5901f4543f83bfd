import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list, listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { endProposal } from '../../kernel/state/proposal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { capKey, gateKey } from '../break-glass/state.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';
import { lineOf, standNow, waitAgain } from '../shipment/evolve.ts';
import { linesOf, missingIn, missingOf } from '../shipment/missing.ts';
import type { Shipment } from '../shipment/state.ts';
import { noteOffBook } from '../transfer/state.ts';
import { keepIssued } from '../transfer/withdraw-order.ts';
import type { shipmentCorrectionFacts } from './facts.ts';
import type { CorrectedSettlement, SentLine, ShipmentCorrection } from './state.ts';

/** No box is carried when a slip is put right: it lies where it lay. */
const WHERE_NOBODY_CARRIED_IT: ReadonlySet<string> = new Set(['loss', 'transit']);

export const evolveShipmentCorrection: Evolvers<keyof typeof shipmentCorrectionFacts> = {
  'dispatch-correction.proposed'(state, fact) {
    const { lines } = fact.data;
    enter(must(state.incidents, fact.incident, 'incident'), fact, { lines, settlement: null, photo: null });
  },
  'settlement-correction.proposed'(state, fact) {
    const { settlement, photo } = fact.data;
    enter(must(state.incidents, fact.incident, 'incident'), fact, { lines: [], settlement, photo });
  },
  'shipment.corrected'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { data } = fact;
    const shipment = must(incident.shipments, data.shipment, 'shipment');
    end(incident, data.correction, fact, 'made');
    noteOffBook(incident, data.transfers, WHERE_NOBODY_CARRIED_IT);
    if (data.settlement) correctSettled(incident, shipment, data.settlement, data.photo);
    else correctSentLines(state, incident, shipment, fact);
    standNow(incident, shipment);
    if (shipment.status === 'never-left') incident.neverLeft += 1;
    if (data.order) orderAgain(state, incident, data.order);
    for (const { lot } of data.settlement?.to.outcome === 'returned-to-stock'
      ? [data.settlement]
      : data.lines)
      waitAgain(incident, lot);
  },
  'shipment-correction.declined'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    end(incident, fact.data.correction, fact, 'declined');
  },
};

type Proposed = FactOf<'dispatch-correction.proposed'> | FactOf<'settlement-correction.proposed'>;

function enter(
  incident: IncidentState,
  { at, actor, data }: Proposed,
  what: Pick<ShipmentCorrection, 'lines' | 'settlement' | 'photo'>,
): void {
  const { correction: id, shipment, reason } = data;
  incident.shipmentCorrections.set(id, {
    ...{ id, shipment, reason, ...what, at, by: actor.organisation, bySeat: actor.seat },
    ...{ status: 'open', ended: null },
  });
  incident.shipmentCorrectionsOpen.add(id);
  list(incident.shipmentCorrectionsOfShipment, shipment, id);
  const { order } = must(incident.shipments, shipment, 'shipment');
  if (order !== null) list(incident.shipmentCorrectionsOfOrder, order, id);
}

function end(
  incident: IncidentState,
  id: string,
  fact: FactOf<'shipment.corrected'> | FactOf<'shipment-correction.declined'>,
  status: 'made' | 'declined',
): void {
  const reason = fact.type === 'shipment-correction.declined' ? fact.data.reason : null;
  endProposal(must(incident.shipmentCorrections, id, 'shipment-correction'), fact, status, reason);
  incident.shipmentCorrectionsOpen.delete(id);
}

/** Which of its lines a settlement filled is known from the shipment alone: they are emptied from the last, and filled from the first. */
function correctSettled(
  incident: IncidentState,
  shipment: Shipment,
  { settlement: id, lot, from, to }: CorrectedSettlement,
  photo: string | null,
): void {
  const settlement = must(incident.settlements, id, 'settlement');
  Object.assign(settlement, { ...to, photo: photo ?? settlement.photo });
  let more = to.amount - from.amount;
  const lines = linesOf(shipment, lot);
  for (const line of more < 0 ? lines.toReversed() : lines) {
    const change = more < 0 ? Math.max(more, -line.settled) : Math.min(more, missingOf(line));
    line.settled += change;
    more -= change;
  }
}

function correctSentLines(
  state: State,
  incident: IncidentState,
  shipment: Shipment,
  fact: FactOf<'shipment.corrected'>,
): void {
  const { lines } = fact.data;
  const isAwaited = shipment.confirmedAt === null;
  recountNeeds(state, incident, needsOf({ lines }), () => {
    for (const { lot, need, from, to } of lines) {
      lineOf(shipment, { lot, need }).sent = to;
      if (need !== null && isAwaited) must(incident.needs, need, 'need').inTransit += to - from;
    }
  });
  if (shipment.order === null) correctReleased(incident, shipment, lines);
  // Somebody signed for all that in truth had left.
  if (isAwaited && shipment.parts.length > 0 && missingIn(shipment) === 0) {
    shipment.confirmedAt = fact.at;
    incident.deliveries += 1;
  }
  for (const lot of new Set(lines.map((line) => line.lot))) rememberFirst(incident, lot);
}

/** What a gate let go by itself counts towards its cap with what in truth left. */
function correctReleased(
  incident: IncidentState,
  { id, releaser }: Shipment,
  lines: readonly SentLine[],
): void {
  const used = must(incident.breakGlass, id, 'release by break-glass');
  const less = lines.reduce((sum, { from, to }) => sum + from - to, 0);
  incident.breakGlass.set(id, { ...used, amount: used.amount - less });
  const day = localDay(used.at, incident.clock);
  const { item } = lineOf(must(incident.shipments, id, 'shipment'), used);
  for (const key of [capKey(used.facility, item, day), gateKey(releaser, day)])
    incident.breakGlassSums.set(key, (incident.breakGlassSums.get(key) ?? 0) - less);
}

function rememberFirst(incident: IncidentState, id: string): void {
  const moments = listed(incident.shipmentsOfLot, id)
    .map((each) => must(incident.shipments, each, 'shipment'))
    .filter((shipment) => linesOf(shipment, id).some(({ sent }) => sent > 0))
    .map(({ dispatchedAt }) => dispatchedAt);
  must(incident.lots, id, 'lot').firstDispatchAt = moments.sort()[0] ?? null;
}

/** Goods of it are reserved anew and it waits, or it ends. */
function orderAgain(
  state: State,
  incident: IncidentState,
  { order: id, reserved }: NonNullable<FactOf<'shipment.corrected'>['data']['order']>,
): void {
  const order = must(incident.orders, id, 'order');
  incident.shipmentOfOrder.delete(id);
  if (reserved.length === 0) {
    incident.orders.set(id, { ...order, status: 'cancelled' });
    return;
  }
  const lines = order.lines.map((line) => ({
    ...line,
    transfer:
      reserved.find(({ lot, need }) => lot === line.lot && need === line.need)?.transfer ?? line.transfer,
  }));
  incident.orders.set(id, { ...order, lines, status: 'issued' });
  keepIssued(incident, order, true);
  recountNeeds(state, incident, needsOf(order), () => {
    for (const line of lines) must(incident.needs, line.need, 'need').reserved += line.amount;
  });
}
