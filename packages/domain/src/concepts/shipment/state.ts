import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { Organisation } from '../organisation/state.ts';

type Confirmed = FactData<'delivery.confirmed'>;

export type ShipmentLine = {
  readonly lot: string;
  /** What it counted as when it left: whatever is found of the rest later, this is what was sent. */
  readonly item: string;
  /** Null: it left by break-glass, and the facility had stated none. */
  readonly need: string | null;
  /** As it was entered, or put right since. */
  sent: number;
  /** What the order said, where something else left, and why. */
  readonly ordered: {
    readonly lot: string;
    readonly amount: number;
    readonly reason: NonNullable<FactData<'shipment.dispatched'>['changes']>[number]['reason'];
    readonly note: string | null;
  } | null;
  /** In order; null while nobody has said anything. */
  received: number | null;
  /** Arrived, and of no use. */
  damaged: number;
  shortage: Confirmed['lines'][number]['shortage'];
  /** Of what did not arrive: how much has been settled since. */
  settled: number;
};

/** What a facility has said at once. */
export type DeliveryPart = Pick<Confirmed, 'capacity' | 'complete' | 'lines' | 'note' | 'packs'> & {
  readonly at: string;
  readonly by: string;
  readonly position: number;
};

export type Shipment = {
  readonly id: string;
  /** Null: it left by break-glass. */
  readonly order: string | null;
  readonly carrier: string;
  readonly handedTo: FactData<'shipment.dispatched'>['handedTo'];
  readonly facility: string;
  /** What class it had when the goods left. */
  readonly facilityClass: Organisation['facilityClass'];
  readonly releaser: string;
  readonly place: string;
  readonly dispatchedAt: string;
  /** Who let it go, and does not sign for it. */
  readonly dispatchedBySeat: string;
  readonly lines: ShipmentLine[];
  readonly parts: DeliveryPart[];
  readonly surpluses: string[];
  /** The moment from which nothing more was awaited. */
  confirmedAt: string | null;
  /** never-left: it was entered by mistake. partial: some has arrived and more is awaited. short: something sent did not arrive and is not settled. */
  status: 'in-transit' | 'partial' | 'delivered' | 'short' | 'settled' | 'never-left';
};

/** What became of some of what was missing, as it was said or put right since. */
export type Settlement = Omit<FactData<'shortage.settled'>, 'settlement' | 'transfers' | 'confirmed'> & {
  readonly id: string;
  readonly at: string;
  readonly by: string;
};

/** More of a lot than was sent, as the facility counted it. */
export type Surplus = {
  readonly id: string;
  readonly shipment: string;
  readonly lot: string;
  readonly amount: number;
  readonly at: string;
  /** Who signed for it, and does not say where it came from. */
  readonly bySeat: string;
  settled: number;
  status: 'open' | 'settled' | 'recounted';
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly shipments: Map<string, Shipment>;
    readonly shipmentOfOrder: Map<string, string>;
    readonly shipmentsOfLot: Lists;
    /** On their way, or short of something that is not settled. */
    readonly shipmentsOpen: Set<string>;
    /** Of those: facility, or whoever let them go → its own. */
    readonly shipmentsOpenOf: Groups;
    /** `kind organisation` → what waits for whoever gives it away: orders that have not left, shipments on their way or short of something, payments under way. */
    readonly openOf: Groups;
    /** `order`, `shipment`, `shortage` → `moment id`: since when each waits. */
    readonly openInOrder: Map<string, Ordered>;
    /** Orders and releases without one, by `moment id`, each weighing the rows that it makes. */
    readonly leftInOrder: Ordered;
    /** The same by facility, and by whoever lets them go. */
    readonly leftTo: Map<string, Ordered>;
    readonly leftFrom: Map<string, Ordered>;
    /** Of all shipments: those that were entered by mistake. */
    neverLeft: number;
    readonly settlements: Map<string, Settlement>;
    readonly settlementsOfShipment: Lists;
    readonly surpluses: Map<string, Surplus>;
    readonly surplusesOpen: Set<string>;
    /** How many were signed for. */
    deliveries: number;
  }
}

export const emptyShipmentRecords = (): Pick<
  IncidentRecords,
  | 'shipments'
  | 'shipmentOfOrder'
  | 'shipmentsOfLot'
  | 'shipmentsOpen'
  | 'shipmentsOpenOf'
  | 'openOf'
  | 'openInOrder'
  | 'leftInOrder'
  | 'leftTo'
  | 'leftFrom'
  | 'neverLeft'
  | 'settlements'
  | 'settlementsOfShipment'
  | 'surpluses'
  | 'surplusesOpen'
  | 'deliveries'
> => ({
  shipments: new Map(),
  shipmentOfOrder: new Map(),
  shipmentsOfLot: new Map(),
  shipmentsOpen: new Set(),
  shipmentsOpenOf: new Map(),
  openOf: new Map(),
  openInOrder: new Map(),
  leftInOrder: [],
  leftTo: new Map(),
  leftFrom: new Map(),
  neverLeft: 0,
  settlements: new Map(),
  settlementsOfShipment: new Map(),
  surpluses: new Map(),
  surplusesOpen: new Set(),
  deliveries: 0,
});
