import type { Package } from './packages.ts';

// Under which licences the product may stand that is itself under Apache-2.0.

const PERMITTED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  // A font, which is embedded in papers.
  'OFL-1.1',
]);

/** Packages whose manifest does not say it, or leaves a choice; each of one version, so that a newer one is read again. */
export const SAID_ELSEWHERE: Readonly<Record<string, { readonly licence: string; readonly why: string }>> = {
  'png-js@2.0.0': { licence: 'MIT', why: 'its manifest names none; its file LICENSE is the MIT licence' },
  'node-forge@1.4.3': {
    licence: 'BSD-3-Clause',
    why: 'offered under BSD-3-Clause or GPL-2.0: taken under the first',
  },
};

/** The licence by which a package is in the product, as an SPDX expression; null where it says none that is permitted. */
export function licenceOf({
  name,
  version,
  license,
}: Pick<Package, 'name' | 'version' | 'license'>): string | null {
  const said = SAID_ELSEWHERE[`${name}@${version}`]?.licence ?? license;
  return said?.split(' AND ').every((each) => PERMITTED.has(each)) ? said : null;
}
