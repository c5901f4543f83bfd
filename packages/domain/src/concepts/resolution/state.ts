import type { FactData, FactType } from '../../kernel/fact/fact.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';

type Word = { readonly at: string; readonly seat: string };

/** The record as it stood from a moment on. */
export type ResolutionVersion = Omit<FactData<'resolution.recorded'>, 'resolution' | 'group'> & {
  readonly at: string;
  readonly position: number;
  readonly by: { readonly organisation: string; readonly seat: string };
  /** Why it was put right; null for the first. */
  readonly reason: string | null;
  /** Those that took part → when, and from which seat, each said so itself. */
  readonly confirmed: Map<string, Word>;
};

export type Resolution = {
  readonly id: string;
  readonly group: string;
  /** The oldest first; never empty. */
  readonly versions: ResolutionVersion[];
  /** What dissenters stated themselves, of whichever version: a correction takes none of it away. */
  readonly dissents: (Word & {
    readonly organisation: string;
    readonly words: string;
    readonly version: number;
  })[];
  readonly acknowledged: Map<string, Word>;
  /** Places in the log of what carries it out. */
  readonly acts: Set<number>;
};

/** A fact that somebody decided, and that a decision of a group may name as what carries it out. */
export type DecidedAct = {
  readonly position: number;
  readonly type: FactType;
  readonly at: string;
  readonly organisation: string;
  readonly incident: string;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** By their places in the log. */
    readonly decidedActs: Map<number, DecidedAct>;
    /** Place of an act → the decisions that it carries out. */
    readonly resolutionsOfAct: Map<number, { readonly incident: string; readonly resolution: string }[]>;
  }
  interface IncidentRecords {
    readonly resolutions: Map<string, Resolution>;
    /** `moment id`, by when they were recorded first. */
    readonly resolutionsInOrder: Ordered;
  }
}

export const emptyResolutionRegister = (): Pick<State, 'decidedActs' | 'resolutionsOfAct'> => ({
  decidedActs: new Map(),
  resolutionsOfAct: new Map(),
});

export const emptyResolutionRecords = (): Pick<IncidentRecords, 'resolutions' | 'resolutionsInOrder'> => ({
  resolutions: new Map(),
  resolutionsInOrder: [],
});
