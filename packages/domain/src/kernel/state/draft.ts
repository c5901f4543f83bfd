/** What is this small is copied at once: it costs less than remembering what it was copied from. */
const SMALL = 16;

/** Who copies: while it writes, what is read is made its own first. */
type Pen = { isWriting: boolean; copies: number; readonly small: number };

/**
 * What would be if something more had happened: reads as the original does, takes changes, and leaves the original as it was. Only what is
 * changed is copied, so that it costs what is changed, not what there is. The original is plain data: objects, arrays, maps, sets,
 * text and numbers.
 *
 * The original may change meanwhile, as long as it follows: whatever is done to it has been done here before.
 */
export class Draft<Data extends object> {
  /** To be read by anybody, and changed in `write` alone. */
  readonly data: Data;
  readonly #pen: Pen;

  constructor(original: Data, small = SMALL) {
    this.#pen = { isWriting: false, copies: 0, small };
    this.data = copyOf(original, this.#pen) as Data;
  }

  /** How many things have been copied: what this holds in memory. */
  get copies(): number {
    return this.#pen.copies;
  }

  /** Where `change` throws, what this holds may be half changed: it is of no more use. */
  write(change: (data: Data) => void): void {
    this.#pen.isWriting = true;
    try {
      change(this.data);
    } finally {
      this.#pen.isWriting = false;
    }
  }
}

const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What a map of another kind holds may have to be fetched: it is not read through. */
const isPlain = (map: object): boolean => Object.getPrototypeOf(map) === Map.prototype;

const owned = <Value>(value: Value, pen: Pen): Value =>
  isThing(value) ? (copyOf(value, pen) as Value) : value;

function copyOf(original: object, pen: Pen): object {
  pen.copies += 1;
  if (original instanceof Map)
    return original.size > pen.small || !isPlain(original)
      ? new DraftMap(original, pen)
      : smallMap(original, pen);
  if (original instanceof Set) return original.size > pen.small ? new DraftSet(original) : new Set(original);
  if (Array.isArray(original)) return original.map((each) => owned(each, pen));
  const copy = { ...original } as Record<string, unknown>;
  for (const key in copy) {
    const value = copy[key];
    if (!isThing(value)) continue;
    if (Array.isArray(value) && value.length > pen.small)
      later(copy, key, original as Record<string, unknown>, pen);
    else copy[key] = copyOf(value, pen);
  }
  return copy;
}

/** A long list is copied when somebody is about to change it. */
function later(
  copy: Record<string, unknown>,
  key: string,
  original: Record<string, unknown>,
  pen: Pen,
): void {
  const set = (value: unknown) => {
    Object.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });
  };
  const get = () => {
    if (!pen.isWriting) return original[key];
    const own = owned(original[key], pen);
    set(own);
    return own;
  };
  Object.defineProperty(copy, key, { get, set, enumerable: true, configurable: true });
}

function smallMap(original: ReadonlyMap<unknown, unknown>, pen: Pen): Map<unknown, unknown> {
  const copy = new Map<unknown, unknown>();
  for (const [key, value] of original) copy.set(key, owned(value, pen));
  return copy;
}

/** In the order in which a map of its own would be: what was there from the beginning, then what came. */
class DraftMap<Key, Value> extends Map<Key, Value> {
  readonly #original: ReadonlyMap<Key, Value>;
  readonly #pen: Pen;
  /** How many there were: the original goes on. */
  readonly #atFirst: number;
  /** Of those that were there: with another value, or with one of its own. */
  readonly #changed = new Map<Key, Value>();
  /** Put in since, also where the original has it by now. */
  readonly #came = new Map<Key, Value>();
  /** Taken out since, also where it had come since: the original may be on its way there. */
  readonly #gone = new Set<Key>();
  #missing = 0;

  constructor(original: ReadonlyMap<Key, Value>, pen: Pen) {
    super();
    this.#original = original;
    this.#pen = pen;
    this.#atFirst = original.size;
  }

  override get size(): number {
    return this.#atFirst - this.#missing + this.#came.size;
  }

  override has(key: Key): boolean {
    return this.#came.has(key) || this.#wasThere(key);
  }

  override get(key: Key): Value | undefined {
    const came = this.#came.get(key);
    if (came !== undefined || this.#came.has(key)) return came;
    return this.#wasThere(key) ? this.#ofOriginal(key) : undefined;
  }

  override set(key: Key, value: Value): this {
    (this.#wasThere(key) ? this.#changed : this.#came).set(key, value);
    return this;
  }

  override delete(key: Key): boolean {
    const came = this.#came.delete(key);
    if (!came && !this.#wasThere(key)) return false;
    if (!came) this.#missing += 1;
    this.#changed.delete(key);
    this.#gone.add(key);
    return true;
  }

  override clear(): void {
    for (const key of this.keys()) this.delete(key);
  }

  override *keys(): MapIterator<Key> {
    for (const key of this.#original.keys()) if (this.#wasThere(key)) yield key;
    yield* this.#came.keys();
  }

  override *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  override *entries(): MapIterator<[Key, Value]> {
    for (const key of this.#original.keys())
      if (this.#wasThere(key)) yield [key, this.#ofOriginal(key) as Value];
    yield* this.#came.entries();
  }

  override [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  override forEach(callback: (value: Value, key: Key, map: Map<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }

  /** From the beginning, and still. What the original has from here, it got after this. */
  #wasThere(key: Key): boolean {
    return !this.#came.has(key) && !this.#gone.has(key) && this.#original.has(key);
  }

  #ofOriginal(key: Key): Value | undefined {
    const own = this.#changed.get(key);
    if (own !== undefined || this.#changed.has(key)) return own;
    const value = this.#original.get(key);
    if (!this.#pen.isWriting || !isThing(value)) return value;
    const copy = owned(value, this.#pen);
    this.#changed.set(key, copy);
    return copy;
  }
}

/** The same of a set: of text and numbers alone. */
class DraftSet<Key> extends Set<Key> {
  readonly #original: ReadonlySet<Key>;
  readonly #atFirst: number;
  readonly #came = new Set<Key>();
  readonly #gone = new Set<Key>();
  #missing = 0;

  constructor(original: ReadonlySet<Key>) {
    super();
    this.#original = original;
    this.#atFirst = original.size;
  }

  override get size(): number {
    return this.#atFirst - this.#missing + this.#came.size;
  }

  override has(key: Key): boolean {
    return this.#came.has(key) || this.#wasThere(key);
  }

  override add(key: Key): this {
    if (!this.#wasThere(key)) this.#came.add(key);
    return this;
  }

  override delete(key: Key): boolean {
    const came = this.#came.delete(key);
    if (!came && !this.#wasThere(key)) return false;
    if (!came) this.#missing += 1;
    this.#gone.add(key);
    return true;
  }

  override clear(): void {
    for (const key of this.keys()) this.delete(key);
  }

  override *keys(): SetIterator<Key> {
    for (const key of this.#original) if (this.#wasThere(key)) yield key;
    yield* this.#came;
  }

  override values(): SetIterator<Key> {
    return this.keys();
  }

  override *entries(): SetIterator<[Key, Key]> {
    for (const key of this.keys()) yield [key, key];
  }

  override [Symbol.iterator](): SetIterator<Key> {
    return this.keys();
  }

  override forEach(callback: (value: Key, key: Key, set: Set<Key>) => void): void {
    for (const key of this.keys()) callback(key, key, this);
  }

  #wasThere(key: Key): boolean {
    return !this.#came.has(key) && !this.#gone.has(key) && this.#original.has(key);
  }
}
