import { z } from 'zod';
import type { MandateFunction } from '../command/functions.ts';
import type { Bilingual } from '../words/words.ts';
import type { DecisionRecord } from './decision.ts';
import { identifier } from './fields.ts';

/** What a kind of fact says of itself, once. */
export type FactDefinition<Schema extends z.ZodType = z.ZodType> = {
  /** As a title in a list of what happened. */
  readonly title: Bilingual;
  /**
   * The function under which it is stated, where it cites a mandate. Null: by its party's own right, or judged by a rule
   * of the concept. `clock`: it follows from an earlier fact and time alone; no mandate is needed, and none would help.
   */
  readonly under: MandateFunction | 'clock' | null;
  /** False: it stays with the participants. All others are public and enter the log. */
  readonly isPublic?: false;
  /**
   * Which transfers belong to it: from what kind of account to what kind, whatever their phase. Absent: none. A fact that
   * carries another one is a fault of ours in a command, and is named by the auditor.
   */
  readonly moves?: readonly `${string}>${string}`[];
  readonly schema: Schema;
};

export const fact = <Schema extends z.ZodType>(definition: FactDefinition<Schema>): FactDefinition<Schema> =>
  definition;

/**
 * Every kind of fact, by type. Each concept adds its own (`declare module`), and `book/facts.ts` gathers the values.
 * A type is never removed or changed in meaning: old logs must replay for ever.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface FactDefinitions {}

export type FactType = keyof FactDefinitions;
export type FactData<Type extends FactType> = z.infer<FactDefinitions[Type]['schema']>;

/** Facts that the register holds, shared by all incidents, carry this in place of an incident id. */
export const REGISTER = 'register';

/** Who made it happen: the organisation, the seat in it (a pseudonym of the person), under which mandate. */
export const actorSchema = z.strictObject({
  organisation: identifier,
  seat: identifier,
  mandate: identifier.nullable(),
});
export type FactActor = z.infer<typeof actorSchema>;

export type FactOf<Type extends FactType> = {
  readonly [T in Type]: {
    /** Place in the journal, from 1, without gaps. Numbers missing from the public log are facts not for the public. */
    readonly position: number;
    readonly incident: string;
    readonly type: T;
    /** Stamped by the server, ISO 8601 UTC with milliseconds; never typed by hand. */
    readonly at: string;
    readonly actor: FactActor;
    readonly data: FactData<T>;
    /** Of the first fact of a decision. */
    readonly decision?: DecisionRecord;
  };
}[Type];

export type Fact = FactOf<FactType>;

/** What `decide` answers: a fact that has no place in the journal yet. */
export type FactDraft<Type extends FactType = FactType> = {
  readonly [T in Type]: {
    readonly incident: string;
    readonly type: T;
    readonly data: FactData<T>;
  };
}[Type];

export function draft<Type extends FactType>(
  incident: string,
  type: Type,
  data: FactData<Type>,
): FactDraft<Type> {
  return { incident, type, data } as unknown as FactDraft<Type>;
}
