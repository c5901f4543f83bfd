import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Proposal } from '../../kernel/state/proposal.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Proposed = FactData<'delivery-correction.proposed'>;
export type CorrectedLine = Proposed['lines'][number];

/** A delivery slip that was filled in wrongly, with old and new and who said so. */
export type DeliveryCorrection = Omit<Proposed, 'correction'> &
  Proposal & {
    readonly id: string;
    readonly by: string;
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
