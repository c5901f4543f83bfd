import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Proposed = FactData<'delivery-correction.proposed'>;
export type CorrectedLine = Proposed['lines'][number];

/** A delivery slip that was filled in wrongly, with old and new and who said so. */
export type DeliveryCorrection = Omit<Proposed, 'correction'> & {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly bySeat: string;
  status: 'open' | 'made' | 'declined';
  /** Who confirmed or declined it, and in which entry of the journal; where one person was enough, that one again. */
  ended: {
    readonly at: string;
    readonly bySeat: string;
    readonly position: number;
    readonly reason: string | null;
  } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly deliveryCorrections: Map<string, DeliveryCorrection>;
    readonly deliveryCorrectionsOfShipment: Lists;
    /** A second person has to look at them. */
    readonly deliveryCorrectionsOpen: Set<string>;
  }
}

export const emptyDeliveryCorrectionRecords = (): Pick<
  IncidentRecords,
  'deliveryCorrections' | 'deliveryCorrectionsOfShipment' | 'deliveryCorrectionsOpen'
> => ({
  deliveryCorrections: new Map(),
  deliveryCorrectionsOfShipment: new Map(),
  deliveryCorrectionsOpen: new Set(),
});
