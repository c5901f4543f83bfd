import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Bilingual } from '../../kernel/words/words.ts';

export type Organisation = Omit<FactData<'organisation.registered'>, 'organisation'> & {
  readonly id: string;
  readonly registeredAt: string;
  /** The law or notice by which its class was given; null while nobody has classified it. */
  classifiedUnder: string | null;
  /** Those that it had before, the oldest first. */
  readonly formerNames: readonly FormerName[];
  /** What was put right in its entry, the oldest first. */
  readonly corrections: readonly Correction[];
  /** Null while it stands. */
  readonly ended: Ended | null;
  /** Those that were merged into it, in order. */
  readonly mergedFrom: readonly string[];
  /** The organisation of which it is a branch. */
  readonly parent: string | null;
};

type Correction = Pick<FactData<'organisation.corrected'>, 'changes' | 'reason'> & {
  readonly at: string;
  readonly position: number;
};

export type Ended = {
  readonly at: string;
  readonly reason: string;
  readonly position: number;
  /** Who goes on for it; null where nobody does. */
  readonly into: string | null;
};

type FormerName = {
  readonly name: Bilingual;
  readonly until: string;
  readonly reason: string;
  readonly position: number;
};

/** Another name, as somebody proposes it. */
export type Rename = Omit<FactData<'organisation-rename.proposed'>, 'rename' | 'confirmed'> & {
  readonly id: string;
  readonly at: string;
  readonly bySeat: string;
  status: 'open' | 'made' | 'declined';
};

export type Place = Omit<FactData<'place.registered'>, 'place'> & { readonly id: string };

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly organisations: Map<string, Organisation>;
    readonly organisationByExternalKey: Map<string, string>;
    readonly organisationsInOrder: string[];
    /** Name in a language, or code, as `same.ts` writes them → the first that has it, by its place in that order. */
    readonly organisationNames: Map<string, number>;
    /** What of a name is alike to a reader, as `same.ts` writes it → the first few that have it, by their places in that order. */
    readonly organisationsNear: Map<string, readonly number[]>;
    readonly places: Map<string, Place>;
    /** Organisation → its branches. */
    readonly branchesOf: Lists;
    /** Organisation → its places. */
    readonly placesOf: Lists;
    readonly renames: Map<string, Rename>;
    /** Organisation → the name that waits for a second person. */
    readonly renameOfOrganisation: Map<string, string>;
    authority: string | null;
  }
}

export const emptyOrganisationRegister = (): Pick<
  State,
  | 'organisations'
  | 'organisationByExternalKey'
  | 'places'
  | 'placesOf'
  | 'branchesOf'
  | 'authority'
  | 'organisationsInOrder'
  | 'organisationNames'
  | 'organisationsNear'
  | 'renames'
  | 'renameOfOrganisation'
> => ({
  organisations: new Map(),
  organisationByExternalKey: new Map(),
  places: new Map(),
  placesOf: new Map(),
  branchesOf: new Map(),
  organisationsInOrder: [],
  organisationNames: new Map(),
  organisationsNear: new Map(),
  renames: new Map(),
  renameOfOrganisation: new Map(),
  authority: null,
});
