import type { z } from 'zod';
import type { FactDraft } from '../fact/fact.ts';
import type { ITEM_CATEGORIES } from '../item/item.ts';
import { accept, type Result } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import type { Bilingual } from '../words/words.ts';
import type { Context } from './context.ts';
import type { MandateFunction, SeatFunction } from './functions.ts';
import type { ClosingLine } from './phase.ts';

/** What a command touches: a mandate must cover all of it. `found` is what was looked up for that, handed to `decide`. */
export type Scope<Found = unknown> = {
  /** Null for the register. */
  readonly incident: string | null;
  readonly area: string;
  /** The organisation whose matter this is; a mandate of reach `own` covers only its holder's. */
  readonly subject: string | null;
  readonly itemCategories?: readonly (typeof ITEM_CATEGORIES)[number][];
  readonly found?: Found;
};

/** A scope that hands on what it found. */
export type ScopeWith<Found> = Scope<Found> & { readonly found: Found };

/** For whoever judges, in the place of every text that is withheld. */
export const STAND_IN = '…';

/** Ids and codes that the caller needs next. */
export type Answer = Readonly<Record<string, unknown>>;

export type Decision<Said extends Answer = Answer> = {
  readonly facts: readonly FactDraft[];
  readonly result: Said;
};

/**
 * `function`: that of the mandate, where it is another than the command's. `ofPerson`: a volunteer acts for himself, from his own
 * seat; no function of an organisation is asked, and nothing else is done from such a seat.
 */
export type OwnRight = {
  readonly mandate: string | null;
  readonly function?: MandateFunction;
  readonly ofPerson?: true;
};

export type CommandDefinition<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Said extends Answer = Answer,
  Found = unknown,
> = {
  readonly name: Name;
  /** Null: nobody may do it but by a right of its own. */
  readonly function: MandateFunction | null;
  /**
   * What a seat must have been given for what it does by its organisation's own right. Absent: the function, or its organisation's
   * own word. Null: everybody in it may, such as say that something has happened.
   */
  readonly seatFunction?: SeatFunction | null;
  /** Where the own right is that of another mandate: its function, so that whoever has it is offered the form. */
  readonly orFunction?: MandateFunction;
  /** It begins something new: not while the response is being closed, nor after. */
  readonly opens?: true;
  /**
   * It is done also after the response was closed: it says something of it, or finishes what was begun. Of which line of the
   * closing: whoever took that over from the organisation whose matter it is may do it in its place.
   */
  readonly outlives?: ClosingLine | true;
  /**
   * It cannot be undone, or opens what cannot be closed again: a person does it, and has proved a moment ago to be that person.
   * Unsaid: where two people have to sign it.
   */
  readonly isFinal?: boolean;
  readonly summary: Bilingual;
  readonly schema: Schema;
  /** Also for an organisation that the register does not know yet; all else is for those that it knows. */
  readonly forNewcomers?: true;
  /**
   * Fields of the input that stay with the participants: the log does not hold them. Each with what stands in its place for
   * whoever judges the decision, made of as many parts, each word of it `STAND_IN`. `decide` may ask how many there are, and nothing else of them.
   */
  readonly withheld?: Readonly<Record<string, (parts: number) => unknown>>;
  /** An input that the schema takes, with words as they are written in the field; the API's description shows it. */
  readonly example: NoInfer<z.input<Schema>>;
  scope(state: State, input: z.output<Schema>, context: Context): Result<Scope<Found>>;
  /**
   * The few acts that need no mandate of the function: what a party says for itself (`mandate` null), or does under another
   * mandate that it names. Null where the actor has no such right.
   */
  ownRight?(state: State, input: z.output<Schema>, context: Context): OwnRight | null;
  /**
   * Is this for two people of the organisation? Then the first only asks (`countersignature.asked`); what it comes to is decided
   * when the second signs, on the state of that moment. Such a command withholds nothing: the second signs what the log holds.
   */
  countersigned?(state: State, input: z.output<Schema>): boolean;
  /** `found` is what `scope` handed on. */
  decide(state: State, input: z.output<Schema>, context: Context, found: Found): Result<Decision<Said>>;
};

/** The types of input and answer follow from the schema and from what `decide` says. */
export const defineCommand = <
  const Name extends string,
  Schema extends z.ZodType,
  Said extends Answer = Answer,
  Found = undefined,
>(
  definition: CommandDefinition<Name, Schema, Said, Found>,
): CommandDefinition<Name, Schema, Said, Found> => definition;

export function decided(facts: readonly FactDraft[]): Result<Decision<Readonly<Record<never, never>>>>;
export function decided<Said extends Answer>(
  facts: readonly FactDraft[],
  result: Said,
): Result<Decision<Said>>;
export function decided(facts: readonly FactDraft[], result: Answer = {}): Result<Decision> {
  return accept({ facts, result });
}

/**
 * What the system does by itself: its clock, the worker that carries a plan out, the operator's first act. It is judged from
 * the log as a command is, and cannot be asked for over the network.
 */
export type Deed<Schema extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly schema: Schema;
  decide(
    state: State,
    input: z.output<Schema>,
    context: Context,
  ): Result<Decision & { readonly mandate: string | null }>;
};

export const defineDeed = <Schema extends z.ZodType>(deed: Deed<Schema>): Deed<Schema> => deed;
