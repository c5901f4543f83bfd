/** JSON as a tree: its leaves and branches by path, changed copies, and where two of them differ. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Path = readonly (string | number)[];
/** In the place of a value: it is taken out. */
export const DROPPED = Symbol('dropped');
export type Change = Json | typeof DROPPED;

/** Everything in a value with its path, containers too, the value itself first. */
export function* nodesOf(value: Json, path: Path = []): Generator<readonly [Path, Json]> {
  yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, each] of Object.entries(value))
    yield* nodesOf(each as Json, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The path without the numbers of elements. */
export const plainPath = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');

function at(value: Json, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) here = (here as Record<string | number, Json> | null | undefined)?.[step];
  return here;
}

/** A copy in which the path holds something else. */
export function changed(value: Json, path: Path, to: Change): Json {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, Json>;
  const step = path.at(-1) as string | number;
  if (to !== DROPPED) parent[step] = to;
  else if (Array.isArray(parent)) parent.splice(step as number, 1);
  else delete parent[step];
  return copy;
}

/** A copy in which each leaf that equals `from` is `to`; taken out of objects where that is asked for. */
export function everywhere(value: Json, from: Json, to: Change): Json {
  if (value === null || typeof value !== 'object') return value === from && to !== DROPPED ? to : value;
  if (Array.isArray(value))
    return value.filter((each) => to !== DROPPED || each !== from).map((each) => everywhere(each, from, to));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => to !== DROPPED || each !== from)
      .map(([key, each]) => [key, everywhere(each as Json, from, to)]),
  );
}

/** The plain paths at which two values differ, each as deep as it goes; of lists of other lengths, their own. */
export function differences(one: Json | undefined, other: Json | undefined, path: Path = []): string[] {
  const isTree = (value: unknown): value is Record<string, Json> =>
    typeof value === 'object' && value !== null;
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other))
    return one === other ? [] : [plainPath(path)];
  if (Array.isArray(one) && one.length !== (other as unknown as Json[]).length) return [plainPath(path)];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const step = (key: string) => (Array.isArray(one) ? Number(key) : key);
  return [...new Set([...keys].flatMap((key) => differences(one[key], other[key], [...path, step(key)])))];
}
