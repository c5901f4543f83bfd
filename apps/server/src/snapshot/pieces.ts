import { hash } from 'node:crypto';
import type { KeptDuties, State } from '@tongzhou/domain';

/** What a server has made of a journal up to a position. */
export type Kept = { readonly state: State; readonly duties: KeptDuties };

/** A part of it, in the order in which it is put together again: what stands at a path, or more of what does. */
export type Piece = {
  readonly path: readonly string[];
  readonly kind: 'value' | 'object' | 'map' | 'set' | 'list';
  readonly part: unknown;
};

/** So many entries are written together. */
const ENTRIES = 1_000;
/** The one map whose entries hold most of all there is. */
const INCIDENTS = 'state.incidents';

/**
 * All that is kept, part by part: objects are opened, maps, sets and lists are cut. It names no part of the state, so that
 * what a concept begins to keep is in it. Nothing may change while it is read.
 */
export function* piecesOf(kept: Kept): Generator<readonly Piece[]> {
  let together: Piece[] = [];
  let count = 0;
  for (const piece of opened([], kept)) {
    together.push(piece);
    count += Array.isArray(piece.part) ? piece.part.length : 1;
    if (count < ENTRIES) continue;
    yield together;
    together = [];
    count = 0;
  }
  if (together.length > 0) yield together;
}

function* opened(path: readonly string[], value: unknown): Generator<Piece> {
  if (path.join('.') === INCIDENTS && value instanceof Map) {
    yield { path, kind: 'map', part: [] };
    for (const [id, incident] of value) yield* opened([...path, id], incident);
  } else if (value instanceof Map) yield* cut(path, 'map', value);
  else if (value instanceof Set) yield* cut(path, 'set', value);
  else if (Array.isArray(value)) yield* cut(path, 'list', value);
  else if (typeof value === 'object' && value !== null) {
    if (path.length > 0) yield { path, kind: 'object', part: null };
    for (const [key, each] of Object.entries(value)) yield* opened([...path, key], each);
  } else yield { path, kind: 'value', part: value };
}

function* cut(path: readonly string[], kind: Piece['kind'], all: Iterable<unknown>): Generator<Piece> {
  let part: unknown[] = [];
  let isFirst = true;
  for (const each of all) {
    part.push(each);
    if (part.length < ENTRIES) continue;
    yield { path, kind, part };
    part = [];
    isFirst = false;
  }
  if (isFirst || part.length > 0) yield { path, kind, part };
}

/** Puts together what `piecesOf` has taken apart. */
export class Assembly {
  readonly #root: Record<string, unknown> = {};

  add(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.#add(piece);
  }

  get kept(): Kept {
    return this.#root as unknown as Kept;
  }

  #add({ path, kind, part }: Piece): void {
    const key = path.at(-1) as string;
    const holder = path.slice(0, -1).reduce<unknown>((at, each) => read(at, each), this.#root);
    const known = read(holder, key);
    if (kind === 'map') {
      const map = known instanceof Map ? known : write(holder, key, new Map<unknown, unknown>());
      for (const [entry, value] of part as [unknown, unknown][]) map.set(entry, value);
    } else if (kind === 'set') {
      const set = known instanceof Set ? known : write(holder, key, new Set<unknown>());
      for (const each of part as unknown[]) set.add(each);
    } else if (kind === 'list') {
      const list = Array.isArray(known) ? known : write(holder, key, [] as unknown[]);
      for (const each of part as unknown[]) list.push(each);
    } else write(holder, key, kind === 'object' ? {} : part);
  }
}

const read = (holder: unknown, key: string): unknown =>
  holder instanceof Map ? holder.get(key) : (holder as Record<string, unknown>)[key];

function write<Value>(holder: unknown, key: string, value: Value): Value {
  if (holder instanceof Map) holder.set(key, value);
  else (holder as Record<string, unknown>)[key] = value;
  return value;
}

/** The same for the same values in the same order, whatever they were read from. */
export const digestOf = (pieces: readonly Piece[]): string =>
  hash(
    'sha256',
    JSON.stringify(pieces, (_, value: unknown) =>
      value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value,
    ),
  );
