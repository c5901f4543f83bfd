import type { CharterParameter } from '../charter/charter.ts';
import type { CommandDefinition, Deed } from '../command/command.ts';
import type { Fact, FactDefinition, FactOf, FactType } from '../fact/fact.ts';
import type { FormRuleWords } from '../form/form-rule.ts';
import type { NoticeKind, Tellers } from '../notice/notice.ts';
import type { TimedTellers } from '../notice/timed.ts';
import type { Sentence, Speech } from '../refusal/sentence.ts';
import type { Evolvers } from '../state/evolvers.ts';
import type { IncidentRecords, IncidentState, State } from '../state/state.ts';
import type { Viewpoint } from '../view/viewpoint.ts';
import type { ThingWords } from '../words/things.ts';
import type { Bilingual } from '../words/words.ts';

/**
 * What must be two people: which seat did the first part, and what that was (a function or a command). The command is
 * refused where the same seat does the second. Undefined: nobody did the first.
 */
export type FirstSeats<Types extends FactType> = {
  readonly [T in Types]?: (
    state: State,
    fact: Pick<FactOf<T>, 'incident' | 'data'>,
  ) => FirstSeat | readonly FirstSeat[] | undefined;
};
type FirstSeat = { readonly seat: string; readonly first: string };

/** Whom a decision is for or from, by all that is known of it: its id in the register, its credit code, its names. */
export type ConcernedParty = {
  readonly organisation: string | null;
  readonly creditCode: string | null;
  readonly names: readonly string[];
};

/** One that a fact names by its id, or by name and code. */
export const concerned = (
  named:
    | { readonly kind: 'organisation'; readonly organisation: string }
    | { readonly kind: 'payee'; readonly name: string; readonly creditCode: string },
): ConcernedParty =>
  named.kind === 'organisation'
    ? { organisation: named.organisation, creditCode: null, names: [] }
    : { organisation: null, creditCode: named.creditCode, names: [named.name] };

/**
 * Whom a fact concerns who gains by it: nobody who has an interest in one of them states it (`concepts/interest`), and where the
 * charter asks for it, nobody who has not said whether he has one.
 */
export type Concerns<Types extends FactType> = {
  readonly [T in Types]?: (
    state: State,
    fact: Pick<FactOf<T>, 'incident' | 'data'>,
  ) => readonly ConcernedParty[];
};

/** A view of an incident that is published: computed by whoever replays the log, and compared. */
export type PublishedView<Rows = unknown> = {
  /** What it shows, in a list of what can be asked for. */
  readonly title: Bilingual;
  /** All of them, or, where it is published by the day, those of one day. */
  readonly rows: (view: Viewpoint, incident: string, day?: string) => Rows;
  /** What grows for ever is published by the day on which it came: the days of which there is anything. Null: it is published whole. */
  readonly days: ((incident: IncidentState) => readonly string[]) | null;
};

export const view = <Rows>(
  title: Bilingual,
  rows: (view: Viewpoint, incident: string) => Rows,
): PublishedView<Rows> => ({ title, rows: (from, incident) => rows(from, incident), days: null });

export const viewByDay = <Rows>(
  title: Bilingual,
  days: NonNullable<PublishedView['days']>,
  rows: PublishedView<Rows>['rows'],
): PublishedView<Rows> => ({ title, rows, days });

/** Under its name. */
type Views = Readonly<Record<string, PublishedView>>;

/**
 * Sums and orders over records, for views that print no more than those. The records that a fact may change are taken out
 * before it and put in again after it, so that what is kept is what a walk over all of them would find.
 */
export type Tally = {
  /** By id; each once, also those that the fact will only make. */
  readonly touched: (state: State, fact: Fact) => Iterable<string>;
  /** Adds what the record is worth as it stands (1), or takes it away (-1). */
  readonly count: (state: State, id: string, sign: 1 | -1) => void;
};

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
  /** What the system does by itself in its matters. */
  readonly deeds?: readonly Deed[];
  /** What it keeps of the register, and of an incident, before anything has happened. */
  readonly register?: () => Partial<State>;
  readonly records?: () => Partial<IncidentRecords>;
  readonly tally?: Tally;
  /** Sees every fact once it is taken in, whosever it is; `state.moved` names what it moved. */
  readonly follow?: (state: State, fact: Fact) => void;
  readonly firstSeats?: FirstSeats<FactType>;
  readonly concerns?: Concerns<FactType>;
  readonly noticeKinds?: Readonly<Record<string, Bilingual>>;
  readonly notices?: Partial<Tellers<FactType>>;
  /** What time alone makes worth telling, by the kind of notice. */
  readonly timedNotices?: Partial<TimedTellers<NoticeKind>>;
  readonly views?: Views;
  /** Terms of the charter that it reads. */
  readonly charter?: Readonly<Record<string, CharterParameter>>;
  /** The words of its lists of codes, by the list's name. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;
  /** What a refusal may be about. */
  readonly things?: Readonly<Record<string, ThingWords>>;
  /** How each of its refusals is said; `never`, because each takes parameters of its own. */
  readonly refusals?: Readonly<Record<string, (parameters: never, speech: Speech) => Sentence>>;
  /** What its forms ask beyond the type of each field, with the words of each rule. */
  readonly formRules?: FormRuleWords;
};

/** Keeps each part's own type, so that names and inputs can be read off the list of concepts. */
export const concept = <const Definition extends Concept>(definition: Definition): Definition => definition;
