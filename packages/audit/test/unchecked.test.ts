import { describe, expect, it } from 'vitest';
import { sayUnchecked, uncheckedBy } from '../src/index.ts';

const codes = (how: Parameters<typeof uncheckedBy>[0]) => uncheckedBy(how).map(({ code }) => code);
const ALWAYS = ['records-beside', 'true-in-the-world', 'left-out', 'moment-of-each'];

describe('what an audit has not checked', () => {
  it('is short where the auditor has done what he can, and never empty', () => {
    expect(codes({ keyFrom: 'pinned', isWitnessed: true, sealed: 0 })).toEqual([...ALWAYS, 'pages-as-shown']);
  });

  it('begins with what the auditor can mend', () => {
    const all = uncheckedBy({ keyFrom: 'site', isWitnessed: false, sealed: 3, filesFromCache: 2 });
    expect(all.slice(0, 4)).toEqual([
      { code: 'key-from-site', count: 0 },
      { code: 'others-see-the-same', count: 0 },
      { code: 'served-now', count: 2 },
      { code: 'not-public', count: 3 },
    ]);
  });

  it('says of how many entries an earlier audit is trusted', () => {
    const all = uncheckedBy({ keyFrom: 'pinned', isWitnessed: true, sealed: 0, judgedEarlier: 20_001 });
    expect(all[0]).toEqual({ code: 'judged-earlier', count: 20_001 });
    const { zh, en } = sayUnchecked({ code: 'judged-earlier', count: 20_001 });
    for (const words of [zh, en]) expect(words).toMatch(/20001.*--no-resume/);
  });

  it('of a copy is another', () => {
    expect(codes({ keyFrom: 'copy', isCopy: true, isWitnessed: true, sealed: 0 })).toEqual([
      'key-from-copy',
      'published-figures',
      ...ALWAYS,
    ]);
  });

  it('is said in both languages, with how many', () => {
    for (const each of uncheckedBy({ keyFrom: 'site', isWitnessed: false, sealed: 12, filesFromCache: 7 })) {
      const { zh, en } = sayUnchecked(each);
      for (const words of [zh, en]) {
        expect(words.length).toBeGreaterThan(20);
        if (each.count > 0) expect(words).toContain(String(each.count));
      }
      expect(zh).toMatch(/[：。]/);
    }
  });
});
