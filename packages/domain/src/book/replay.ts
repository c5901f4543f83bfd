import { DutyBook, type KeptDuties } from '../duty/book.ts';
import { planDutiesOf, type RulesInUse } from '../duty/rules-in-use.ts';
import type { Area } from '../kernel/area/area.ts';
import { canonicalJson } from '../kernel/canonical/canonical.ts';
import { firstDifference } from '../kernel/canonical/difference.ts';
import { STAND_IN } from '../kernel/command/command.ts';
import { drawing } from '../kernel/command/drawing.ts';
import type { Country } from '../kernel/country/country.ts';
import { type DecisionRecord, RULES } from '../kernel/fact/decision.ts';
import type { Fact, FactDraft, FactType } from '../kernel/fact/fact.ts';
import { unpackInput } from '../kernel/fact/packed-input.ts';
import { sealOf } from '../kernel/fact/seal.ts';
import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import { type IntegerProgramSolver, SolverMissing } from '../kernel/ports/integer-program.ts';
import type { Refusal } from '../kernel/refusal/refusal.ts';
import type { State } from '../kernel/state/state.ts';
import { MINUTE_MS } from '../kernel/time/time.ts';
import { commands } from './commands.ts';
import { partsOf, run, textRefusals } from './decide.ts';
import { evolve } from './evolve.ts';
import { isPublic, parseEnvelope, parseFact } from './facts.ts';
import { passedFor } from './handle.ts';
import { emptyState } from './state.ts';

/** What an auditor has found wrong: which fact, and what about it. */
export class AuditFault extends Error {
  override name = 'AuditFault';
  readonly position: number;
  readonly detail: string;
  /** Where the rules would have refused it: why, as whoever asked would have been told. */
  readonly refusals: readonly Refusal[];
  constructor(position: number, detail: string, refusals: readonly Refusal[] = []) {
    super(`fact ${position}: ${detail}`);
    this.position = position;
    this.detail = detail;
    this.refusals = refusals;
  }
}

/** An entry that names a later moment than the auditor's own clock, and this on top, has not happened yet. */
const CLOCKS_APART_MS = 10 * MINUTE_MS;

/** What whoever judges has of his own: catalogue, areas and rules as published with the program, not as a site says. */
export type Judge = {
  readonly items: ItemIndex;
  /** That of his areas and rules: a log kept for another is not his to judge. */
  readonly country: Country;
  readonly areas: ReadonlyMap<string, Area>;
  readonly duties: RulesInUse;
  /** Null: a run that only it can solve again ends the audit with `SolverMissing`. */
  readonly integerProgram?: IntegerProgramSolver | null;
  /** What his own clock shows: nothing in the log may be later. Absent: he has none. */
  readonly clock?: () => number;
};

/** How far a log has been judged, as plain data. It holds what the replay goes on changing: to be written down at once. */
export type Judged = {
  readonly state: State;
  readonly duties: KeptDuties;
  /** Where the next decision begins. */
  readonly begins: number;
  /** Is the log one of an exercise? Null: nothing of it has been judged. */
  readonly isExercise: boolean | null;
};

/** A decision of which not all facts have been read. */
type Open = {
  readonly first: Fact;
  readonly decision: DecisionRecord;
  readonly drafts: readonly FactDraft[];
  readonly mandate: string | null;
  /** The seals of its facts that are not public, by their place in it. */
  readonly seals: ReadonlyMap<number, string>;
  next: number;
};

/**
 * Judges a log. Each decision in it is made again: by the same command or deed, on the state before it, as the actor and at the
 * moment that it names, with the ids that follow from its nonce; its facts must be those that come out. So whatever the rules
 * refuse, they refuse here, and nothing can be in the log that nobody could have asked for. Takes the public log alone, and a
 * whole journal too: then what is not public is compared with its seal.
 */
export class Replay {
  readonly state: State;
  readonly duties: DutyBook;
  readonly #judge: Judge;
  readonly #planDuties: ReadonlySet<string>;
  #open: Open | null = null;
  /** Where the next decision begins. */
  #begins: number;
  /** Is the log one of an exercise? Its first decision says so, and then all do. */
  #isExercise: boolean | null = null;

