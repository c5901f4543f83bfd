import {
  type Actor,
  type Area,
  type AuthorityProfile,
  accept,
  type Call,
  type CharterTerms,
  CLOCK,
  type CommandName,
  type Country,
  commands,
  type Decided,
  DutyBook,
  decide,
  type Elsewhere,
  emptyState,
  type Fact,
  hasDayToClose,
  type IntegerProgramSolver,
  type ItemIndex,
  isQuickTrial,
  type Judge,
  MACHINE,
  nextExpiry,
  type PlanTerms,
  planDutiesOf,
  poseTrial,
  RETENTION,
  type Refusal,
  type Result,
  refusal,
  refuse,
  type SeatFunction,
  type State,
  type Surroundings,
  type Tried,
  textOfTrial,
  unconfirmed,
  underwayIn,
  type Viewpoint,
  type WhatIf,
  whatIf,
} from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { Clock } from '../clock/clock.ts';
import type { TrustedTime } from '../clock/trusted-time.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { readersAhead } from '../database/readers.ts';
import { FaultBook } from '../fault/fault-book.ts';
import { Files } from '../file/files.ts';
import { saidPublicUrl, stayWithTls } from '../http/public-url.ts';
import { Fence } from '../journal/fence.ts';
import type { KnowsWriter } from '../journal/lease.ts';
import type { Outcome, Submitted } from '../journal/submitted.ts';
import { bodyHash, type FailedCommit, Writer } from '../journal/writer.ts';
import { Persons } from '../person/persons.ts';
import { bringsPerson, receiveFromPerson } from '../person/receive-from-person.ts';
import { asksForPlaceCode, bringsPlaceCode, checkAtPlace, drawPlaceCode } from '../place-code/place-codes.ts';
import { asksForSeatLink, drawSeatLink } from '../place-code/seat-links.ts';
import { drawBytes } from '../sealing/chance.ts';
import { asksForCodes, CodeAttempts, drawCodes } from '../signature-code/signature-codes.ts';
import { IncidentShelf } from '../snapshot/shelf.ts';
import { SnapshotReader } from '../snapshot/snapshot-file.ts';
import { newestSnapshot, setAside, snapshotKey } from '../snapshot/snapshots.ts';
import { AskedElsewhere } from '../solving/asked-elsewhere.ts';
import { Comparisons } from '../solving/comparisons.ts';
import { NotSolved, Solvers } from '../solving/solvers.ts';
import { countryOfJournal, saidCountry } from './country.ts';
import { readPlans, readReference } from './reference-data.ts';
import { viewpointOf } from './viewpoint.ts';

/** A seat, with what may be done from it; absent: all, where nobody administers its organisation yet, else nothing. */
export type SeatToOpen = Actor & { readonly functions?: readonly SeatFunction[] | undefined };

/** Hands what is asked to whichever server writes. */
export type Others = { submit(submitted: Submitted, here: () => Promise<Outcome>): Promise<Outcome> };

export type HeardOutcome = {
  readonly command: string;
  /** Why it was refused; none: it was done; null: it failed. */
  readonly codes: readonly string[] | null;
  readonly seconds: number;
};

export type ApplicationOptions = {
  /** Folder of the embedded database and of the keys. */
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
  /** In which country an empty journal begins (ISO 3166-1); absent: as `TONGZHOU_COUNTRY` says. Of another its first fact says it. */
  readonly country?: string | undefined;
  /** The machine's clocks; for tests, which turn them. */
  readonly time?: TrustedTime;
};

/**
 * The system without its doors: API, pages and command line all act through this. Commands go in by `execute`,
 * questions are asked of `state`, which holds everything acknowledged and nothing that is not.
 */
export class Application {
  readonly database: Database;
  /** Compares what this server knows of its record with the database, and stops it where they differ. */
  readonly fence: Fence;
  /** What of the machine or the database has failed, and whether it is over. */
  readonly faults: FaultBook;
  readonly clock: Clock;
  readonly items: ItemIndex;
  readonly integerProgram: IntegerProgramSolver;
  readonly country: Country;
  readonly areas: ReadonlyMap<string, Area>;
  /** What is owed, kept up beside the state. */
  readonly duties: DutyBook;
  /** Standard plans, for a jurisdiction to take over. */
  readonly planLibrary: ReadonlyMap<string, PlanTerms>;
  /** The snapshot that it went on from, and of which fact it is; null: from the first fact. */
  readonly begunFrom: { readonly path: string; readonly position: number } | null;
  readonly folder: string;
  readonly persons: Persons;
  readonly files: Files;
  readonly #codeAttempts = new CodeAttempts();
  readonly #around: Surroundings;
  readonly #writer: Writer;
  #others: Others | null = null;
  readonly #listeners: Set<(facts: readonly Fact[]) => void>;
  /** What takes long is solved by these. */
  readonly solvers: Solvers;
  /** What an allocation of this moment would come to, as it is published. */
  readonly comparisons: Comparisons;
  readonly #outcomeListeners = new Set<(heard: HeardOutcome) => void>();

