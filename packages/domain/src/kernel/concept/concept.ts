import type { CharterParameter } from '../charter/charter.ts';
import type { CommandDefinition } from '../command/command.ts';
import type { FactData, FactDefinition, FactOf, FactType } from '../fact/fact.ts';
import type { Tellers } from '../notice/notice.ts';
import type { Evolvers } from '../state/evolvers.ts';
import type { IncidentRecords, State } from '../state/state.ts';
import type { Viewpoint } from '../view/viewpoint.ts';
import type { Bilingual } from '../words/words.ts';

/**
 * Whose own matter a fact is: accepting what one is given, showing one's own papers, bringing to its end what is in
 * hand. Its party needs no mandate for it. Undefined: nobody's.
 */
export type Owners<Types extends FactType> = {
  readonly [T in Types]?: (
    state: State,
    data: FactData<T>,
    incident: string,
    actor: string,
  ) => string | undefined;
};

/**
 * What must be two people: which seat did the first part, and what that was (a function or a command). The command is
 * refused and the auditor finds a fault where the same seat does the second. Undefined: nobody did the first.
 */
export type FirstSeats<Types extends FactType> = {
  readonly [T in Types]?: (
    state: State,
    fact: Pick<FactOf<T>, 'incident' | 'data'>,
  ) => { readonly seat: string; readonly first: string } | undefined;
};

/** What an auditor finds wrong with a fact, on the state before it. Null: nothing. */
export type Faults<Types extends FactType> = {
  readonly [T in Types]?: (state: State, fact: FactOf<T>) => string | null;
};

/** A view of an incident that is published, under its name: computed by whoever replays the log, and compared. */
export type Views = Readonly<Record<string, (view: Viewpoint, incident: string) => unknown>>;

/**
 * One idea of the field and all that the system knows of it. `book/concepts.ts` lists them; access checks, the audit, the
 * API's description, labels, timeline and pages are derived from the list.
 */
export type Concept = {
  /** Its folder, by the glossary's word. */
  readonly name: string;
  readonly facts?: Readonly<Record<string, FactDefinition>>;
  readonly evolve?: Partial<Evolvers<FactType>>;
  readonly commands?: readonly CommandDefinition[];
  /** What it keeps of the register, and of an incident, before anything has happened. */
  readonly register?: () => Partial<State>;
  readonly records?: () => Partial<IncidentRecords>;
  readonly owners?: Owners<FactType>;
  readonly firstSeats?: FirstSeats<FactType>;
  readonly noticeKinds?: Readonly<Record<string, Bilingual>>;
  readonly notices?: Partial<Tellers<FactType>>;
  readonly views?: Views;
  /** Terms of the charter that it reads. */
  readonly charter?: Readonly<Record<string, CharterParameter>>;
};

/** Keeps each part's own type, so that names and inputs can be read off the list of concepts. */
export const concept = <const Definition extends Concept>(definition: Definition): Definition => definition;
