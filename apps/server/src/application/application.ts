import { randomBytes, randomInt } from 'node:crypto';
import {
  type Actor,
  type Area,
  type CommandName,
  type Context,
  commands,
  DutyBook,
  destroyed,
  dueExpiries,
  establishAuthority,
  type Fact,
  handle,
  type IntegerProgramSolver,
  type ItemIndex,
  nextExpiry,
  nextStep,
  type PlanTerms,
  planDutiesOf,
  type Refusal,
  refusal,
  type State,
  underwayIn,
} from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { Clock } from '../clock/clock.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { bodyHash, type Outcome, Writer } from '../journal/writer.ts';
import { Persons } from '../person/persons.ts';
import { bringsPerson, receiveFromPerson } from '../person/receive-from-person.ts';
import { readAreas, readDuties, readItems, readPlans } from './reference-data.ts';

export type ApplicationOptions = {
  /** Folder of the embedded database and of the keys. */
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
};

/**
 * The system without its doors: API, pages and command line all act through this. Commands go in by `execute`,
 * questions are asked of `state`, which holds everything acknowledged and nothing that is not.
 */
export class Application {
  readonly database: Database;
  readonly clock: Clock;
  readonly items: ItemIndex;
  readonly integerProgram: IntegerProgramSolver;
  readonly areas: ReadonlyMap<string, Area>;
  /** What is owed, kept up beside the state. */
  readonly duties: DutyBook;
  /** Standard plans, for a jurisdiction to take over. */
  readonly planLibrary: ReadonlyMap<string, PlanTerms>;
  readonly folder: string;
  readonly persons: Persons;
  readonly #planDuties: ReadonlySet<string>;
  readonly #writer: Writer;
  readonly #listeners: Set<(facts: readonly Fact[]) => void>;

  private constructor(
    options: ApplicationOptions,
    parts: Pick<
      Application,
      'database' | 'clock' | 'items' | 'areas' | 'duties' | 'integerProgram' | 'planLibrary'
    >,
    writer: Writer,
    listeners: Set<(facts: readonly Fact[]) => void>,
  ) {
    this.folder = options.folder;
    this.database = parts.database;
    this.clock = parts.clock;
    this.items = parts.items;
    this.integerProgram = parts.integerProgram;
    this.planLibrary = parts.planLibrary;
    this.areas = parts.areas;
    this.duties = parts.duties;
    this.#planDuties = planDutiesOf(parts.duties.rules);
    this.#writer = writer;
    this.#listeners = listeners;
    this.persons = new Persons(this);
  }

  static async open(options: ApplicationOptions): Promise<Application> {
    return Application.on(await openDatabase({ url: options.databaseUrl, folder: options.folder }), options);
  }

  /** The same on a database that is open. */
  static async on(database: Database, options: ApplicationOptions): Promise<Application> {
    const [items, areas, rules, integerProgram, planLibrary] = await Promise.all([
      readItems(),
      readAreas(),
      readDuties(),
      loadIntegerProgram(),
      readPlans(),
    ]);
    const duties = new DutyBook(rules);
    const clock = await Clock.open(database);
    const listeners = new Set<(facts: readonly Fact[]) => void>();
    const writer = await Writer.open(database, clock, duties, (facts) => {
      for (const listener of listeners) listener(facts);
    });
    const parts = { database, clock, items, areas, duties, integerProgram, planLibrary };
    return new Application(options, parts, writer, listeners);
  }

  get state(): State {
    return this.#writer.state;
  }

  /** The first damaged journal row, or null. While there is one, no command is taken. */
  get damagedAt(): number | null {
    return this.#writer.damagedAt;
  }

  /** Calls back after each commit, with its facts. Returns the way to stop. */
  onCommit(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does one command for an actor: checked, decided, committed, or refused with reasons. */
  execute(
    actor: Actor,
    name: CommandName | (string & {}),
    input: unknown,
    options: { readonly idempotencyKey?: string } = {},
  ): Promise<Outcome> {
    const command = commands.get(name);
    if (!command) return refused(refusal('not-found', { kind: 'command', id: name }));
    const key = options.idempotencyKey;
    const submit = (taken: unknown): Promise<Outcome> =>
      this.#writer.submit({
        actor,
        idempotency: key === undefined ? null : { key, bodyHash: bodyHash(name, taken) },
        decide: (state, now) => handle(command, state, taken, this.#context(actor, now)),
      });
    if (!bringsPerson(name, input)) return submit(input);
    // Personal data go no further than this: the command, its hash and its facts only see a commitment.
    return receiveFromPerson(
      {
        folder: this.folder,
        rows: this.persons.rows,
        newDonor: () => newId('donor'),
        tryOut: (taken) =>
          handle(command, this.state, taken, this.#context(actor, this.clock.now().toISOString())),
        submit,
      },
      actor,
      input,
      key ?? null,
    );
  }

  /** The first act on an empty journal; for the operator on the machine, never reachable over the network. */
  establish(input: Parameters<typeof establishAuthority>[1], seat = 'founder'): Promise<Outcome> {
    const actor = { organisation: input.organisation, seat };
    return this.#writer.submit({
      actor,
      idempotency: null,
      decide: (state, now) => {
        const decision = establishAuthority(state, input, this.#context(actor, now));
        return decision.ok ? { ok: true, value: { ...decision.value, mandate: 'mandate-root' } } : decision;
      },
    });
  }

