import type { AllocationRun, Order } from '../../allocation/state.ts';
import type { CharterTerms } from '../../concepts/charter/facts.ts';
import type { Donation, Lot } from '../../concepts/donation/state.ts';
import type { Event } from '../../concepts/event/state.ts';
import type { Fundraising } from '../../concepts/fundraising/state.ts';
import type { ImportRecord } from '../../concepts/import/state.ts';
import type { FacilityLoad } from '../../concepts/load/state.ts';
import type { Matter } from '../../concepts/matter/state.ts';
import type { Payment } from '../../concepts/money/state.ts';
import type { Need } from '../../concepts/need/state.ts';
import type { Opinion, PressConference } from '../../concepts/opinion/state.ts';
import type { PlanInUse } from '../../concepts/plan/state.ts';
import type { Recommendation } from '../../concepts/recommendation/state.ts';
import type { Release } from '../../concepts/release/state.ts';
import type { Service } from '../../concepts/service/state.ts';
import type { Shipment } from '../../concepts/shipment/state.ts';
import type { StockCount } from '../../concepts/stock/state.ts';
import type { Submission } from '../../concepts/submission/state.ts';
import type { Task, Volunteer } from '../../concepts/task/state.ts';
import type { Hold, MovementsWithinReach } from '../../concepts/transfer/state.ts';
import type { Routes, TransportOffer } from '../../concepts/transport/state.ts';
import type { FactData } from '../fact/fact.ts';

export type Charter = {
  readonly version: number;
  readonly terms: CharterTerms;
  readonly agreement: string;
  readonly at: string;
};

export type IncidentState = Omit<FactData<'incident.declared'>, 'incident'> & {
  readonly id: string;
  readonly declaredAt: string;
  closedAt: string | null;
  readonly charters: Charter[];
  readonly needs: Map<string, Need>;
  /** Facility → items that it asked nobody to send, or `*` for everything. */
  readonly stops: Map<string, Map<string, { readonly at: string; readonly reason: string }>>;
  readonly donations: Map<string, Donation>;
  readonly lots: Map<string, Lot>;
  readonly runs: Map<string, AllocationRun>;
  readonly orders: Map<string, Order>;
  readonly shipments: Map<string, Shipment>;
  readonly payments: Map<string, Payment>;
  readonly releases: Map<string, Release>;
  readonly services: Map<string, Service>;
  readonly imports: Map<string, ImportRecord>;
  /** What organisations reserved on accounts of their own, by the pending transfer's id. */
  readonly holds: Map<string, Hold>;
  /** What they posted there lately, within reach of a reversal. */
  readonly movements: MovementsWithinReach;
  readonly counts: Map<string, StockCount>;
  /** By facility: the people in its care. */
  readonly loads: Map<string, FacilityLoad>;
  readonly routes: Routes;
  readonly offers: Map<string, TransportOffer>;
  /** Plans that were activated in it. */
  readonly plans: Map<string, PlanInUse>;
  /** What should be otherwise next time. */
  readonly recommendations: Map<string, Recommendation>;
  readonly tasks: Map<string, Task>;
  /** By pseudonym. */
  readonly volunteers: Map<string, Volunteer>;
  /** What was noticed and reported. */
  readonly events: Map<string, Event>;
  /** What the public asked. */
  readonly opinions: Map<string, Opinion>;
  readonly conferences: Map<string, PressConference>;
  readonly fundraisings: Map<string, Fundraising>;
  readonly submissions: Map<string, Submission>;
  /** What organisations stated of themselves because a law obliges them to report it. */
  readonly matters: Map<string, Matter>;
  /** When the server had destroyed what it held of the persons of this incident. */
  personalDataDestroyedAt: string | null;
};

/** The records of an incident in which nothing has happened yet. */
export const emptyRecords = () => ({
  charters: [],
  needs: new Map(),
  stops: new Map(),
  donations: new Map(),
  lots: new Map(),
  runs: new Map(),
  orders: new Map(),
  shipments: new Map(),
  payments: new Map(),
  releases: new Map(),
  services: new Map(),
  imports: new Map(),
  holds: new Map(),
  movements: { late: new Map(), earlier: new Map() },
  counts: new Map(),
  loads: new Map(),
  routes: new Map(),
  offers: new Map(),
  plans: new Map(),
  recommendations: new Map(),
  tasks: new Map(),
  volunteers: new Map(),
  events: new Map(),
  opinions: new Map(),
  conferences: new Map(),
  fundraisings: new Map(),
  submissions: new Map(),
  matters: new Map(),
  personalDataDestroyedAt: null,
});

export function currentCharter(incident: IncidentState): Charter | undefined {
  return incident.charters.at(-1);
}
