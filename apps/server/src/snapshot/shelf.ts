import type { IncidentState } from '@tongzhou/domain';
import type { PutAway, SnapshotReader } from './snapshot-file.ts';

type Parts = Record<string, unknown>;

/** So many that were put away are held while they are read, whoever asks for more of them. */
const READ_AT_ONCE = 2;

/** One shared emptiness of each kind: nobody changes what is put away. */
const EMPTY_MAP: ReadonlyMap<unknown, unknown> = new Map();
const EMPTY_SET: ReadonlySet<unknown> = new Set();
const EMPTY_LIST: readonly unknown[] = Object.freeze([]);

const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;

const shared = (value: unknown): unknown => {
  if (value instanceof Map && value.size === 0) return EMPTY_MAP;
  if (value instanceof Set && value.size === 0) return EMPTY_SET;
  return Array.isArray(value) && value.length === 0 ? EMPTY_LIST : value;
};

const own = (value: unknown): unknown =>
  value === EMPTY_MAP ? new Map() : value === EMPTY_SET ? new Set() : value === EMPTY_LIST ? [] : value;

/** An incident whose large parts are in a snapshot alone. */
type Asleep = { readonly small: Parts; readonly where: PutAway; readonly seen: IncidentState };

/**
 * The incidents of a state. One that is closed, and not changed since the snapshot, keeps in memory what lists and clocks print; its large parts are
 * read from the snapshot when somebody asks for them, and held for as long as nobody asks for others. What is changed is taken up whole first, and
 * stays so until a later snapshot has it.
 */
export class IncidentShelf extends Map<string, IncidentState> {
  #snapshot: SnapshotReader | null;
  readonly #asleep = new Map<string, Asleep>();
  /** Large parts that were read, the latest asked for last. */
  readonly #read = new Map<string, Parts>();
  /** Of which fact each was last about, as far as anybody knows; not there: of none behind the snapshot. */
  readonly #changedAt = new Map<string, number>();
  /** Asked for by name since it was last tidied up. */
  #asked = new Set<string>();
  #writing: number | null = null;
  #onDamage: (error: Error, path: string) => void = () => {};
  /** How often something was read from the disk. */
  reads = 0;

  /** `incidents`: those that `snapshot` puts away without their large parts. */
  constructor(incidents: ReadonlyMap<string, IncidentState>, snapshot: SnapshotReader | null) {
    super();
    this.#snapshot = snapshot;
    for (const [id, incident] of incidents) {
      super.set(id, incident);
      const where = snapshot?.putAway.get(id);
      if (where) this.#putAway(id, where, incident);
    }
  }

  /** Called where a part that was put away is not what was written. The reading itself throws. */
  onDamage(hears: (error: Error, path: string) => void): void {
    this.#onDamage = hears;
  }

  get asleep(): number {
    return this.#asleep.size;
  }

  /** Whatever is asked for in `work` is about to be changed by the fact at a position. */
  write<Result>(position: number, work: () => Result): Result {
    this.#writing = position;
    try {
      return work();
    } finally {
      this.#writing = null;
    }
  }

