import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { Proposal } from '../../kernel/state/proposal.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Proposed = FactData<'correction.proposed'>;
export type CorrectedValues = Proposed['from'];
export type CorrectedField = keyof CorrectedValues;

/** Something that was typed wrongly, with old and new and who said so. */
export type Correction = Omit<Proposed, 'correction'> &
  Proposal & {
    readonly id: string;
  };

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly corrections: Map<string, Correction>;
    readonly correctionsOfDonation: Lists;
    /** A second person has to look at them. */
    readonly correctionsOpen: Set<string>;
    /** Lot → how much of it was said never to have come, less what was said to have come after all. */
    readonly correctedAway: Map<string, number>;
  }
}

export const emptyCorrectionRecords = (): Pick<
  IncidentRecords,
  'corrections' | 'correctionsOfDonation' | 'correctionsOpen' | 'correctedAway'
> => ({
  corrections: new Map(),
  correctionsOfDonation: new Map(),
  correctionsOpen: new Set(),
  correctedAway: new Map(),
});
