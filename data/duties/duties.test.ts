import { readdirSync, readFileSync } from 'node:fs';
import {
  CHARTER_CLOCKS,
  DutyDataError,
  type DutyPack,
  dutyKindsSchema,
  dutyPackSchema,
  dutyRuleSchema,
  isFactType,
  rulesInUse,
} from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';

const here = new URL('./', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, here), 'utf8'));
const names = readdirSync(here).filter((name) => name.endsWith('.json') && name !== 'kinds.json');
const packs: DutyPack[] = names.map((name) => dutyPackSchema.parse(read(name)));
const { kinds } = dutyKindsSchema.parse(read('kinds.json'));
const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ ...rule, pack })));
const rule = (id: string) => rules.find((each) => each.id === id);

describe('the packs of duties', () => {
  test('are named as their files, and no two rules share an id', () => {
    expect(packs.map((pack) => `${pack.pack}.json`)).toEqual(names);
    expect(new Set(rules.map((each) => each.id)).size).toBe(rules.length);
  });

  test.each([...new Set(packs.map((pack) => pack.country))])('fit together in %s', (country) => {
    expect(() => rulesInUse(packs, kinds, country, [])).not.toThrow();
  });

  test('name as the charter’s clocks what a concept declares as one; another is refused with the rule’s id', () => {
    const named = rules.flatMap(({ within }) =>
      typeof within === 'object' && 'charter' in within ? [within.charter] : [],
    );
    expect(named.length).toBeGreaterThan(0);
    expect(CHARTER_CLOCKS).toEqual(expect.arrayContaining(named));
    const pack = packs.find((each) => each.pack === 'charter') as DutyPack;
    const naming = (charter: string) => ({
      ...pack,
      rules: pack.rules.map((each) => ({ ...each, within: { charter } })),
    });
    const use = (charter: string) => () => rulesInUse([naming(charter)], kinds, 'CN', []);
    for (const clock of CHARTER_CLOCKS) expect(use(clock)).not.toThrow();
    for (const other of ['coverDays', 'reservationHours', 'noSuchHours'])
      expect(use(other)).toThrow(
        new DutyDataError(`duties: charter/${pack.rules[0]?.id} names no clock of the charter: ${other}`),
      );
  });

  test('every kind is used, and every rule is of a kind', () => {
    expect(new Set(rules.map((each) => each.duty))).toEqual(new Set(kinds.map((each) => each.kind)));
  });

  test('a rule sleeps only where a fact is missing to begin it or to show it met, or the register knows no such body', () => {
    for (const { id, dormant, trigger, duty, owedBy } of rules) {
      const isMeasurable = kinds.find((each) => each.kind === duty)?.met.length !== 0;
      const canRun = isFactType(trigger.fact) && isMeasurable && !('office' in owedBy);
      if (dormant) expect([id, canRun]).toEqual([id, false]);
      else expect([id, isFactType(trigger.fact)]).toEqual([id, true]);
    }
  });

  test('a local pack lies within its country and outside the other local ones', () => {
    const areas = packs.filter((pack) => pack.area !== '000000').map((pack) => pack.area);
    expect(new Set(areas).size).toBe(areas.length);
    expect(areas.every((area) => area.endsWith('0000'))).toBe(true);
  });
});

