import type { DesignatedPlatforms } from '../../concepts/fundraising/platforms.ts';
import type { Country } from '../country/country.ts';
import type { Prerequisites } from '../duty/prerequisite.ts';
import type { FactType } from '../fact/fact.ts';
import type { ItemIndex } from '../item/index-of-items.ts';
import type { Elsewhere } from '../ports/elsewhere.ts';
import type { IntegerProgramSolver } from '../ports/integer-program.ts';

/** The person who acts: a seat (pseudonym) in an organisation. */
export type Actor = { readonly organisation: string; readonly seat: string };

/** What `decide` may know beside the state: handed in, so that it stays pure and can be replayed. */
export type Context = {
  readonly actor: Actor;
  /** ISO 8601 UTC with milliseconds; the server's clock, never the caller's. */
  readonly now: string;
  /** Does the system run on an exercise's clock? Then every incident on it is an exercise. */
  readonly isExercise: boolean;
  /** By which version of the rules it is decided (`RULES`): an older one only where an old log is judged. */
  readonly rules: number;
  readonly items: ItemIndex;
  /** Null: not loaded, and no charter asks for it. */
  readonly integerProgram: IntegerProgramSolver | null;
  /** Null: all is worked out on the spot, as by whoever judges; the answer is the same. */
  readonly elsewhere: Elsewhere | null;
  /** In which the record is kept: its clock, its currency. */
  readonly country: Country;
  readonly areaExists: (code: string) => boolean;
  /** Kinds of duties that a plan may open. */
  readonly planDuties: ReadonlySet<string>;
  /** Through which platforms an appeal may go over the internet; null where the country's law names none. */
  readonly platforms: DesignatedPlatforms | null;
  /** What a law wants filed before an act. */
  readonly prerequisites: Prerequisites;
  /** A new id with this prefix, such as `lot-7f3k…`. */
  readonly newId: (prefix: string) => string;
  /** A new receipt code, short enough to read over a telephone. */
  readonly newReceiptCode: () => string;
  /** 32 random bytes as 64 hex digits, under which words are sealed. */
  readonly newSalt: () => string;
  /** The seal of what stays with the participants. Whoever judges cannot make it, and takes the one that the log holds. */
  readonly seal: (type: FactType, data: unknown) => string;
  /** For whoever judges: the sealed words as the fact under judgement publishes them. Null: to be had from the state. */
  readonly disclosed: unknown;
};
