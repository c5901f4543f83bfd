// The versions that the lock file pins, laid out anew for one package that holds the whole product.
import { type Lock, nameAt, placeOf, type Said } from '../supply/packages.ts';

/** What a manifest and an `npm-shrinkwrap.json` say of the packages of others. */
export type Pins = {
  readonly dependencies: Readonly<Record<string, string>>;
  /** By its place below the product, such as `node_modules/hono`. */
  readonly packages: Readonly<Record<string, Said>>;
};

/** Of a lock file's entry, what says which package it is; how this workspace came to need it stays behind. */
const OWN = ['dev', 'devOptional', 'peer', 'optional', 'extraneous'] as const;

/**
 * Of packages by name, each with all that it needs in the very version and content that was tested here: at the top, or below the one that needs it
 * where another version stands at the top.
 */
export function pinsOf(lock: Lock, names: readonly string[]): Pins {
  const packages = new Map<string, string>();
  const wanted = new Map(
    names.map((name) => {
      // Some stand below the workspace that needs them.
      const place = ['apps/server', 'apps/web', 'apps/cli']
        .map((from) => placeOf(lock, from, name))
        .find((found) => found !== null);
      if (place === undefined) throw new Error(`the lock file does not have ${name}`);
      return [name, place] as const;
    }),
  );
  for (const [name, place] of wanted) packages.set(`node_modules/${name}`, place);

  // From the top down, so that what is needed most directly stands where all find it.
  const queue = [...packages];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const [below, from] = at;
    const { dependencies = {}, optionalDependencies = {} } = lock[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = placeOf(lock, from, name);
      if (place === null) {
        if (name in optionalDependencies) continue;
        throw new Error(`${nameAt(from)} needs ${name}, which the lock file does not have`);
      }
      const found = standing(packages, below, name);
      if (found !== null && packages.get(found) === place) continue;
      const there = found === null ? `node_modules/${name}` : `${below}/node_modules/${name}`;
      packages.set(there, place);
      queue.push([there, place]);
    }
  }
  return {
    dependencies: Object.fromEntries(
      [...wanted].sort().map(([name, place]) => [name, lock[place]?.version ?? '']),
    ),
    packages: Object.fromEntries([...packages].sort().map(([below, place]) => [below, ownOf(lock[place])])),
  };
}

/** Where Node would find it from there: below it, or below one above. */
function standing(packages: ReadonlyMap<string, string>, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages.has(place)) return place;
    if (at === '') return null;
  }
}

const ownOf = (said: Said | undefined): Said =>
  Object.fromEntries(Object.entries(said ?? {}).filter(([key]) => !(OWN as readonly string[]).includes(key)));
