import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { Loop } from '../loop.ts';
import { drawBytes } from '../sealing/chance.ts';

/** So long a lease holds that nobody renews, by the database's clock: after a kill the next server writes within this and a turn. */
export const HELD_MS = 2_000;
const TURN_MS = 400;

/** This server does not write now; what it was asked has not been done. */
export class NotTheWriter extends Error {
  override name = 'NotTheWriter';
  constructor() {
    super('another server writes now');
  }
}

/** Who writes, as far as a server knows that may itself be the one. */
export type KnowsWriter = Pick<Lease, 'epoch' | 'writer' | 'turn'>;

/**
 * Which of several servers on one database writes. It is a row that its holder renews; the database refuses what is appended
 * under an older number, so that a server that was asleep while another took over does nothing.
 */
export class Lease {
  readonly #database: Database;
  readonly #address: string;
  readonly #me = drawBytes(12).toString('hex');
  #epoch: number | null = null;
  #writer: string | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #loop = new Loop(() => this.turn(), {
    everyMs: TURN_MS,
    fault: 'which server writes could not be asked',
  });

  private constructor(database: Database, address: string) {
    this.#database = database;
    this.#address = address;
  }

  /** Takes it where nobody holds it. `address`: where the others hand in what they are asked. */
  static async open(database: Database, address: string): Promise<Lease> {
    const lease = new Lease(database, address);
    await lease.turn();
    return lease;
  }

  /** The number under which this server writes; null: it does not. */
  get epoch(): number | null {
    return this.#epoch;
  }

  /** Where whoever writes now takes in what others are asked; null: nobody does at the moment. */
  get writer(): string | null {
    return this.#writer;
  }

  /** Calls back whenever this server begins to write, or no longer does. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  start(): void {
    this.#loop.start();
  }

  /** Gives it up: another takes it without waiting for its time. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    if (this.#epoch === null) return;
    const { sql: database } = this.#database;
    // Where the database is away it runs out by itself.
    await sql`update writer_lease set until = clock_timestamp() where epoch = ${this.#epoch}`
      .execute(database)
      .catch(() => {});
    this.#hold(null);
  }

  /** Renews it, or takes it where its time is over, or learns who has it. */
  async turn(): Promise<void> {
    const { sql: database } = this.#database;
    // Whoever renews in time keeps the number; after a pause it is another's turn, and then a new one.
    const { rows } = await sql<{ epoch: number }>`
      insert into writer_lease as held (one, epoch, holder, address, until)
        values (true, 1, ${this.#me}, ${this.#address}, clock_timestamp() + ${HELD_MS} * interval '1 millisecond')
      on conflict (one) do update set
        epoch = case when held.holder = excluded.holder then held.epoch else held.epoch + 1 end,
        holder = excluded.holder, address = excluded.address, until = excluded.until
        where held.holder = excluded.holder or held.until < clock_timestamp()
      returning epoch`.execute(database);
    const [taken] = rows;
    if (taken) {
      this.#writer = this.#address;
      this.#hold(Number(taken.epoch));
      return;
    }
    const other = await sql<{ address: string; holds: boolean }>`
      select address, until > clock_timestamp() as holds from writer_lease`.execute(database);
    this.#writer = other.rows[0]?.holds ? other.rows[0].address : null;
    this.#hold(null);
  }

  #hold(epoch: number | null): void {
    const changed = (this.#epoch === null) !== (epoch === null);
    this.#epoch = epoch;
    if (changed) for (const listener of this.#listeners) listener();
  }
}
