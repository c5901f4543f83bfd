import type { State } from '@tongzhou/domain';
import type { Gifts } from './gifts.ts';

/** Counts each record that is read from a map, a set or an ordered list of the state. */
let touched = 0;

const seen = new WeakMap<object, object>();

/** The state as it is, but whoever reads a row of it is counted. */
function counted<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known) return known as Value;
  const made =
    value instanceof Map ? countedMap(value) : value instanceof Set ? countedSet(value) : proxy(value);
  seen.set(value, made);
  return made as Value;
}

function proxy(value: object): object {
  return new Proxy(value, {
    get(target, key, receiver) {
      const isRow = Array.isArray(target) && typeof key === 'string' && /^\d+$/.test(key);
      if (isRow) touched += 1;
      const found: unknown = Reflect.get(target, key, receiver);
      return typeof found === 'function' ? found : counted(found);
    },
  });
}

function countedMap(map: Map<unknown, unknown>): object {
  return new Proxy(map, {
    get(target, key) {
      if (key === 'size') return target.size;
      if (key === 'has') return (each: unknown) => target.has(each);
      if (key === 'get')
        return (each: unknown) => {
          touched += 1;
          return counted(target.get(each));
        };
      if (key === 'values') return () => rows(target.values());
      if (key === 'keys') return () => rows(target.keys());
      return () => entries(target);
    },
  });
}

function countedSet(set: Set<unknown>): object {
  return new Proxy(set, {
    get(target, key) {
      if (key === 'size') return target.size;
      if (key === 'has') return (each: unknown) => target.has(each);
      return () => rows(target.values());
    },
  });
}

function* rows(all: Iterable<unknown>): Generator<unknown> {
  for (const each of all) {
    touched += 1;
    yield counted(each);
  }
}

function* entries(map: Map<unknown, unknown>): Generator<unknown> {
  for (const [key, value] of map) {
    touched += 1;
    yield [key, counted(value)];
  }
}

/** Lines of an answer, wherever they stand. */
function printed(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, each) => sum + 1 + printed(each), 0);
  if (typeof answer !== 'object' || answer === null) return 0;
  return Object.values(answer).reduce((sum: number, each) => sum + printed(each), 0);
}

export type Read = { readonly touched: number; readonly printed: number };

/** What a question reads of a record, and prints. */
export function read(gifts: Pick<Gifts, 'view' | 'state'>, work: (view: Gifts['view']) => unknown): Read {
  const view = { ...gifts.view, state: counted(gifts.state) as State };
  touched = 0;
  const answer = work(view);
  const read = touched;
  return { touched: read, printed: printed(JSON.parse(JSON.stringify(answer))) };
}
