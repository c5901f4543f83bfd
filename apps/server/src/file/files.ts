import { createHash } from 'node:crypto';
import {
  type Actor,
  accept,
  checkActor,
  commands,
  DAY_MS,
  type ERASURE_REASONS,
  filesIn,
  isVolunteerSeat,
  type MandateFunction,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from '@tongzhou/domain';
import { type FileType, keptFile } from '@tongzhou/formats';
import type { Application } from '../application/application.ts';
import { outlast } from '../database/connection-lost.ts';
import { sayAtDoor } from '../http/door/say.ts';
import { type PersonKey, personKeys } from '../person/person-keys.ts';
import { openFile, sealFile, unwrapFileKey, wrapFileKey } from './file-seal.ts';
import { FILE_LIMITS } from './limits.ts';
import { type Scanned, scannerAt } from './scanner.ts';
import { type FileRow, StoredFiles } from './stored-files.ts';

export type ErasureOfFile = (typeof ERASURE_REASONS)[number];

/** What everybody may know of a file: the record names it, and this says whether it is still there. */
export type AboutFile = {
  readonly hash: string;
  readonly holders: readonly {
    readonly organisation: string;
    readonly type: string;
    readonly size: number;
    readonly putAt: string;
    readonly erased: { readonly at: string; readonly reason: string } | null;
  }[];
};

/** Whose work it is to look at the papers of others. */
export const READERS: readonly MandateFunction[] = [
  'inspect-goods',
  'coordinate',
  'record-loss',
  'approve-allocation',
  'approve-payment',
  'check-credentials',
];

/**
 * Papers, photographs and sheets. They lie apart from the log, sealed, and can be erased; the log holds the fingerprint of
 * each, so that nobody can put another in its place. Who may open one: the organisation that sent it, and those whose mandate in
 * that incident is to look at papers, of which each reading is written down first.
 */
export class Files {
  readonly rows: StoredFiles;
  readonly #application: Application;
  readonly #scan = scannerAt();

  constructor(application: Application) {
    this.#application = application;
    this.rows = new StoredFiles(application.database);
  }

  /** Takes a file in. `incident`: whose period of retention it has; null for papers of the register. */
  async put(
    actor: Actor,
    { incident, bytes }: { readonly incident: string | null; readonly bytes: Uint8Array },
  ): Promise<Result<{ hash: string; type: FileType; size: number }>> {
    const { state, folder } = this.#application;
    const { organisation, seat } = actor;
    if (bytes.length > FILE_LIMITS.bytes)
      return refuse('body-too-large', { limitBytes: FILE_LIMITS.bytes }, { field: 'file' });
    if (incident !== null && !state.incidents.has(incident))
      return refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
    const kept = await keptFile(bytes);
    if (typeof kept === 'string') return refuse('file-unfit', { why: kept }, { field: 'file' });
    const hash = createHash('sha256').update(kept.bytes).digest('hex');
    const done = { hash, type: kept.type, size: kept.bytes.length };
    const known = (await this.rows.find(hash)).find((row) => row.organisation === organisation);
    if (known && known.erased_at === null) return accept(done);
    const full = await this.#full(organisation, done.size);
    if (full) return full;
    const scanned: Scanned = this.#scan ? await this.#scan(kept.bytes) : { is: 'clean' };
    if (scanned.is === 'silent') return refuse('file-unscanned', {}, { field: 'file' });
    if (scanned.is === 'harmful') {
      sayAtDoor({ event: 'harmful-file', seat, reason: scanned.found });
      return refuse('file-unfit', { why: 'harmful' }, { field: 'file' });
    }
    const [master] = await personKeys(folder);
    const { sealed, ...key } = sealFile(master, hash, kept.bytes);
    await this.rows.insert({ ...done, ...key, organisation, seat, incident, put_at: this.#now() }, sealed);
    return accept(done);
  }

  /** The bytes, for whoever may see them. */
  async read(actor: Actor, hash: string): Promise<Result<{ type: string; bytes: Buffer }>> {
    const held = (await this.rows.find(hash)).filter(({ erased_at }) => erased_at === null);
    // A volunteer sees what he put there himself, and no paper of his organisation's.
    const isVolunteer = isVolunteerSeat(this.#application.state, actor.seat);
    const own = held.find(
      ({ organisation, seat }) =>
        organisation === actor.organisation && (!isVolunteer || seat === actor.seat),
    );
    const row = own ?? held[0];
    if (!row) return notStored(hash, 'hash');
    if (!own) {
      const allowed = this.#mayRead(actor, row);
      if (!allowed.ok) return allowed;
      await this.rows.wasRead({ hash, at: this.#now(), ...actorOf(actor), mandate: allowed.value });
    }
    const sealed = await this.rows.content(row);
    if (!sealed) return notStored(hash, 'hash');
    return accept({ type: row.type, bytes: openFile(await this.#keyOf(row), hash, sealed) });
  }

  async about(hash: string): Promise<AboutFile> {
    const rows = await this.rows.find(hash);
    return {
      hash,
      holders: rows.map(({ organisation, type, size, put_at, erased_at, erasure_reason }) => ({
        organisation,
        type,
        size,
        putAt: put_at.toISOString(),
        erased: erased_at && { at: erased_at.toISOString(), reason: erasure_reason ?? '-' },
      })),
    };
  }

  /** The files that a command names must be there; from now on they are named. */
  async whyNotNamed(name: string, input: unknown): Promise<Refusal[]> {
    const schema = commands.get(name)?.schema;
    const named = schema ? filesIn(schema, input) : [];
    if (named.length === 0) return [];
    const hashes = [...new Set(named.map(([, hash]) => hash))];
    const held = await outlast(() => this.rows.cite(hashes, this.#now()));
    return named.flatMap(([field, hash]) =>
      held.has(hash) ? [] : [refusal('file-not-stored', { hash: hash.slice(0, 64) }, { field })],
    );
  }

  /**
   * Evidence does not vanish by one hand: of what a command has named, one seat asks and another erases, both for the
   * protection of personal data (PIPL 47). What nothing names goes at once. That it went, when and why stays for everybody to see.
   */
  async erase(
    actor: Actor,
    { hash, reason }: { readonly hash: string; readonly reason: ErasureOfFile },
  ): Promise<Result<{ erased: boolean }>> {
    const row = (await this.rows.find(hash)).find(({ organisation }) => organisation === actor.organisation);
    if (!row || row.erased_at !== null) return notStored(hash, 'hash');
    const now = this.#now();
    const erasure = { erased_at: now, erased_by: actor.seat, erasure_reason: reason };
    if (row.cited_at !== null) {
      const { state } = this.#application;
      const area = state.organisations.get(actor.organisation)?.area ?? '000000';
      const scope = { incident: row.incident, area, subject: actor.organisation };
      const mandate = checkActor(state, actor, 'protect-persons', scope, now);
      if (!mandate.ok) return mandate;
      if (row.erasure_asked_by === null || row.erasure_asked_by === actor.seat) {
        await this.rows.askErasure(row, actor.seat, reason);
        return accept({ erased: false });
      }
    }
    await this.rows.erase(row, erasure);
    await this.rows.vacuum();
    return accept({ erased: true });
  }

  /** What was sent and never named goes after some days. Answers how many. */
  async sweep(): Promise<number> {
    const before = this.#application.clock.now().getTime() - FILE_LIMITS.uncitedDays * DAY_MS;
    const gone = await this.rows.sweepUncited(new Date(before));
    if (gone > 0) await this.rows.vacuum();
    return gone;
  }

  /** All that is held of an incident whose period of retention is over. Answers how many. */
  async eraseOf(incident: string): Promise<number> {
    let erased = 0;
    for (;;) {
      const rows = await this.rows.heldOf(incident);
      for (const row of rows)
        await this.rows.erase(row, {
          erased_at: this.#now(),
          erased_by: 'operator',
          erasure_reason: 'retention-ended',
        });
      erased += rows.length;
      if (rows.length === 0) break;
    }
    if (erased > 0) await this.rows.vacuum();
    return erased;
  }

  /** Puts every file's key under the installation's first. Answers how many. */
  async rewrap(): Promise<number> {
    const [current] = await personKeys(this.#application.folder);
    let rewrapped = 0;
    for (;;) {
      const rows = await this.rows.notUnder(current.id);
      for (const row of rows)
        await this.rows.rewrap(row, wrapFileKey(current, row.hash, await this.#keyOf(row)));
      rewrapped += rows.length;
      if (rows.length === 0) return rewrapped;
    }
  }

  async #keyOf({ hash, wrapped_key, key_id }: FileRow): Promise<Buffer> {
    const keys: readonly PersonKey[] = await personKeys(this.#application.folder);
    const master = keys.find(({ id }) => id === key_id);
    if (!master || !wrapped_key) throw new Error(`the key ${key_id} of a file is missing`);
    return unwrapFileKey(master, hash, wrapped_key);
  }

  async #full(organisation: string, size: number) {
    const { clock, state } = this.#application;
    const { files, bytes } = state.organisations.has(organisation)
      ? FILE_LIMITS.perDay
      : FILE_LIMITS.perDayOfNewcomer;
    const sent = await this.rows.sent(organisation, new Date(clock.now().getTime() - DAY_MS));
    return sent.files < files && sent.bytes + size <= bytes
      ? null
      : refuse('files-full', { files, megabytes: bytes / 1_000_000 }, { field: 'file' });
  }

  #mayRead(actor: Actor, row: FileRow): Result<string> {
    const { state } = this.#application;
    const area = state.organisations.get(row.organisation)?.area ?? '000000';
    const scope = { incident: row.incident, area, subject: row.organisation };
    const answers = READERS.map((wanted) => checkActor(state, actor, wanted, scope, this.#now()));
    const found = answers.find(({ ok }) => ok) ?? (answers[0] as Result<never>);
    return found.ok ? accept(found.value.id) : found;
  }

  #now(): string {
    return this.#application.clock.now().toISOString();
  }
}

const actorOf = ({ organisation, seat }: Actor) => ({ organisation, seat });

const notStored = (hash: string, field: string) =>
  refuse('file-not-stored', { hash: hash.slice(0, 64) }, { field });
