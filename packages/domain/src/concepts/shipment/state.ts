import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type ShipmentLine = {
  readonly lot: string;
  readonly need: string;
  readonly sent: number;
  received: number | null;
  shortage: FactData<'delivery.confirmed'>['lines'][number]['shortage'];
  /** Of what did not arrive: how much has been settled since. */
  settled: number;
};

export type Shipment = {
  readonly id: string;
  readonly order: string;
  readonly carrier: string;
  readonly facility: string;
  readonly releaser: string;
  readonly place: string;
  readonly dispatchedAt: string;
  readonly lines: ShipmentLine[];
  confirmedAt: string | null;
  /** Something sent did not arrive and is not settled. */
  status: 'in-transit' | 'delivered' | 'short' | 'settled';
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly shipments: Map<string, Shipment>;
  }
}

export const emptyShipmentRecords = (): Pick<IncidentRecords, 'shipments'> => ({ shipments: new Map() });
