import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ITEMS } from './asvs-items.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| v5.0.0-'))
  .map((line) => {
    const [, item = '', short = '', state = '', by = ''] = line.split('|').map((each) => each.trim());
    return { item: item.slice('v5.0.0-'.length), short, state, by };
  });

describe('docs/security.md', () => {
  it('has every requirement of ASVS 5.0.0, levels 1 and 2, once and in order', () => {
    const wanted = Object.entries(ITEMS).flatMap(([section, numbers]) =>
      numbers.split(' ').map((each) => `${section}.${each}`),
    );
    expect(wanted).toHaveLength(253);
    expect(rows.map(({ item }) => item)).toEqual(wanted);
  });

  it('names what shows that one is met, and says why another does not apply or is departed from; none is open', () => {
    for (const { item, short, state, by } of rows) {
      expect([item, short, by]).not.toContain('');
      expect(['met', 'not applicable', 'departed from']).toContain(state);
      if (state !== 'not applicable')
        expect([item, by]).toEqual([item, expect.stringMatching(/`[\w./-]+\.(ts|md)`/)]);
    }
  });

  it('counts them as they are, and names no file that is not there', () => {
    const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
    expect(text).toContain(
      `${count('met')} are met, ${count('not applicable')} do not apply, ${count('departed from')} are departed from for a reason, none is open`,
    );
    const named = [...text.matchAll(/`((?:apps|packages|test|docs|scripts)\/[\w./-]+\.\w+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
