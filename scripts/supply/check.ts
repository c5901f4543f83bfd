// What the lock file must hold of every package: asked in `npm test`, without a network.

import { licenceOf, SAID_ELSEWHERE } from './licences.ts';
import { allPackages, type Lock, productPackages } from './packages.ts';

/** What is wrong with it, a sentence each. */
export function faultsOf(lock: Lock): string[] {
  const product = productPackages(lock);
  const unpinned = allPackages(lock)
    .filter(({ integrity, inBundle }) => !inBundle && !/^sha512-/.test(integrity ?? ''))
    .map(({ place }) => `${place}: the lock file does not pin its content (sha512)`);
  const scripts = allPackages(lock)
    .filter(({ hasInstallScript }) => hasInstallScript)
    .map(({ place }) => `${place}: wants to run a script when it is installed; .npmrc runs none`);
  const unlicensed = product
    .filter((each) => licenceOf(each) === null)
    .map(
      ({ name, version, license }) =>
        `${name}@${version}: its licence "${license ?? 'none'}" is not permitted (scripts/supply/licences.mjs)`,
    );
  const known = new Set(product.map(({ name, version }) => `${name}@${version}`));
  const stale = Object.keys(SAID_ELSEWHERE)
    .filter((each) => !known.has(each))
    .map((each) => `${each}: the product has it no more; take it out of scripts/supply/licences.mjs`);
  return [...unpinned, ...scripts, ...unlicensed, ...stale];
}