  /** Ends every reservation whose own time has come. Answers how many facts that took. */
  async expireDue(): Promise<number> {
    const next = nextExpiry(this.state);
    if (next === null || next > this.clock.now().toISOString() || this.damagedAt !== null) return 0;
    const actor = { organisation: this.state.authority ?? '-', seat: 'clock' };
    const outcome = await this.#writer.submit({
      actor,
      idempotency: null,
      decide: (state, now) => {
        const facts = dueExpiries(state, now, newId);
        return { ok: true, value: { facts, result: {}, mandate: null } };
      },
    });
    return outcome.ok ? outcome.facts.length : 0;
  }

  /**
   * States of an incident that nothing of its persons is held any more. For the retention run alone, which looks at the
   * rows before it says so; there is no command. Answers whether it was new.
   */
  async statePersonalDataDestroyed(incident: string, retentionDays: number): Promise<boolean> {
    if (this.damagedAt !== null || destroyed(this.state, incident, retentionDays).length === 0) return false;
    const outcome = await this.#writer.submit({
      actor: { organisation: this.state.authority ?? '-', seat: 'retention' },
      idempotency: null,
      decide: (state) => ({
        ok: true,
        value: { facts: destroyed(state, incident, retentionDays), result: {}, mandate: null },
      }),
    });
    return outcome.ok && outcome.facts.length > 0;
  }

  /** The next step of the plan that is being carried out in an incident; null where none is. See `nextStep`. */
  async carryOutStep(incident: string, rowsMax: number): Promise<Outcome | null> {
    const found = this.state.incidents.get(incident);
    const activation = found && underwayIn(found)?.activation;
    if (!activation) return null;
    const actor = { organisation: activation.organisation, seat: activation.seat };
    const outcome = await this.#writer.submit({
      actor,
      idempotency: null,
      decide: (state, now) => {
        // Another server may have gone on with it, or somebody taken it over, since the question.
        const current = state.incidents.get(incident);
        const inHand = current && underwayIn(current)?.activation;
        const isSame = inHand?.activation === activation.activation && inHand.seat === actor.seat;
        const step = isSame ? nextStep(state, incident, this.#context(actor, now), rowsMax) : null;
        return step ?? { ok: true, value: { facts: [], result: {}, mandate: null } };
      },
    });
    return outcome;
  }

  setExerciseClock(moment: Date, options?: { keep?: boolean }): Promise<void> {
    return this.clock.setExercise(moment, options);
  }

  catchUp(): Promise<void> {
    return this.#writer.catchUp();
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  #context(actor: Actor, now: string): Context {
    return {
      actor,
      now,
      latest: [now, new Date().toISOString()].sort().at(-1) as string,
      isExercise: this.clock.isExercise,
      items: this.items,
      integerProgram: this.integerProgram,
      areaExists: (code) => this.areas.has(code),
      planDuties: this.#planDuties,
      newId,
      newReceiptCode,
      newSalt,
    };
  }
}

const refused = (...refusals: Refusal[]): Promise<Outcome> => Promise.resolve({ ok: false, refusals });

const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Drawn ahead: one call for many ids. */
let drawn = randomBytes(0);
let used = 0;

/** 80 random bits: no two servers ever make the same. */
function newId(prefix: string): string {
  if (used + 16 > drawn.length) {
    drawn = randomBytes(16_384);
    used = 0;
  }
  let text = '';
  for (let index = used; index < used + 16; index += 1) text += ID_LETTERS[(drawn[index] as number) & 31];
  used += 16;
  return `${prefix}-${text}`;
}

const newSalt = (): string => randomBytes(32).toString('hex');

/** Such as `TZ-7K4M-92QX`: 30^8 codes, without letters that are mistaken for digits. */
function newReceiptCode(): string {
  const letters = Array.from({ length: 8 }, () => RECEIPT_LETTERS[randomInt(RECEIPT_LETTERS.length)]).join(
    '',
  );
  return `TZ-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
