import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { digitsOf, fixedLength } from './gs1.ts';

/** GS1's own list, where this machine has it: the GS1 Barcode Syntax Dictionary. */
const DICTIONARY = '/work/shared/data/gs1/gs1-syntax-dictionary.txt';

it.skipIf(!existsSync(DICTIONARY))(
  'identifiers and fixed lengths are those of the GS1 Syntax Dictionary',
  () => {
    const rows = readFileSync(DICTIONARY, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, from = '', to = from, flags = '', format = ''] =
          /^(\d{2,4})(?:-(\d{2,4}))?\s+(\S*[*?!"]\S*)?\s*([NXYZ]\S*)/.exec(line) ?? [];
        return from === '' ? [] : [{ from, to, flags, format }];
      });
    expect(rows.length).toBeGreaterThan(100);
    for (const { from, to, flags, format } of rows)
      for (const each of [from, to]) {
        expect([each, digitsOf(each.slice(0, 2))]).toEqual([each, each.length]);
        // `*`: its length is fixed, and no separator follows.
        expect([each, fixedLength(each) !== null]).toEqual([each, flags.includes('*')]);
        const lengths = [...format.matchAll(/[NXYZ](\d+)/g)].map(([, digits]) => Number(digits));
        if (flags.includes('*') && lengths.length > 0) expect(fixedLength(each)).toBe(lengths[0]);
      }
  },
);
