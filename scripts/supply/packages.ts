// Which packages of others are part of the product, as the lock file pins them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the lock file says of a package at a place. */
export type Said = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lock = Readonly<Record<string, Said>>;
export type Package = Said & { readonly place: string; readonly name: string };
/** A package of the product, and the places of those that it needs. */
export type ProductPackage = Package & { readonly needs: readonly string[] };

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is not a dependency of a running server by its manifest, and is in the pages that it serves: bundled when they are built. */
const BUNDLED = ['svelte', '@sveltejs/kit', '@sveltejs/adapter-node'];

export const readLock = (): Lock => JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')).packages;

/** Name of a package from its place in the lock file. */
export const nameAt = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Every package of others in the lock file: those that only build and test too. */
export const allPackages = (lock: Lock): Package[] =>
  Object.entries(lock)
    .filter(([place, { link }]) => place.includes('node_modules/') && !link)
    .map(([place, said]) => ({ place, name: nameAt(place), ...said }));

/**
 * Those that are in the product, and what each of them needs: followed from the manifests of `apps` and `packages`, found as Node
 * finds them. What npm installs beside because somebody may use it (optional peers) is not in the product.
 */
export function productPackages(lock: Lock): ProductPackage[] {
  const ours = Object.keys(lock).filter((place) => /^(apps|packages)\/[^/]+$/.test(place));
  const found = new Map<string, ProductPackage>();
  const visit = (from: string, name: string, isOptional: boolean): string | null => {
    const place = placeOf(lock, from, name);
    if (place === null) {
      if (isOptional) return null;
      throw new Error(`${from} needs ${name}, which the lock file does not have`);
    }
    const said = lock[place];
    if (!said || said.link) return null;
    if (found.has(place)) return place;
    const one: Package = { place, name: nameAt(place), ...said };
    // Known before what it needs is looked at: that may need it.
    found.set(place, { ...one, needs: [] });
    const needs = needsOf(said)
      .map(([each, may]) => visit(place, each, may))
      .filter((each) => each !== null)
      .sort();
    found.set(place, { ...one, needs });
    return place;
  };
  for (const place of ours)
    for (const name of Object.keys(lock[place]?.dependencies ?? {})) visit(place, name, false);
  for (const name of BUNDLED) visit('apps/web', name, false);
  return [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
}

const needsOf = ({
  dependencies = {},
  optionalDependencies = {},
}: Said): [name: string, isOptional: boolean][] => [
  ...Object.keys(dependencies).map((name) => [name, name in optionalDependencies] as [string, boolean]),
  ...Object.keys(optionalDependencies).map((name) => [name, true] as [string, boolean]),
];

/** Where a package of that name stands for what is at `from`, Node’s way: in the folder itself, then in each one above it. */
export function placeOf(lock: Lock, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (place in lock) return place;
    if (at === '') return null;
  }
}
