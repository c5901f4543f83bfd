import type { z } from 'zod';
import type { IncidentState } from '../state/state.ts';
import type { Bilingual } from '../words/words.ts';

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

/** Every term of a charter: each concept adds its own (`declare module`), and `book/concepts.ts` gathers them. */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface CharterParameters {}

export type CharterShape = { [Name in keyof CharterParameters]: CharterParameters[Name]['schema'] };

/** The rules that participants agreed on. Every allocation cites the version under which it was made. */
export type CharterTerms = z.infer<z.ZodObject<CharterShape, z.core.$strict>>;

export type Charter = {
  readonly version: number;
  readonly terms: CharterTerms;
  readonly agreement: string;
  readonly at: string;
};

export function currentCharter(incident: IncidentState): Charter | undefined {
  return incident.charters.at(-1);
}

/** What the participants agreed on, and what holds while they have not: `agreed(incident, 'coverDays', parameters)`. */
export function agreed<Name extends keyof CharterTerms>(
  incident: IncidentState,
  name: Name,
  parameters: { readonly [N in Name]: { readonly otherwise: NonNullable<CharterTerms[N]> } },
): NonNullable<CharterTerms[Name]> {
  return currentCharter(incident)?.terms[name] ?? parameters[name].otherwise;
}