  /** `before`: what has been judged already, by the same rules; the replay takes it over. Or the state that came before alone. */
  constructor(judge: Judge, before: Judged | State = emptyState()) {
    this.#judge = judge;
    const judged = 'state' in before ? before : null;
    this.state = 'state' in before ? before.state : before;
    this.#begins = judged?.begins ?? this.state.position + 1;
    this.#isExercise = judged?.isExercise ?? null;
    this.duties = new DutyBook(judge.duties, judged?.duties);
    this.#planDuties = planDutiesOf(judge.duties);
  }

  /** Has the last decision all its public facts? Between two decisions a judgement can be written down. */
  get isBetweenDecisions(): boolean {
    return this.#wanting() < 0;
  }

  /** What has been judged, between two decisions. */
  get judged(): Judged {
    if (!this.isBetweenDecisions)
      throw new Error('a judgement is not written down in the middle of a decision');
    return {
      state: this.state,
      duties: this.duties.kept,
      begins: this.#begins,
      isExercise: this.#isExercise,
    };
  }

  /**
   * Takes an entry of the log in, as text. Throws `AuditFault` for the first thing that is wrong, and `SolverMissing`
   * where a run can only be solved again by the solver that the constructor was not given.
   */
  take(text: string): Fact {
    const fact = this.#check(text);
    try {
      evolve(this.state, fact);
      this.duties.take(fact, this.state);
    } catch (error) {
      throw new AuditFault(fact.position, (error as Error).message);
    }
    return fact;
  }

  /** Takes an entry of the public log in: what is not public has no place there. */
  takePublic(text: string): Fact {
    const { position, type } = this.#read(text);
    if (!isPublic(type)) throw new AuditFault(position, `is not public: ${type} has no place in this log`);
    return this.take(text);
  }

  /** Judges the entries of one decision, and takes none of them in: all stays as it is. Throws as `take` and `finish` do. */
  judge(texts: readonly string[]): void {
    const kept = [this.#open, this.#begins, this.#isExercise] as const;
    try {
      for (const text of texts) this.#check(text);
      this.finish();
    } finally {
      [this.#open, this.#begins, this.#isExercise] = kept;
    }
  }

  #check(text: string): Fact {
    const fact = this.#read(text);
    if (fact.decision) {
      this.finish();
      this.#open = this.#decideAgain(fact, fact.decision);
      this.#begins = fact.position + fact.decision.facts;
    }
    this.#compare(fact, text);
    return fact;
  }

  /** The log ends here, or a new decision begins: nothing of the last one may be wanting. */
  finish(): void {
    const open = this.#open;
    const wanting = this.#wanting();
    if (open && wanting >= 0)
      throw new AuditFault(
        open.first.position + wanting,
        `is missing: ${open.decision.command} at ${open.first.position} gives ${open.drafts[wanting]?.type} there`,
      );
    this.#open = null;
  }

  /** Which public fact of the decision in hand comes next, by its place in it; below 0: none. */
  #wanting(): number {
    const open = this.#open;
    return open?.drafts.findIndex(({ type }, index) => index >= open.next && isPublic(type)) ?? -1;
  }