  private constructor(
    options: ApplicationOptions,
    parts: Pick<
      Application,
      | 'database'
      | 'fence'
      | 'faults'
      | 'clock'
      | 'items'
      | 'country'
      | 'areas'
      | 'duties'
      | 'integerProgram'
      | 'planLibrary'
      | 'begunFrom'
    >,
    writer: Writer,
    listeners: Set<(facts: readonly Fact[]) => void>,
  ) {
    this.folder = options.folder;
    this.database = parts.database;
    this.fence = parts.fence;
    this.faults = parts.faults;
    this.clock = parts.clock;
    this.items = parts.items;
    this.integerProgram = parts.integerProgram;
    this.solvers = new Solvers(parts.items);
    this.comparisons = new Comparisons(this.solvers, () => viewpointOf(this));
    this.planLibrary = parts.planLibrary;
    this.country = parts.country;
    this.areas = parts.areas;
    this.duties = parts.duties;
    this.begunFrom = parts.begunFrom;
    this.#around = {
      items: parts.items,
      integerProgram: parts.integerProgram,
      country: parts.country,
      areaExists: (code) => parts.areas.has(code),
      planDuties: planDutiesOf(parts.duties.rules),
      platforms: parts.duties.rules.platforms,
      prerequisites: parts.duties.rules.prerequisites,
    };
    this.#writer = writer;
    this.#listeners = listeners;
    this.persons = new Persons(this);
    this.files = new Files(this);
  }

  static async open(options: ApplicationOptions): Promise<Application> {
    return Application.on(await openDatabase({ url: options.databaseUrl, folder: options.folder }), options);
  }

  /** The same on a database that is open. */
  static async on(
    database: Database,
    options: ApplicationOptions,
    count: (done: number, all: number) => void = () => {},
  ): Promise<Application> {
    const code = (await countryOfJournal(database)) ?? options.country ?? saidCountry();
    const [{ items, country, areas, duties: rules }, integerProgram, planLibrary] = await Promise.all([
      readReference(code),
      loadIntegerProgram(),
      readPlans(code),
    ]);
    const kept = await newestSnapshot(options.folder, database, console.error);
    const duties = new DutyBook(rules, kept?.kept.duties);
    const known = kept?.kept.state ?? emptyState();
    const shelf = new IncidentShelf(known.incidents, kept?.reader ?? null);
    const hash = kept?.heading.hash ?? '';
    const begun = { state: { ...known, incidents: shelf }, duties, shelf, hash };
    const clock = await Clock.open(database, options.time);
    const faults = new FaultBook();
    const fence = new Fence(database, faults);
    shelf.onDamage((error, path) => {
      console.error(`tongzhou: what was put away of a closed incident cannot be read: ${error.message}`);
      // Nothing of it is believed: the next start reads the journal.
      void setAside(path).catch(() => {});
      fence.halt({ code: 'snapshot-differs', position: known.position, part: 'incidents' });
    });
    const listeners = new Set<(facts: readonly Fact[]) => void>();
    const hears = (facts: readonly Fact[]) => {
      for (const listener of listeners) listener(facts);
    };
    const writer = await Writer.open({ database, fence, clock, faults }, begun, hears, count);
    const [ahead] = writer.damagedAt === null ? await readersAhead(database, writer.state.position) : [];
    if (ahead) fence.halt(ahead);
    const parts = {
      database,
      fence,
      faults,
      clock,
      items,
      country,
      areas,
      duties,
      integerProgram,
      planLibrary,
      begunFrom: kept && { path: kept.path, position: kept.heading.position },
    };
    return new Application(options, parts, writer, listeners);
  }

  get state(): State {
    return this.#writer.state;
  }

  /** The first damaged journal row, or null. While there is one, no command is taken. */
  get damagedAt(): number | null {
    return this.#writer.damagedAt;
  }

  /** Where this server listens, as it says itself; null where it does not. */
  listensAt: string | null = null;

  /**
   * The site's own address, for papers, letters and codes to scan: what the operator has said, else where the server listens.
   * Never what a request calls it: that is the caller's word.
   */
  get publicUrl(): string {
    return saidPublicUrl() ?? this.listensAt ?? 'http://localhost';
  }

  /** What browsers are told of TLS (HSTS); null where the site has none. */
  get stayWithTls(): string | null {
    return stayWithTls();
  }

  /** The last commit that failed since the start. */
  get lastFailedCommit(): FailedCommit | null {
    return this.#writer.lastFailedCommit;
  }

  /** What whoever judges this record has of his own. */
  get judge(): Judge {
    const { items, country, areas, duties, integerProgram } = this;
    return { items, country, areas, duties: duties.rules, integerProgram, clock: Date.now };
  }

  /** One of several servers on one database: it writes while it holds the lease, and else hands on what it is asked. */
  writeAmong(lease: Pick<KnowsWriter, 'epoch'>, others: Others): void {
    this.#writer.writeUnder(lease);
    this.#others = others;
  }

  /** Decided by this server and no other, whatever it holds. Rejects with `NotTheWriter` where another writes now. */
  async decideHere({ actor, idempotency, call }: Submitted): Promise<Outcome> {
    const elsewhere = new AskedElsewhere();
    const decided = (state: State, now: string) => this.#decide(state, actor, now, call, elsewhere);
    for (let solved = 0; ; solved += 1) {
      const outcome = await this.#writer.submit({ actor, idempotency, decide: decided });
      // What takes long is solved while others are served; then it is decided with that, unless something has changed.
      if (outcome.ok || solved === SOLVED_TIMES) return outcome;
      try {
        if (!(await elsewhere.solve(this.solvers))) return outcome;
      } catch (error) {
        if (error instanceof NotSolved) return refused(refusal('allocation-not-ready', { why: error.why }));
        throw error;
      }
    }
  }

  /** What other terms would come to, solved beside everything else. Null while no charter is in force. */
  async whatIf(view: Viewpoint, incident: string, terms: CharterTerms): Promise<Result<WhatIf | null>> {
    const trial = poseTrial(view, incident, terms);
    if (trial === null || isQuickTrial(trial)) return accept(whatIf(view, incident, terms));
    try {
      const asked = { kind: 'what-if' as const, text: textOfTrial(trial) };
      return accept(whatIf(view, incident, terms, (await this.solvers.solve(asked)) as Tried));
    } catch (error) {
      if (error instanceof NotSolved) return refuse('allocation-not-ready', { why: error.why });
      throw error;
    }
  }

  /** Calls back after each commit, with its facts. Returns the way to stop. */
  onCommit(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is put away is read from this snapshot, which a replay of the journal has just made. */
  async restOn(path: string): Promise<void> {
    const { incidents } = this.state;
    if (incidents instanceof IncidentShelf)
      incidents.rest(await SnapshotReader.open(path, await snapshotKey(this.folder)));
  }

  /** Closed incidents that nobody has asked for since the last time leave memory. */
  tidyUp(): void {
    this.#writer.tidyUp();
  }

  /** Commands that have no answer yet. */
  get waiting(): number {
    return this.#writer.waiting;
  }

  /** Calls back after each command that somebody gave, with what came of it. Returns the way to stop. */
  onOutcome(listener: (heard: HeardOutcome) => void): () => void {
    this.#outcomeListeners.add(listener);
    return () => this.#outcomeListeners.delete(listener);
  }

  /** Does one command for an actor: checked, decided, committed, or refused with reasons. */
  async execute(
    actor: Actor,
    name: CommandName | (string & {}),
    input: unknown,
    options: { readonly idempotencyKey?: string } = {},
  ): Promise<Outcome> {
    const began = performance.now();
    let codes: readonly string[] | null = null;
    try {
      const outcome = await this.#execute(actor, name, input, options);
      codes = outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
      return outcome;
    } finally {
      const command = commands.has(name) ? name : 'unknown';
      const seconds = (performance.now() - began) / 1_000;
      for (const listener of this.#outcomeListeners) listener({ command, codes, seconds });
    }
  }

  async #execute(
    actor: Actor,
    name: CommandName | (string & {}),
    input: unknown,
    options: { readonly idempotencyKey?: string },
  ): Promise<Outcome> {
    if (!commands.has(name)) return refused(refusal('not-found', { kind: 'command', id: name }));
    const unnamed = await this.files.whyNotNamed(name, input);
    if (unnamed.length > 0) return { ok: false, refusals: unnamed };
    const key = options.idempotencyKey;
    const stopped = this.#codeAttempts.refuses(actor, input);
    if (stopped) return refused(stopped);
    const submit = async (taken: unknown, asked = taken): Promise<Outcome> => {
      const outcome = await this.#submit({
        actor,
        idempotency: key === undefined ? null : { key, bodyHash: bodyHash(name, asked) },
        call: { command: name, input: taken },
      });
      // Whoever signed that somebody's data go is answered when they are gone. What fails now, its loop does again.
      if (outcome.ok && outcome.facts.some(({ type }) => type === 'personal-data.forgotten'))
        await this.persons.forgetting.now().catch(() => {});
      return outcome;
    };
    // Drawn anew for each request, the codes are no part of what tells one request from another.
    if (asksForCodes(name, input)) return drawCodes(input, (taken) => submit(taken, input));
    if (asksForSeatLink(name, input)) return drawSeatLink(input, (taken) => submit(taken, input));
    if (asksForPlaceCode(name, input)) return drawPlaceCode(input, (taken) => submit(taken, input));
    if (bringsPlaceCode(name, input))
      return this.#noting(
        actor,
        checkAtPlace(
          () => this.state,
          input,
          (taken) => submit(taken, input),
        ),
      );
    if (!bringsPerson(name, input)) return this.#noting(actor, submit(input));
    // Personal data go no further than this: the command, its hash and its facts only see a commitment.
    return receiveFromPerson(
      {
        folder: this.folder,
        rows: this.persons.rows,
        newDonor: () => `donor-${drawBytes(10).toString('hex')}`,
        tryOut: (taken) => this.tryOut(actor, name as CommandName, taken),
        submit,
      },
      actor,
      input,
      key ?? null,
    );
  }

  /** What a command would come to now; nothing is written. */
  tryOut(actor: Actor, name: CommandName, input: unknown): Result<Decided> {
    return this.#decide(this.state, actor, this.clock.now().toISOString(), { command: name, input });
  }

  /** What a notice would say and be refused for, if it were drafted now; nothing is done. Of other commands nobody may ask that. */
  considerNotice(actor: Actor, input: unknown): Result<Decided> {
    return this.tryOut(actor, 'release.draft-notice', input);
  }

  async #noting(actor: Actor, doing: Promise<Outcome>): Promise<Outcome> {
    const outcome = await doing;
    this.#codeAttempts.note(actor, outcome);
    return outcome;
  }

  /** The first act on an empty journal; for the operator on the machine, never reachable over the network. */
  establish(input: AuthorityProfile, seat = 'founder'): Promise<Outcome> {
    return this.#deed({ organisation: input.organisation, seat }, { command: 'authority.establish', input });
  }

  /** Ends every reservation whose own time has come. Answers how many facts that took. */
  async expireDue(): Promise<number> {
    if (this.damagedAt !== null) return 0;
    const lapsed = await this.#lapseUnconfirmed();
    const next = nextExpiry(this.state);
    if (next === null || next > this.clock.now().toISOString()) return lapsed;
    const actor = { organisation: this.state.authority ?? '-', seat: CLOCK };
    const outcome = await this.#deed(actor, { command: 'clock.end-promises', input: {} });
    return lapsed + (outcome.ok ? outcome.facts.length : 0);
  }

  /** What one person did at once and nobody else confirmed in time. */
  async #lapseUnconfirmed(): Promise<number> {
    if (unconfirmed(this.state, this.clock.now().toISOString()).length === 0) return 0;
    const actor = { organisation: this.state.authority ?? '-', seat: CLOCK };
    const outcome = await this.#deed(actor, { command: 'clock.lapse-unconfirmed', input: {} });
    return outcome.ok ? outcome.facts.length : 0;
  }

  /** Sites whose day is over close it. Answers how many did. */
  async closeDays(): Promise<number> {
    if (this.damagedAt !== null || !hasDayToClose(this.state, this.clock.now().toISOString())) return 0;
    const actor = { organisation: this.state.authority ?? '-', seat: CLOCK };
    const outcome = await this.#deed(actor, { command: 'clock.close-days', input: {} });
    return outcome.ok ? outcome.facts.length : 0;
  }

  /**
   * States of an incident that nothing of its persons is held any more. For the retention run alone, which looks at the
   * rows before it says so; there is no command. Answers whether it was new.
   */
  async statePersonalDataDestroyed(incident: string, retentionDays: number): Promise<boolean> {
    const { authority, incidents } = this.state;
    const found = incidents.get(incident);
    if (this.damagedAt !== null || !found || found.personalDataDestroyedAt !== null) return false;
    const actor = { organisation: authority ?? '-', seat: RETENTION };
    const input = { incident, retentionDays };
    const outcome = await this.#deed(actor, { command: 'personal-data.state-destroyed', input });
    return outcome.ok && outcome.facts.length > 0;
  }

  /** The machine has given somebody a seat: the log says so. Nothing where it did already, or before there is an authority. */
  async openSeat({ organisation, seat, functions }: SeatToOpen): Promise<void> {
    const { authority, seats } = this.state;
    if (authority === null || this.damagedAt !== null || seats.get(seat)?.organisation === organisation)
      return;
    const input = { organisation, seat, ...(functions && { functions }) };
    const call = { command: 'seat.open', input };
    const outcome = await this.#deed({ organisation: authority, seat: MACHINE }, call);
    if (!outcome.ok) throw new Error(outcome.refusals.map(({ code }) => code).join(', '));
  }

  /**
   * Somebody has been given a link that makes the way into this seat anew: the log says by whose hand (null: the operator's).
   * Nothing where the log knows no such open seat.
   */
  async rekeySeat({ organisation, seat }: Actor, by: string | null): Promise<Result<null>> {
    const { authority, seats } = this.state;
    const known = seats.get(seat);
    const isOpen = known?.organisation === organisation && known.closed === null;
    if (authority === null || this.damagedAt !== null || !isOpen) return { ok: true, value: null };
    const call = { command: 'seat.rekey', input: { organisation, seat, by } };
    const outcome = await this.#deed({ organisation: authority, seat: MACHINE }, call);
    return outcome.ok ? { ok: true, value: null } : outcome;
  }

  /**
   * The machine takes a seat back, on the operator's word or because nobody came. Nothing where the log knows no such open
   * seat. Refused of the last that administers its organisation.
   */
  async shutSeat({ organisation, seat }: Actor, reason: string): Promise<Result<null>> {
    const { authority, seats } = this.state;
    const known = seats.get(seat);
    const isOpen = known?.organisation === organisation && known.closed === null;
    if (authority === null || this.damagedAt !== null || !isOpen) return { ok: true, value: null };
    const call = { command: 'seat.shut', input: { organisation, seat, reason } };
    const outcome = await this.#deed({ organisation: authority, seat: MACHINE }, call);
    return outcome.ok ? { ok: true, value: null } : outcome;
  }

  /** States the running hash of what is kept beside the log. Answers whether that was new. */
  async attestRecords(input: { readonly lines: number; readonly hash: string }): Promise<boolean> {
    const actor = { organisation: this.state.authority ?? '-', seat: MACHINE };
    const outcome = await this.#deed(actor, { command: 'records.attest', input });
    return outcome.ok && outcome.facts.length > 0;
  }

  /** The next step of the plan that is being carried out in an incident; null where none is. See `carryOutPlan`. */
  async carryOutStep(incident: string, rows: number): Promise<Outcome | null> {
    const found = this.state.incidents.get(incident);
    const activation = found && underwayIn(found)?.activation;
    if (!activation) return null;
    const { organisation, seat } = activation;
    return this.#deed({ organisation, seat }, { command: 'plan.carry-out', input: { incident, rows } });
  }

  setExerciseClock(moment: Date, options?: { keep?: boolean }): Promise<void> {
    return this.clock.setExercise(moment, options);
  }

  catchUp(): Promise<void> {
    return this.#writer.catchUp();
  }

  async close(): Promise<void> {
    await this.solvers.close();
    await this.fence.stop();
    if (this.state.incidents instanceof IncidentShelf) this.state.incidents.close();
    await this.database.close();
  }

  /** What the system does by itself: decided and recorded as a command is. */
  #deed(actor: Actor, call: Call): Promise<Outcome> {
    return this.#submit({ actor, idempotency: null, call });
  }

  #submit(submitted: Submitted): Promise<Outcome> {
    const here = () => this.decideHere(submitted);
    return this.#others ? this.#others.submit(submitted, here) : here();
  }

  /** `elsewhere`: where what takes long is solved; without it, on the spot. */
  #decide(state: State, actor: Actor, at: string, call: Call, elsewhere?: Elsewhere): Result<Decided> {
    const by = {
      actor,
      at,
      isExercise: this.clock.isExercise,
      nonce: newNonce(),
      newSalt,
      ...(elsewhere && { elsewhere }),
    };
    return decide(state, call, by, this.#around);
  }
}

/** A problem that has changed while it was solved is solved again so often. */
const SOLVED_TIMES = 3;

const refused = (...refusals: Refusal[]): Promise<Outcome> => Promise.resolve({ ok: false, refusals });

/** Drawn ahead: one call for many. */
let drawn = drawBytes(0);
let used = 0;

function newNonce(): string {
  if (used + 16 > drawn.length) {
    drawn = drawBytes(16_384);
    used = 0;
  }
  used += 16;
  return drawn.toString('hex', used - 16, used);
}

const newSalt = (): string => drawBytes(32).toString('hex');
