import { describe, expect, it } from 'vitest';
import { type Contradiction, sayContradiction } from '../src/index.ts';

const KINDS = ['split-view', 'rewritten-entry', 'inconsistent-growth', 'rollback'] as const;

describe('a contradiction of a log', () => {
  it.each(KINDS)('%s is one sentence in each language, with the log and both sizes', (kind) => {
    const found: Contradiction = {
      kind,
      origin: 'log.example',
      sizes: kind === 'split-view' ? [812, 812] : [812, 1203],
      ...(kind === 'rewritten-entry' && { entryIndex: 77 }),
    };
    const { zh, en } = sayContradiction(found);
    for (const sentence of [zh, en]) {
      for (const figure of ['log.example', ...found.sizes.map(String)]) expect(sentence).toContain(figure);
      if (found.entryIndex !== undefined) expect(sentence).toContain('77');
    }
    expect(zh).toMatch(/^[^。]+。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
  });

  it('names the first entry that differs where it is known', () => {
    const { zh, en } = sayContradiction({ kind: 'split-view', origin: 'l', sizes: [9, 9], entryIndex: 4 });
    expect(zh).toContain('第 4 条');
    expect(en).toContain('entry 4');
  });
});
