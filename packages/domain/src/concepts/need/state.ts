import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';
import type { EvidenceLevel, JumpingFigure } from './facts.ts';

type Statement = FactData<'need.stated'>;

/** Who else has confirmed a statement, when and how. */
export type Confirmed = Omit<FactData<'need.confirmed'>, 'need' | 'statement'> & {
  readonly by: string;
  readonly at: string;
  readonly position: number;
};

/** How far a statement has been checked. */
export type Checked = { readonly evidence: EvidenceLevel; readonly confirmed: Confirmed | null };

/** What was said before, and whether it was taken back. */
export type EarlierStatement = Pick<Statement, 'quantity' | 'onHand' | 'usePerDay' | 'asOf'> & {
  readonly evidence: EvidenceLevel;
  readonly statedAt: string;
  readonly position: number;
  readonly withdrawn: Withdrawn | null;
};

/** What was signed for since the statement that counts, base units; the fact by which it came. */
export type Arrival = { readonly at: string; readonly amount: number; readonly position: number };

/** The figures that count: those of the latest statement, or of the one before it while that waits for confirmation. */
export type Counts = Pick<Statement, 'quantity' | 'onHand' | 'usePerDay' | 'asOf'> & {
  readonly evidence: EvidenceLevel;
  readonly statedAt: string;
  readonly position: number;
};

type Withdrawn = { readonly at: string; readonly reason: string; readonly position: number };

export type Need = Omit<Statement, 'need' | 'waits' | 'confirmed'> &
  Checked & {
    readonly id: string;
    readonly statedAt: string;
    readonly position: number;
    readonly statedBy: string;
    readonly statedBySeat: string;
    /** How many statements stand behind this one. */
    readonly statements: number;
    /** The latest of them, the oldest first. */
    readonly earlier: readonly EarlierStatement[];
    /** Stated by mistake, and nothing has been stated since. */
    readonly withdrawn: Withdrawn | null;
    /** From when its age counts: as of when it was stated, or when somebody last said that it is right. */
    readonly freshFrom: string;
    readonly counts: Counts;
    /** Figures of the latest statement that wait for another organisation's confirmation. */
    readonly waits: readonly JumpingFigure[];
    /** Of each figure what another organisation confirmed last, or else the first that was plausible: what later ones are held against. */
    readonly anchor: Readonly<Record<JumpingFigure, number | null>>;
    /** Class, item and setting, by which it is held against its like. */
    readonly peers: string;
    /** Progress since the statement that counts, base units. */
    reserved: number;
    inTransit: number;
    delivered: number;
    /** The deliveries one by one, in order of their moments. */
    arrivals: readonly Arrival[];
    /** The moment at which the facility's own store is empty; null: stock or use was not said, or nothing is used. */
    emptyAt: string | null;
  };

/** In `stops`: whatever the item. */
export const EVERYTHING = '*';

/** Of the needs of one item. Base units. */
export type ItemNeeds = {
  needs: number;
  /** Stated as unknown. */
  unknown: number;
  /** Waiting: asked for, still missing, and not stopped; of those, what is known to be missing. */
  waiting: number;
  missingKnown: number;
  waitingUnknown: number;
  /** Of those that wait: the moment at which the store is empty, then the need. */
  readonly runOut: Ordered;
  /** The same of those that are answered. */
  readonly answered: Ordered;
  /** Of what is needed for certain: how much came since, how much is promised or on its way. */
  needed: number;
  delivered: number;
  coming: number;
  /** Asked for without a least amount. */
  unbounded: number;
};

/** Of the waiting needs of one city. */
export type CityNeeds = {
  needs: number;
  unknown: number;
  /** Of those whose amount is known: the sum of their coverages in whole per cent. */
  covered: number;
  readonly facilities: Map<string, number>;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly needs: Map<string, Need>;
    readonly needsOfFacility: Groups;
    /** Facility → those of it that wait, the longest unconfirmed first; and the facilities by the first of theirs. */
    readonly needsByAge: Map<string, Ordered>;
    readonly facilitiesByAge: Ordered;
    /** By urgency: all of them, and those of each item. */
    readonly needsInOrder: Ordered;
    readonly needsOfItem: Map<string, Ordered>;
    readonly itemNeeds: Map<string, ItemNeeds>;
    /** Class, item, setting and figure → what counts of each, the smallest first. */
    readonly figuresOfPeers: Map<string, Ordered>;
    /** By the code of the city. */
    readonly cityNeeds: Map<string, CityNeeds>;
    /** Facility → items that it asked nobody to send, or `*` for everything. */
    readonly stops: Map<string, Map<string, { readonly at: string; readonly reason: string }>>;
  }
  interface State {
    /** Facility → the incidents in which needs of it stand, closed ones too. */
    readonly incidentsOfFacility: Groups;
  }
}

export const emptyNeedRegister = (): Pick<State, 'incidentsOfFacility'> => ({
  incidentsOfFacility: new Map(),
});

export const emptyNeedRecords = (): Pick<
  IncidentRecords,
  | 'needs'
  | 'needsByAge'
  | 'facilitiesByAge'
  | 'needsOfFacility'
  | 'needsInOrder'
  | 'needsOfItem'
  | 'itemNeeds'
  | 'cityNeeds'
  | 'figuresOfPeers'
  | 'stops'
> => ({
  needs: new Map(),
  needsOfFacility: new Map(),
  needsByAge: new Map(),
  facilitiesByAge: [],
  needsInOrder: [],
  needsOfItem: new Map(),
  itemNeeds: new Map(),
  cityNeeds: new Map(),
  figuresOfPeers: new Map(),
  stops: new Map(),
});