  override get(id: string): IncidentState | undefined {
    const found = super.get(id);
    if (found === undefined) return found;
    if (this.#writing !== null) return this.#wake(id);
    this.#asked.add(id);
    return found;
  }

  override set(id: string, incident: IncidentState): this {
    this.#asleep.delete(id);
    if (this.#writing !== null) this.#changedAt.set(id, this.#writing);
    return super.set(id, incident);
  }

  override *values(): MapIterator<IncidentState> {
    for (const [, incident] of this.entries()) yield incident;
  }

  override entries(): MapIterator<[string, IncidentState]> {
    // Whoever walks them all while he writes may change any; those that are asleep wake when he does.
    if (this.#writing !== null)
      for (const id of this.keys()) if (!this.#asleep.has(id)) this.#changedAt.set(id, this.#writing);
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, IncidentState]> {
    return this.entries();
  }

  override forEach(
    callback: (value: IncidentState, key: string, map: Map<string, IncidentState>) => void,
  ): void {
    for (const [id, incident] of this.entries()) callback(incident, id, this);
  }

  close(): void {
    this.#snapshot?.close();
    this.#snapshot = null;
  }

  /** From now on what is put away is read from this snapshot, which has every fact up to its position. */
  rest(snapshot: SnapshotReader): void {
    for (const [id, { small }] of this.#asleep) {
      const where = snapshot.putAway.get(id);
      // Not so in the later one: it is taken up while the earlier one is there.
      if (where) this.#asleep.set(id, { ...(this.#asleep.get(id) as Asleep), small, where });
      else this.#wake(id, 0);
    }
    for (const [id, position] of this.#changedAt)
      if (position <= snapshot.position) this.#changedAt.delete(id);
    this.#snapshot?.close();
    this.#snapshot = snapshot;
  }

  /** Puts away what nobody has asked for since the last time. Nobody may hold a part of the state that he means to change. */
  tidy(): void {
    for (const id of this.#read.keys()) if (!this.#asked.has(id)) this.#read.delete(id);
    for (const [id, where] of this.#snapshot?.putAway ?? []) {
      if (this.#asleep.has(id) || this.#asked.has(id) || this.#changedAt.has(id)) continue;
      const incident = super.get(id);
      if (incident && incident.closedAt !== null) this.#putAway(id, where, incident);
    }
    this.#asked = new Set();
  }

  #putAway(id: string, where: PutAway, incident: IncidentState): void {
    const large = new Set(where.parts);
    const small: Parts = {};
    for (const [key, value] of Object.entries(incident)) if (!large.has(key)) small[key] = shared(value);
    const seen = this.#seen(id);
    this.#asleep.set(id, { small, where, seen });
    super.set(id, seen);
  }

  /** The whole, to be changed. */
  #wake(id: string, at = this.#writing as number): IncidentState {
    this.#changedAt.set(id, at);
    const asleep = this.#asleep.get(id);
    if (!asleep) return super.get(id) as IncidentState;
    const whole = Object.fromEntries(Object.entries(asleep.small).map(([key, value]) => [key, own(value)]));
    // Read anew: what readers were shown stays as it was.
    Object.assign(whole, this.#readParts(asleep));
    this.#asleep.delete(id);
    this.#read.delete(id);
    super.set(id, whole as unknown as IncidentState);
    return whole as unknown as IncidentState;
  }

  #large(id: string, asleep: Asleep): Parts {
    const parts = this.#read.get(id) ?? this.#readParts(asleep);
    this.#asked.add(id);
    this.#read.delete(id);
    this.#read.set(id, parts);
    for (const other of this.#read.keys()) {
      if (this.#read.size <= READ_AT_ONCE) break;
      this.#read.delete(other);
    }
    return parts;
  }

  #readParts({ where }: Asleep): Parts {
    this.reads += 1;
    const snapshot = this.#snapshot as SnapshotReader;
    try {
      return snapshot.read(where);
    } catch (error) {
      this.#onDamage(error as Error, snapshot.path);
      throw error;
    }
  }

  /** What whoever looks is given: the incident as it is at that moment, put away or not. */
  #seen(id: string): IncidentState {
    const whole = (): object => super.get(id) as object;
    const part = (key: string): unknown => {
      const asleep = this.#asleep.get(id);
      if (!asleep) return Reflect.get(whole(), key);
      if (Object.hasOwn(asleep.small, key)) {
        const value = asleep.small[key];
        return this.#writing !== null && isThing(value) ? Reflect.get(this.#wake(id), key) : value;
      }
      if (!asleep.where.parts.includes(key)) return undefined;
      return this.#writing !== null ? Reflect.get(this.#wake(id), key) : this.#large(id, asleep)[key];
    };
    const keys = (): string[] => {
      const asleep = this.#asleep.get(id);
      return asleep ? [...Object.keys(asleep.small), ...asleep.where.parts] : Object.keys(whole());
    };
    return new Proxy({} as unknown as IncidentState, {
      get: (_, key) => (typeof key === 'string' ? part(key) : undefined),
      set: (_, key, value) =>
        Reflect.set(this.#wake(id, this.#writing ?? Number.MAX_SAFE_INTEGER), key, value),
      has: (_, key) => typeof key === 'string' && keys().includes(key),
      ownKeys: keys,
      getOwnPropertyDescriptor: (_, key) =>
        typeof key === 'string' && keys().includes(key)
          ? { value: part(key), enumerable: true, configurable: true, writable: true }
          : undefined,
    });
  }
}