  /** Its envelope alone: the data of a fact are right when they are those that its decision gives. */
  #read(text: string): Fact {
    try {
      return parseEnvelope(JSON.parse(text));
    } catch (error) {
      throw new AuditFault(this.state.position + 1, `is not a fact: ${(error as Error).message}`);
    }
  }

  #decideAgain(first: Fact, decision: DecisionRecord): Open {
    const { position, at } = first;
    const fault = (detail: string, refusals?: readonly Refusal[]) =>
      new AuditFault(position, detail, refusals);
    if (position !== this.#begins)
      throw fault(`stands where no decision begins: the last one ends at ${this.#begins - 1}`);
    if (decision.rules > RULES)
      throw fault(
        `was decided by rules ${decision.rules}; this program knows them to ${RULES}: take a newer one`,
      );
    this.#checkMoment(first, decision);
    const { command: name, nonce } = decision;
    const sealed = [...(decision.sealed ?? [])];
    const { items, areas, country, integerProgram = null } = this.#judge;
    const asked = inputOf(decision, fault);
    const input = { ...asked, ...standIns(decision, asked, fault) };
    const outcome = withoutBreaking(fault, () =>
      run(
        this.state,
        { command: name, input },
        {
          ...drawing(nonce, position),
          actor: { organisation: first.actor.organisation, seat: first.actor.seat },
          now: at,
          isExercise: decision.exercise ?? false,
          rules: decision.rules,
          items,
          integerProgram,
          country,
          areaExists: (code) => areas.has(code),
          planDuties: this.#planDuties,
          platforms: this.#judge.duties.platforms,
          prerequisites: this.#judge.duties.prerequisites,
          newSalt: () => NO_SALT,
          seal: () => sealed[0] ?? NO_SALT,
          disclosed: disclosedBy(first),
          elsewhere: null,
        },
      ),
    );
    const refusals = outcome.ok
      ? textRefusals(name, asked, passedFor(this.state, first.actor))
      : outcome.refusals;
    if (!outcome.ok || refusals.length > 0) {
      const [refused] = refusals;
      throw fault(
        `${name} is refused there: ${refused?.code} ${JSON.stringify(refused?.parameters ?? {})}`,
        refusals,
      );
    }
    const { facts: drafts, mandate } = outcome.value;
    if (drafts.length !== decision.facts)
      throw fault(`says that ${name} made ${decision.facts} facts, where it makes ${drafts.length}`);
    const hidden = [...drafts.keys()].filter((index) => !isPublic((drafts[index] as FactDraft).type));
    if (hidden.length !== sealed.length)
      throw fault(`seals ${sealed.length} facts, where ${name} makes ${hidden.length} that are not public`);
    const seals = new Map(hidden.map((index, place) => [index, sealed[place] as string]));
    return { first, decision, drafts, mandate, seals, next: 0 };
  }

  #checkMoment({ position, at }: Fact, { exercise: marked }: DecisionRecord): void {
    if (!isStamp(at))
      throw new AuditFault(position, `is of ${at}, which is not how the server writes a moment`);
    if (at < this.state.at) throw new AuditFault(position, 'is dated before the fact that precedes it');
    const exercise = marked ?? false;
    this.#isExercise ??= exercise;
    if (exercise !== this.#isExercise)
      throw new AuditFault(position, `is ${exercise ? '' : 'not '}of an exercise, and the log is otherwise`);
    const now = this.#judge.clock?.();
    if (now !== undefined && Date.parse(at) > now + CLOCKS_APART_MS && !exercise)
      throw new AuditFault(position, `is of ${at}, which has not come`);
  }

  /** The fact is the next one of the decision in hand. */
  #compare(fact: Fact, text: string): void {
    const open = this.#open;
    if (!open) throw new AuditFault(fact.position, 'belongs to no decision');
    while (open.next < open.drafts.length && open.first.position + open.next < fact.position) {
      if (isPublic((open.drafts[open.next] as FactDraft).type)) this.finish();
      open.next += 1;
    }
    const { first, decision, mandate } = open;
    const wanted = open.drafts[open.next];
    if (!wanted || first.position + open.next !== fact.position)
      throw new AuditFault(
        fact.position,
        `is none of the ${decision.facts} facts of ${decision.command} at ${first.position}`,
      );
    const seal = open.seals.get(open.next);
    const actor = { organisation: first.actor.organisation, seat: first.actor.seat, mandate };
    const expected = {
      ...wanted,
      position: fact.position,
      at: first.at,
      actor,
      ...(open.next === 0 && { decision }),
      ...(seal !== undefined && { data: fact.data }),
    };
    open.next += 1;
    if (seal !== undefined) compareSealed(fact, wanted, seal);
    if (!text.isWellFormed()) throw new AuditFault(fact.position, 'holds half a character');
    const right = withoutBreaking(
      (detail) => new AuditFault(fact.position, detail),
      () => canonicalJson(expected),
    );
    if (right !== text) throw new AuditFault(fact.position, whatDiffers(text, fact, right, decision.command));
  }
}

