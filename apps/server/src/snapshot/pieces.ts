import { hash } from 'node:crypto';
import type { IncidentState, KeptDuties, State } from '@tongzhou/domain';

/** What a server has made of a journal up to a position. */
export type Kept = { readonly state: State; readonly duties: KeptDuties };

/** A part of it, in the order in which it is put together again: what stands at a path, or more of what does. */
export type Piece = {
  readonly path: readonly string[];
  readonly kind: 'value' | 'object' | 'map' | 'set' | 'list';
  readonly part: unknown;
};

/** What is written together; of a closed incident's large parts, whose they are: whoever reads may pass over them. */
export type Group = { readonly pieces: readonly Piece[]; readonly of: string | null };

/** Characters, written down: from here a part of a closed incident is large. What its clocks ask for lies below. */
const LARGE = 1_024;
/** Clocks and lists ask every incident for its charter, however often that was changed. */
const NEVER_LARGE: ReadonlySet<string> = new Set(['charters']);

/** So many entries are written together. */
const ENTRIES = 1_000;
/** The one map whose entries hold most of all there is. */
const INCIDENTS = 'state.incidents';

/**
 * All that is kept, part by part: objects are opened, maps, sets and lists are cut. It names no part of the state, so that
 * what a concept begins to keep is in it. Nothing may change while it is read.
 */
export function* piecesOf(kept: Kept): Generator<Group> {
  let together: Piece[] = [];
  let of: string | null = null;
  let count = 0;
  for (const [piece, whose] of opened([], kept, null)) {
    if (count >= ENTRIES || (count > 0 && whose !== of)) {
      yield { pieces: together, of };
      together = [];
      count = 0;
    }
    of = whose;
    together.push(piece);
    count += Array.isArray(piece.part) ? piece.part.length + 1 : 1;
  }
  if (together.length > 0) yield { pieces: together, of };
}

type Owned = readonly [piece: Piece, of: string | null];

function* opened(path: readonly string[], value: unknown, of: string | null): Generator<Owned> {
  if (path.join('.') === INCIDENTS && value instanceof Map) {
    yield [{ path, kind: 'map', part: [] }, of];
    for (const [id, incident] of value as ReadonlyMap<string, IncidentState>)
      if (incident.closedAt === null) yield* opened([...path, id], incident, of);
      else yield* smallFirst([...path, id], incident);
  } else if (value instanceof Map) yield* cut(path, 'map', value, of);
  else if (value instanceof Set) yield* cut(path, 'set', value, of);
  else if (Array.isArray(value)) yield* cut(path, 'list', value, of);
  else if (typeof value === 'object' && value !== null) {
    if (path.length > 0) yield [{ path, kind: 'object', part: null }, of];
    for (const [key, each] of Object.entries(value)) yield* opened([...path, key], each, of);
  } else yield [{ path, kind: 'value', part: value }, of];
}

/** A closed incident: what is small among everything else, what is large by itself behind it. */
function* smallFirst(path: readonly string[], incident: IncidentState): Generator<Owned> {
  yield [{ path, kind: 'object', part: null }, null];
  const large: [string, unknown][] = [];
  for (const [key, each] of Object.entries(incident))
    if (!NEVER_LARGE.has(key) && isLarge(each)) large.push([key, each]);
    else yield* opened([...path, key], each, null);
  for (const [key, each] of large) yield* opened([...path, key], each, incident.id);
}

/** By what it is, not by how the engine writes it: the same for the same values. */
const isLarge = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && writtenDown(value).length > LARGE;

function* cut(
  path: readonly string[],
  kind: Piece['kind'],
  all: Iterable<unknown>,
  of: string | null,
): Generator<Owned> {
  let part: unknown[] = [];
  let isFirst = true;
  for (const each of all) {
    part.push(each);
    if (part.length < ENTRIES) continue;
    yield [{ path, kind, part }, of];
    part = [];
    isFirst = false;
  }
  if (isFirst || part.length > 0) yield [{ path, kind, part }, of];
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
export const digestOf = (pieces: readonly Piece[]): string => hash('sha256', writtenDown(pieces));

const writtenDown = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each instanceof Map ? { map: [...each] } : each instanceof Set ? { set: [...each] } : each,
  );
