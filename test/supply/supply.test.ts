import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { type Advisories, readAudit, sayAdvisories } from '../../scripts/supply/advisories.ts';
import { billOf } from '../../scripts/supply/bom.ts';
import { faultsOf } from '../../scripts/supply/check.ts';
import { licenceOf, SAID_ELSEWHERE } from '../../scripts/supply/licences.ts';
import { productPackages, readLock } from '../../scripts/supply/packages.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const lock = readLock();
const product = productPackages(lock);
const advisories: Advisories = { state: 'unchecked', why: 'no network' };

describe('packages of others in the product', () => {
  it('are pinned by content, licensed by a permitted licence, and run nothing when they are installed', () => {
    expect(faultsOf(lock)).toEqual([]);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('are those that a server loads and that the pages are made of, no tool among them', () => {
    const names = product.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['hono', 'png-js', 'svelte', '@sveltejs/kit', 'acme-client']),
    );
    for (const tool of ['vitest', 'typescript', '@biomejs/biome', 'knip']) expect(names).not.toContain(tool);
  });

  it('are refused with another licence, without one, with another content, or with a script', () => {
    const broken = (change: object) =>
      faultsOf({ ...lock, 'node_modules/hono': { ...lock['node_modules/hono'], ...change } });
    expect(broken({ license: 'AGPL-3.0' })).toEqual([expect.stringMatching(/^hono@.*AGPL-3.0/)]);
    expect(broken({ license: undefined })).toEqual([expect.stringMatching(/^hono@.*none/)]);
    expect(broken({ integrity: 'sha1-AAAA' })).toEqual([expect.stringMatching(/hono: .*sha512/)]);
    expect(broken({ hasInstallScript: true })).toEqual([expect.stringMatching(/hono: .*script/)]);
    expect(licenceOf({ name: 'x', version: '1.0.0', license: 'MIT OR GPL-3.0' })).toBeNull();
  });

  it('whose manifest names no licence have it in a file of theirs', () => {
    for (const each of Object.keys(SAID_ELSEWHERE)) {
      const name = each.slice(0, each.lastIndexOf('@'));
      const text = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8');
      expect(text).toMatch(/MIT License|BSD/);
    }
  });
});

describe('the bill of materials', () => {
  const bill = billOf(product, { version: '0.1.0', advisories });

  it('is a valid CycloneDX 1.6', async () => {
    const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(
      JSON.stringify(bill),
    );
    expect(faults).toBeNull();
    const wrong = { ...bill, components: [{ type: 'library' }] };
    expect(
      await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(wrong)),
    ).not.toBeNull();
  });

  it('has every package once, with licence, address and hash, and says what each needs', () => {
    expect(new Set(bill.components.map(({ purl }) => purl)).size).toBe(bill.components.length);
    expect(bill.components.length).toBe(
      new Set(product.map(({ name, version }) => `${name}@${version}`)).size,
    );
    for (const { purl, licenses, hashes } of bill.components)
      expect([purl, licenses.length, hashes[0]?.content]).toEqual([
        purl,
        1,
        expect.stringMatching(/^[0-9a-f]{128}$/),
      ]);
    const known = new Set([...bill.components.map(({ purl }) => purl), bill.metadata.component.purl]);
    for (const { ref, dependsOn } of bill.dependencies)
      for (const each of [ref, ...dependsOn]) expect(known).toContain(each);
  });

  it('says of advisories that nobody could ask, where nobody could', () => {
    const said = bill.metadata.properties.find(({ name }) => name === 'tongzhou:advisories');
    expect(said?.value).toBe('unchecked: no network');
  });
});

describe('advisories', () => {
  it.each([
    [
      'a registry that does not know the question',
      { stdout: '{"message":"405 Method\\n Not Allowed"}', status: 1 },
    ],
    ['no answer', { stdout: '', status: 1 }],
    ['an answer that is not one', { stdout: '<html>', status: 0 }],
    ['an empty answer', { stdout: '{}', status: 0 }],
  ])('are unchecked after %s', (_what, answer) => {
    expect(sayAdvisories(readAudit(answer))).toMatch(/^unchecked: \S/);
  });

  it('are checked where the registry answers, and name what they found', () => {
    const answer = (vulnerabilities: object, total: number) => ({
      ...{ status: total ? 1 : 0 },
      stdout: JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { total } } }),
    });
    expect(sayAdvisories(readAudit(answer({}, 0)))).toBe('checked: none known');
    expect(sayAdvisories(readAudit(answer({ axios: { name: 'axios', severity: 'high' } }, 1)))).toBe(
      'checked: axios (high)',
    );
  });
});
