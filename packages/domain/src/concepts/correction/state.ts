import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Proposed = FactData<'correction.proposed'>;
export type CorrectedValues = Proposed['from'];
export type CorrectedField = keyof CorrectedValues;

/** Something that was typed wrongly, with old and new and who said so. */
export type Correction = Omit<Proposed, 'correction'> & {
  readonly id: string;
  readonly at: string;
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
    readonly corrections: Map<string, Correction>;
    readonly correctionsOfDonation: Lists;
    /** A second person has to look at them. */
    readonly correctionsOpen: Set<string>;
  }
}

export const emptyCorrectionRecords = (): Pick<
  IncidentRecords,
  'corrections' | 'correctionsOfDonation' | 'correctionsOpen'
> => ({ corrections: new Map(), correctionsOfDonation: new Map(), correctionsOpen: new Set() });
