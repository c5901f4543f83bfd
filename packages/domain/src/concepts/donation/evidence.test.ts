import { describe, expect, it } from 'vitest';
import { ITEMS } from '../../../test/support/world.ts';
import { judgeEvidence, provenTogether } from './evidence.ts';

const MASK = 'mask-medical-protective';
const PROVES = 'GB 19083-2010';
const paper = (standard: string | null, reference = '检测报告') => ({ standard, reference });
const judge = (standards: readonly (string | null)[], expiresOn: string | null = null, item = MASK) =>
  judgeEvidence(
    ITEMS,
    item,
    standards.map((standard) => paper(standard)),
    expiresOn,
    '2020-02-01',
  );
const asClaimed = (item: string) => ({ provenItem: item, item, quarantined: null });

describe('what the papers of goods prove', () => {
  it('is what they claim to be, where a paper says so', () => {
    expect(judge([PROVES])).toEqual(asClaimed(MASK));
  });

  it('is nothing without a standard: such goods wait', () => {
    const waits = { provenItem: null, item: 'coverall-medical', quarantined: 'no-evidence' };
    expect(judge([], null, 'coverall-medical')).toEqual(waits);
    expect(judge([null], null, 'coverall-medical')).toEqual(waits);
  });

  it('is nothing of a mask without a standard, which may serve at once where none is asked for', () => {
    expect(judge([null])).toEqual({ provenItem: null, item: 'mask-without-proof', quarantined: null });
    expect(ITEMS.byId.get('mask-without-proof')?.settings).toEqual(['community']);
  });

  it('is another item than the label hopes, and where that is less it may serve as such at once', () => {
    const found = { provenItem: 'respirator-kn95', item: 'respirator-kn95' };
    expect(judge(['GB 2626-2006'])).toEqual({ ...found, quarantined: null });
  });

  it('makes no goods more than they claim, or another thing, or one of several, unless somebody looks', () => {
    for (const [standard, claimed] of [
      [PROVES, 'respirator-n95'],
      [PROVES, 'goggles'],
      ['EN 14126', 'coverall-medical'],
      ['EN 149', MASK],
    ] as const)
      expect(judge([standard], null, claimed).quarantined).toBe('evidence-differs-from-claim');
  });

  it('is less than they prove where only that is claimed', () => {
    expect(judge([PROVES], null, 'mask-without-proof')).toEqual(asClaimed('mask-without-proof'));
  });

  it('is what all of them prove together, whatever their order; where they contradict each other it is nothing', () => {
    const contradict = { provenItem: null, item: MASK, quarantined: 'papers-contradict' };
    expect(judge(['GB 2626-2006', PROVES])).toEqual(contradict);
    expect(judge([PROVES, 'GB 2626-2006'])).toEqual(contradict);
    expect(judge([PROVES, null, 'GB19083'])).toEqual(asClaimed(MASK));
    expect(judge([PROVES, 'ISO 9001'])).toEqual(asClaimed(MASK));
  });

  it('is what either standard proves where one paper names several that the goods were tested by', () => {
    for (const both of ['GB 19083-2010 / GB 2626-2006', 'GB 19083-2010/GB 2626-2006', 'GB 19083、GB 2626']) {
      expect(judge([both])).toEqual(asClaimed(MASK));
      expect(judge([both, 'GB 2626'])).toMatchObject({ item: 'respirator-kn95', quarantined: null });
    }
    expect(judge(['YY/T 0506.2-2016'], null, 'gown-surgical')).toEqual(asClaimed('gown-surgical'));
  });

  it('is not asked for where the item needs none', () => {
    expect(judge([], null, 'raincover')).toEqual(asClaimed('raincover'));
  });

  it('helps no goods past their day; on it they are good', () => {
    expect(judge([PROVES], '2020-01-31').quarantined).toBe('expired');
    expect(judge([PROVES], '2020-02-01').quarantined).toBeNull();
    expect(judge([PROVES], '2020-01-31').provenItem).toBe(MASK);
  });
});

describe('a registration number', () => {
  const proven = (...papers: ReturnType<typeof paper>[]) => provenTogether(ITEMS, papers, '2020-02-01');
  const nothing = { proven: [], contradict: false };

  it('proves the devices of its class and category, and no others', () => {
    const ofKits = proven(paper('国械注准', '国械注准20203400057'));
    expect(ofKits.proven).toEqual(['nucleic-acid-test-kit']);
    expect(proven(paper('国械注准20193080123')).proven).toContain('ventilator');
    expect(proven(paper('国械注进', '20152080123')).proven).toEqual(['ventilator-non-invasive']);
    expect(proven(paper('国械注准20193141234'))).toEqual(nothing);
  });

  it('neither adds to a test report nor contradicts it where it covers the same goods', () => {
    const report = paper(PROVES);
    expect(proven(report, paper(null, '鄂械注准20202140001')).proven).toEqual([MASK]);
    expect(proven(paper(null, '鄂械注准20202140001'))).toEqual(nothing);
  });

  it('of a class below the item’s, or of another category, contradicts it', () => {
    const report = paper(PROVES);
    expect(proven(report, paper(null, '鄂汉械备20200001号')).contradict).toBe(true);
    expect(proven(report, paper(null, '鄂械注准20202080001')).contradict).toBe(true);
    expect(proven(paper(PROVES, '鄂汉械备20200001号'))).toEqual(nothing);
  });
});