describe('figures are those of the law, and no others', () => {
  test.each([
    ['CN-PHE-19', { hours: 1 }],
    ['CN-PHE-20a', { hours: 2 }],
    ['CN-PHE-20b', { hours: 2 }],
    ['CN-PHE-20c', { hours: 2 }],
    ['CN-PHL-30a', { hours: 2 }],
    ['CN-PHL-30b', { hours: 2 }],
    ['CN-IDL-45a', { hours: 2 }],
    ['CN-IDL-45b', { hours: 24 }],
    ['CN-IDL-49', { hours: 2 }],
    ['CN-NDR-17', { hours: 24 }],
    ['CN-N80-5h', { hours: 5 }],
    ['CN-N80-24h', { hours: 24 }],
    ['CN-N61-24h', { hours: 24 }],
    ['CN-N61-48h', { hours: 48 }],
    ['CN-OGI-26', { workingDays: 20 }],
    ['CN-CL-72a', { days: 5 }],
    ['CN-CL-73', { days: 10 }],
    ['CN-CL-79a', { months: 3 }],
    ['CN-CL-79b', { months: 3 }],
    ['CN-MCA81-13', { days: 30 }],
    ['CN-CSI-4', { hours: 4 }],
    ['CN-31-file', { days: 10 }],
    ['GB-GDPR-33', { hours: 72 }],
    ['GB-FOIA-10', { workingDays: 20 }],
    ['GB-RIDDOR-1b', { days: 10 }],
    ['IHR-6', { hours: 24 }],
    ['CN-IDR15-2h', { hours: 2 }],
    ['CN-IDR15-24h', { hours: 24 }],
    ['CN-GP06-4h', { hours: 4 }],
    ['CN-CL16-73a', { months: 3 }],
    ['CN-CL16-73b', { months: 3 }],
    ['CN-MCA59-10d', { days: 10 }],
    ['CN-MCA61-30d', { days: 30 }],
    ['CN-MCA81-14', { days: 30 }],
    ['CN-MCA81-15', { nextYearBy: '05-31' }],
    ['CN-MCA81-annual', { nextYearBy: '05-31' }],
    ['CN-MCA81-surplus', { months: 3 }],
    ['CN-OGI-33', { workingDays: 20 }],
    ['CN-CSI-4a', { hours: 1 }],
    ['CN-CSI-4b', { hours: 2 }],
    ['CN-CSI-final', { days: 30 }],
    ['CN-NDS-10b', { hours: 24 }],
    ['IHR-10', { hours: 24 }],
    ['CN-ERL-72-2d', { dayIn: 'expectedUntil' }],
    ['CN-ERL-72-2e', { dayIn: 'expectedUntil' }],
    ['CN-ERL-72-2f', { dayIn: 'expectedUntil' }],
  ])('%s: %o', (id, within) => {
    expect(rule(id)?.within).toEqual(within);
  });

  test('all others say “promptly”, or leave it to the charter; those of plans alone are ours', () => {
    const numbered = rules.filter(({ within }) => within !== 'promptly' && !('charter' in within));
    const ofPlans = numbered.filter(({ pack }) => pack.pack === 'plan');
    expect(ofPlans.map(({ within }) => within)).toEqual([24, 24, 24, 24, 12].map((hours) => ({ hours })));
    expect(numbered).toHaveLength(46 + ofPlans.length);
  });

  test('article 72 has two clocks: receipts every five days, allocation and use without a number', () => {
    expect(rule('CN-CL-72a')).toMatchObject({ duty: 'publish-receipts', recurs: true });
    expect(rule('CN-CL-72b')).toMatchObject({ duty: 'pass-on-goods', within: 'promptly' });
  });

  test('what was not read in a text of the law says so, and why; these are all, and another has to be counted here', () => {
    const unchecked = rules.filter((each) => !each.checked).map((each) => each.id);
    for (const { id, checked, uncheckedBecause } of rules) {
      expect([id, uncheckedBecause === undefined]).toEqual([id, checked]);
      if (uncheckedBecause) expect(uncheckedBecause.zh.length).toBeGreaterThan(8);
    }
    expect(unchecked.sort()).toEqual([
      'CN-CSI-final',
      'CN-GP06-4h',
      'CN-IDR15-24h',
      'CN-IDR15-2h',
      'CN-MCA59-10d',
      'CN-MCA61-30d',
      'CN-MCA81-annual',
      'CN-MCA81-surplus',
      'GB-CC-serious',
      'GB-CCR-info',
      'GB-FWMA-19',
      'IHR-10',
      'IHR-6',
    ]);
    const silent = { ...rule('IHR-6'), pack: undefined, uncheckedBecause: undefined };
    expect(dutyRuleSchema.safeParse(silent).success).toBe(false);
  });

  test('laws of 2020 are in force in January 2020, and those made since are not', () => {
    const inForce = rules.filter(
      ({ from, until }) => from <= '2020-01-24' && (until ?? '9999') > '2020-01-24',
    );
    const ids = inForce.map((each) => each.id);
    for (const id of ['CN-PHE-25', 'CN-N80-5h', 'CN-DON-22', 'CN-RCL-22']) expect(ids).toContain(id);
    for (const id of ['CN-ERL07-53', 'CN-CL16-30', 'CN-IDL13-30', 'CN-VOL-24']) expect(ids).toContain(id);
    expect(ids.filter((id) => /^CN-(PHL|IDL|ERL|CL|PIPL|11|31|MCA81)-/.test(id))).toEqual([]);
  });

  test.each([
    ['CN-ERL07-7', 'CN-ERL-17'],
    ['CN-ERL07-12', 'CN-ERL-12'],
    ['CN-ERL07-16', 'CN-ERL-25'],
    ['CN-ERL07-38', 'CN-ERL-60'],
    ['CN-ERL07-39', 'CN-ERL-61'],
    ['CN-ERL07-53', 'CN-ERL-7'],
    ['CN-ERL07-56', 'CN-ERL-78'],
    ['CN-CL16-30', 'CN-CL-70'],
    ['CN-CL16-73', 'CN-CL-72a'],
    ['CN-CL16-73a', 'CN-CL-79a'],
    ['CN-CL16-73b', 'CN-CL-79b'],
    ['CN-CL16-13', 'CN-CL-13'],
    ['CN-CL16-24', 'CN-CL-24'],
    ['CN-CL16-39', 'CN-CL-39'],
    ['CN-CL16-57', 'CN-CL-58'],
    ['CN-CL16-60', 'CN-CL-61'],
    ['CN-MCA59-10d', 'CN-CL-73'],
    ['CN-MCA61-30d', 'CN-MCA81-13'],
    ['CN-IDR15-2h', 'CN-IDL-45a'],
    ['CN-IDR15-24h', 'CN-IDL-45b'],
    ['CN-IDL13-30', 'CN-IDL-45a'],
    ['CN-IDL13-31', 'CN-IDL-48'],
    ['CN-IDL13-33a', 'CN-IDL-49'],
    ['CN-IDL13-33b', 'CN-IDL-49b'],
    ['CN-IDL13-38', 'CN-IDL-57'],
    ['CN-IDL13-45', 'CN-IDL-69'],
  ])('%s ends on the day on which %s, of the same kind, begins', (before, after) => {
    expect(rule(before)).toMatchObject({ until: rule(after)?.from, duty: rule(after)?.duty });
  });
});
