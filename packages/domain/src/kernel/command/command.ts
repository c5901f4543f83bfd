import type { z } from 'zod';
import type { FactDraft } from '../fact/fact.ts';
import type { Bilingual, ITEM_CATEGORIES } from '../item/item.ts';
import { accept, type Result } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import type { Context } from './context.ts';
import type { MandateFunction } from './functions.ts';

/** What a command touches: a mandate must cover all of it. */
export type Scope = {
  /** Null for the register. */
  readonly incident: string | null;
  readonly area: string;
  /** The organisation whose matter this is; a mandate of reach `own` covers only its holder's. */
  readonly subject: string | null;
  readonly itemCategories?: readonly (typeof ITEM_CATEGORIES)[number][];
};

export type Decision = {
  readonly facts: readonly FactDraft[];
  /** Ids and codes that the caller needs next. */
  readonly result: Readonly<Record<string, unknown>>;
};

export type CommandDefinition<Name extends string = string, Input = unknown> = {
  readonly name: Name;
  /** Null: nobody may do it but by a right of its own. */
  readonly function: MandateFunction | null;
  readonly summary: Bilingual;
  readonly schema: z.ZodType<Input>;
  scope(state: State, input: Input, context: Context): Result<Scope>;
  /**
   * The few acts that need no mandate of the function: what a party says for itself (`mandate` null), or does under another
   * mandate that it names. Null where the actor has no such right.
   */
  ownRight?(state: State, input: Input, context: Context): { readonly mandate: string | null } | null;
  decide(state: State, input: Input, context: Context): Result<Decision>;
};

/** The input's type follows from the schema alone. */
export const defineCommand = <Name extends string, Schema extends z.ZodType>(
  definition: Omit<CommandDefinition<Name, z.output<Schema>>, 'schema'> & { readonly schema: Schema },
): CommandDefinition<Name, z.output<Schema>> => definition as CommandDefinition<Name, z.output<Schema>>;

export const decided = (
  facts: readonly FactDraft[],
  result: Record<string, unknown> = {},
): Result<Decision> => accept({ facts, result });
