import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

/** `replaced`: the same was assigned anew, to another or otherwise. */
export type ResidueState = 'assigned' | 'accepted' | 'declined' | 'replaced';

/** In `residueOf`: of whomever. */
export const OF_ALL = '*';

export type Residue = Omit<FactData<'residue.assigned'>, 'residue'> & {
  readonly id: string;
  readonly at: string;
  readonly bySeat: string;
  status: ResidueState;
  answered: { readonly at: string; readonly bySeat: string; readonly reason: string | null } | null;
};

/** What happened to the response as a whole after it was declared, the oldest first. */
export type Turn = {
  readonly to: 'closing' | 'closed' | 'open';
  readonly at: string;
  readonly reason: string;
  readonly position: number;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly turns: Turn[];
    /** Facts of people in it beside its declaration, level, grade and charter. */
    actsOfOthers: number;
    readonly residues: Map<string, Residue>;
    /** `line organisation`, or `line *` for all others → the assignment that counts: the latest. */
    readonly residueOf: Map<string, string>;
    /** Organisation → its funds that still hold something. */
    readonly fundsLeft: Groups;
    /** Currency → what its funds hold in all, in minor units. */
    readonly moneyLeft: Map<string, number>;
    /** Approved, and the bank has not said that it carried them out. */
    readonly paymentsUnderway: Set<string>;
    /** Questions of the public without an answer. */
    readonly opinionsOpen: Set<string>;
    /** Allocations that wait for a second person. */
    readonly runsOpen: Set<string>;
    /** Reports that wait for a second person. */
    readonly releasesOpen: Set<string>;
  }
}

export const emptyClosingRecords = (): Pick<
  IncidentRecords,
  | 'turns'
  | 'actsOfOthers'
  | 'residues'
  | 'residueOf'
  | 'fundsLeft'
  | 'moneyLeft'
  | 'paymentsUnderway'
  | 'opinionsOpen'
  | 'runsOpen'
  | 'releasesOpen'
> => ({
  turns: [],
  actsOfOthers: 0,
  residues: new Map(),
  residueOf: new Map(),
  fundsLeft: new Map(),
  moneyLeft: new Map(),
  paymentsUnderway: new Set(),
  opinionsOpen: new Set(),
  runsOpen: new Set(),
  releasesOpen: new Set(),
});
