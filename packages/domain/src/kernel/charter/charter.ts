import { z } from 'zod';
import type { IncidentState } from '../state/state.ts';
import { type Bilingual, both } from '../words/words.ts';

/** A term that participants agree on, declared by the concept that reads it. */
export type CharterParameter<Schema extends z.ZodType = z.ZodType, Otherwise = unknown> = {
  /** What it decides. */
  readonly meaning: Bilingual;
  /** Null: it is not counted. */
  readonly unit: Bilingual | null;
  /** Its bounds; optional where a charter need not say it. */
  readonly schema: Schema;
  /** What holds while no charter says it; null: nothing does. */
  readonly otherwise: Otherwise;
  /** A duty's rule may name it as its clock. */
  readonly isClock?: true;
};

/** A term without which nothing holds: every charter says it, or its absence has a meaning of its own. */
export const parameter = <Schema extends z.ZodType>(
  meaning: Bilingual,
  unit: Bilingual | null,
  schema: Schema,
): CharterParameter<Schema, null> => ({ meaning, unit, schema, otherwise: null });

/** A term that a charter may leave unsaid, with what then holds. */
export const parameterOr = <Schema extends z.ZodType>(
  otherwise: z.output<Schema>,
  meaning: Bilingual,
  unit: Bilingual | null,
  schema: Schema,
): CharterParameter<z.ZodOptional<Schema>, z.output<Schema>> => ({
  meaning,
  unit,
  schema: schema.optional(),
  otherwise,
});

/** Whole hours that somebody has, and what holds while no charter says them. */
export const hoursOr = (otherwise: number, meaning: Bilingual) =>
  parameterOr(otherwise, meaning, both('小时', 'hours'), z.int().min(1).max(720));

/** A term that says how many whole hours somebody has: a duty's rule may name it as its clock. */
export const clock = (meaning: Bilingual, hoursMax: number) => ({
  ...parameter(meaning, both('小时', 'hours'), z.int().min(1).max(hoursMax)),
  isClock: true as const,
});

/** Every term of a charter: each concept adds its own (`declare module`), and `book/concepts.ts` gathers them. */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface CharterParameters {}

export type CharterShape = { [Name in keyof CharterParameters]: CharterParameters[Name]['schema'] };

/** The rules that participants agreed on. Every allocation cites the version under which it was made. */
export type CharterTerms = z.infer<z.ZodObject<CharterShape, z.core.$strict>>;

/** The terms that a duty's rule may name as its clock. */
export type CharterClock = {
  [Name in keyof CharterParameters]: CharterParameters[Name] extends { readonly isClock: true }
    ? Name
    : never;
}[keyof CharterParameters];

export type Charter = {
  readonly version: number;
  readonly terms: CharterTerms;
  readonly agreement: string;
  readonly at: string;
};

export function currentCharter(incident: IncidentState): Charter | undefined {
  return incident.charters.at(-1);
}

/**
 * What the participants agreed on, and what holds while they have not: `agreed(incident, 'expiringDays', parameters)`. Null
 * where nothing does.
 */
export function agreed<
  Name extends keyof CharterTerms,
  Declared extends { readonly [N in Name]: { readonly otherwise: NonNullable<CharterTerms[N]> | null } },
>(
  incident: IncidentState,
  name: Name,
  parameters: Declared,
): NonNullable<CharterTerms[Name]> | Declared[Name]['otherwise'] {
  return currentCharter(incident)?.terms[name] ?? parameters[name].otherwise;
}