/** A fact that is not public: what was sealed, of the form of its type, and in all but what is withheld what its command gives. */
function compareSealed(fact: Fact, wanted: FactDraft, seal: string): void {
  const fault = (detail: string) => new AuditFault(fact.position, detail);
  const found = withoutBreaking(fault, () => sealOf(fact.type, fact.data));
  if (found !== seal) throw fault('is not what was sealed');
  try {
    parseFact(fact);
  } catch (error) {
    throw fault(`is not a fact: ${(error as Error).message}`);
  }
  // Of another type: its envelope says so.
  if (fact.type === wanted.type && !isButForWords(fact.data, wanted.data))
    throw fault('names something else than its command gives');
}

/**
 * The same, where salts and the words for which whoever judges has stand-ins may be others. A part that is nothing but
 * stand-ins may say less or more, as the form of its fact allows: which of its fields were there is withheld too.
 */
function isButForWords(found: unknown, wanted: unknown): boolean {
  if (wanted === STAND_IN || wanted === NO_SALT) return typeof found === 'string';
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  if (typeof found !== 'object' || found === null) return false;
  const keys = Object.keys(wanted);
  const isWithheld = keys.length > 0 && keys.every((key) => wanted[key as never] === STAND_IN);
  if (isWithheld && !Array.isArray(wanted)) return !Array.isArray(found);
  return (
    Object.keys(found).length === keys.length &&
    keys.every((key) => isButForWords(found[key as never], wanted[key as never]))
  );
}

/** Moments are compared as text: they are all written as the server writes them, in UTC with milliseconds. */
function isStamp(moment: string): boolean {
  const time = Date.parse(moment);
  return !Number.isNaN(time) && new Date(time).toISOString() === moment;
}

/** In words, where an entry is not the text that it should be. */
function whatDiffers(text: string, fact: Fact, right: string, command: string): string {
  try {
    if (canonicalJson(fact) !== text) return 'is not in canonical form (RFC 8785)';
    parseFact(JSON.parse(text));
  } catch (error) {
    return `is not a fact: ${(error as Error).message}`;
  }
  return `is not what ${command} gives: ${firstDifference(fact, JSON.parse(right))}`;
}

/** No command was meant to be asked that: whoever judges says so, and goes no further. */
function withoutBreaking<Outcome>(fault: (detail: string) => AuditFault, work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof SolverMissing) throw error;
    throw fault(`cannot be decided there: ${(error as Error).message}`);
  }
}

const NO_SALT = '0'.repeat(64);

function inputOf(decision: DecisionRecord, fault: (detail: string) => AuditFault) {
  try {
    return unpackInput(decision.input);
  } catch (error) {
    throw fault((error as Error).message);
  }
}

/** What stands in the place of the fields that the log does not hold. */
function standIns(
  { command: name, withheld = {} }: DecisionRecord,
  input: Readonly<Record<string, unknown>>,
  fault: (detail: string) => AuditFault,
) {
  const places = commands.get(name)?.withheld ?? {};
  for (const field of Object.keys(places))
    if (!Object.hasOwn(withheld, field) && partsOf(input[field]) > 0)
      throw fault(`says ${field} of ${name}, which stays with the participants`);
  return Object.fromEntries(
    Object.entries(withheld).map(([field, parts]) => {
      const make = Object.hasOwn(places, field) && parts <= PARTS_MAX ? places[field] : undefined;
      const value = make?.(parts);
      // Of a text, which has one part, nobody withholds two.
      if (partsOf(value) !== parts || Object.hasOwn(input, field))
        throw fault(`withholds ${field} of ${name}, which it may not`);
      return [field, value];
    }),
  );
}

/** Of a withheld field: no command takes more. */
const PARTS_MAX = 100_000;

/** Words that were sealed and are published now; the rule compares them with their seal. */
const disclosedBy = (fact: Fact): unknown =>
  fact.type === ('event.disclosed' satisfies FactType) ? fact.data : null;
