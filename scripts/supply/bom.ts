// The bill of materials, CycloneDX 1.6: every package of others in the product, with licence, address and hash.

import { type Advisories, sayAdvisories } from './advisories.ts';
import { licenceOf } from './licences.ts';
import { nameAt, type Package, type ProductPackage } from './packages.ts';

/** The same for the same lock file and answer about advisories: it holds no time and no random number. */
export function billOf(
  packages: readonly ProductPackage[],
  { version, advisories }: { version: string; advisories: Advisories },
) {
  const own = `pkg:npm/tongzhou@${version}`;
  const reference = (place: string): string => {
    const one = packages.find((each) => each.place === place);
    return one ? purlOf(one) : `pkg:npm/${nameAt(place)}`;
  };
  // One package may lie in two places.
  const components = new Map(packages.map((one) => [purlOf(one), componentOf(one)]));
  const needs = new Map<string, string[]>();
  for (const { place, needs: places } of packages) {
    const before = needs.get(reference(place)) ?? [];
    needs.set(reference(place), [...new Set([...before, ...places.map(reference)])].sort());
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', name: 'tongzhou', version, 'bom-ref': own, purl: own },
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
      properties: [{ name: 'tongzhou:advisories', value: sayAdvisories(advisories) }],
    },
    components: [...components.values()],
    dependencies: [
      { ref: own, dependsOn: [...components.keys()] },
      ...[...needs].map(([ref, dependsOn]) => ({ ref, dependsOn })),
    ],
  };
}

function componentOf(one: Package) {
  const { name, version, integrity = '' } = one;
  const licence = licenceOf(one) ?? 'NOASSERTION';
  const scope = name.startsWith('@') ? { group: name.split('/')[0], name: name.split('/')[1] } : { name };
  return {
    ...{ type: 'library', ...scope, version, 'bom-ref': purlOf(one), purl: purlOf(one) },
    licenses: licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }],
    hashes: [
      { alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') },
    ],
  };
}

const purlOf = ({ name, version }: Package): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;
