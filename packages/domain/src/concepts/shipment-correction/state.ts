import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Proposal } from '../../kernel/state/proposal.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Made = FactData<'shipment.corrected'>;
export type SentLine = Made['lines'][number];
export type CorrectedSettlement = NonNullable<Made['settlement']>;

/** A dispatch or the settlement of a shortage that was entered wrongly, with old and new and who said so. */
export type ShipmentCorrection = Pick<Made, 'shipment' | 'lines' | 'settlement' | 'photo' | 'reason'> &
  Proposal & {
    readonly id: string;
    readonly by: string;
  };

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly shipmentCorrections: Map<string, ShipmentCorrection>;
    readonly shipmentCorrectionsOfShipment: Lists;
    /** Order → those of whatever was entered as sent on it: also where that never left. */
    readonly shipmentCorrectionsOfOrder: Lists;
    /** A second person has to look at them. */
    readonly shipmentCorrectionsOpen: Set<string>;
  }
}

export const emptyShipmentCorrectionRecords = (): Pick<
  IncidentRecords,
  | 'shipmentCorrections'
  | 'shipmentCorrectionsOfShipment'
  | 'shipmentCorrectionsOfOrder'
  | 'shipmentCorrectionsOpen'
> => ({
  shipmentCorrections: new Map(),
  shipmentCorrectionsOfShipment: new Map(),
  shipmentCorrectionsOfOrder: new Map(),
  shipmentCorrectionsOpen: new Set(),
});
