import { describe, expect, it } from 'vitest';
import { ITEMS, paper } from '../../../test/support/world.ts';
import { judgeEvidence } from './evidence.ts';

const MASK = 'mask-medical-protective';
const PROVES = 'GB 19083-2010';
const judge = (standards: readonly (string | null)[], expiresOn: string | null = null, item = MASK) =>
  judgeEvidence(
    ITEMS,
    item,
    standards.map((standard) => ({ ...paper(standard), kind: 'test-report' as const })),
    expiresOn,
    '2020-02-01',
  );

describe('what the papers of goods prove', () => {
  it('is what they claim to be, where a paper says so', () => {
    expect(judge([PROVES])).toEqual({ provenItem: MASK, quarantined: null });
  });

  it('is nothing without a standard, and such goods wait', () => {
    expect(judge([])).toEqual({ provenItem: null, quarantined: 'no-evidence' });
    expect(judge([null])).toEqual({ provenItem: null, quarantined: 'no-evidence' });
  });

  it('is another item than the label hopes, and such goods wait as what they are', () => {
    const { provenItem, quarantined } = judge(['GB 2626-2006']);
    expect(provenItem).not.toBe(MASK);
    expect(provenItem).not.toBeNull();
    expect(quarantined).toBe('evidence-differs-from-claim');
  });

  it('is the claim, where one of several papers proves it, whatever their order', () => {
    expect(judge(['GB 2626-2006', PROVES])).toEqual({ provenItem: MASK, quarantined: null });
  });

  it('is not asked for where the item needs none', () => {
    const free = [...ITEMS.byId.values()].find((item) => !item.evidenceRequired);
    if (!free) throw new Error('every item asks for evidence');
    expect(judge([], null, free.id)).toEqual({ provenItem: free.id, quarantined: null });
  });

  it('helps no goods past their day; on it they are good', () => {
    expect(judge([PROVES], '2020-01-31').quarantined).toBe('expired');
    expect(judge([PROVES], '2020-02-01').quarantined).toBeNull();
    expect(judge([PROVES], '2020-01-31').provenItem).toBe(MASK);
  });
});
