import { agreed } from '../../kernel/charter/charter.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import { afterHours, localDay } from '../../kernel/time/time.ts';
import { recountNeeds } from '../need/tally.ts';
import { classOf, keepOpen, left } from '../shipment/evolve.ts';
import type { Shipment } from '../shipment/state.ts';
import { breakGlassCharter } from './charter.ts';
import type { breakGlassFacts } from './facts.ts';
import { capKey, gateKey } from './state.ts';

export const evolveBreakGlass: Evolvers<keyof typeof breakGlassFacts> = {
  'break-glass.used'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { shipment: id, transfers: _, confirmed: _said, ...used } = fact.data;
    const { facility, amount, need } = used;
    const lot = must(incident.lots, used.lot, 'lot');
    const due = afterHours(fact.at, agreed(incident, 'breakGlassHours', breakGlassCharter));
    incident.breakGlass.set(id, {
      ...used,
      id,
      at: fact.at,
      due,
      status: 'open',
      reconciled: null,
      earlier: [],
    });
    incident.breakGlassOpen.add(id);
    put(incident.breakGlassInOrder, pair(fact.at, id));
    left(incident, fact.at, { id, facility, releaser: lot.owner, rows: 1 });
    const day = localDay(fact.at, incident.clock);
    for (const key of [capKey(facility, lot.item, day), gateKey(lot.owner, day)])
      incident.breakGlassSums.set(key, (incident.breakGlassSums.get(key) ?? 0) + amount);
    const shipment: Shipment = {
      ...{ id, order: null, carrier: used.carrier, handedTo: 'carrier', facility },
      facilityClass: classOf(state, facility),
      ...{ releaser: lot.owner, place: lot.place, dispatchedAt: fact.at, dispatchedBySeat: fact.actor.seat },
      lines: [
        {
          ...{ lot: lot.id, item: lot.item, need, sent: amount, ordered: null },
          ...{ received: null, damaged: 0, shortage: null, settled: 0 },
        },
      ],
      ...{ parts: [], surpluses: [], confirmedAt: null, status: 'in-transit' },
    };
    incident.shipments.set(id, shipment);
    keepOpen(incident, shipment, true);
    list(incident.shipmentsOfLot, lot.id, id);
    lot.firstDispatchAt ??= fact.at;
    if (need === null) return;
    recountNeeds(state, incident, [need], () => {
      must(incident.needs, need, 'need').inTransit += amount;
    });
  },
  'break-glass.reconciled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { shipment, outcome, reason } = fact.data;
    const used = must(incident.breakGlass, shipment, 'release by break-glass');
    used.status = outcome;
    used.reconciled = { at: fact.at, by: fact.actor.organisation, bySeat: fact.actor.seat, reason };
    incident.breakGlassOpen.delete(shipment);
  },
  'break-glass.judged-anew'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { shipment, from, to, reason } = fact.data;
    const used = must(incident.breakGlass, shipment, 'release by break-glass');
    if (used.reconciled) used.earlier.push({ ...used.reconciled, outcome: from });
    used.status = to;
    used.reconciled = { at: fact.at, by: fact.actor.organisation, bySeat: fact.actor.seat, reason };
  },
};
