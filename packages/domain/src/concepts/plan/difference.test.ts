import { describe, expect, it } from 'vitest';
import { HEALTH } from '../../../test/support/plans.ts';
import { NOTHING, sumOf } from './amounts.ts';
import { planDifference } from './difference.ts';
import type { PlanTerms } from './terms.ts';

const coordination = HEALTH.functions[0] as PlanTerms['functions'][number];
const withFirst = (entry: object): PlanTerms => ({
  ...HEALTH,
  functions: [{ ...coordination, ...entry }, ...HEALTH.functions.slice(1)],
});

it('the work of a plan is the sum of its parts', () => {
  expect(sumOf({ mandates: 1, duties: 20, needs: 300, tasks: 4_000, releases: 50_000 })).toBe(54_321);
  expect(sumOf(NOTHING)).toBe(0);
});

describe('what a version changes against another', () => {
  it('is nothing where only the order of its entries is another', () => {
    const turned = { ...HEALTH, needs: [...HEALTH.needs].reverse(), tasks: [...HEALTH.tasks].reverse() };
    expect(planDifference(HEALTH, HEALTH)).toEqual([]);
    expect(planDifference(HEALTH, turned)).toEqual([]);
  });

  it('is every entry and no heading, where there was none before', () => {
    const changes = planDifference(null, HEALTH);
    expect(changes.every(({ kind }) => kind === 'added')).toBe(true);
    const { functions, duties, needs, tasks, releases } = HEALTH;
    expect(changes).toHaveLength([functions, duties, needs, tasks, releases].flat().length);
    expect(changes[0]).toEqual({ kind: 'added', list: 'functions', entry: coordination });
    expect(changes.at(-1)).toEqual({ kind: 'added', list: 'releases', entry: HEALTH.releases.at(-1) });
  });

  it.each([
    ['name', { zh: '新', en: 'New' }],
    ['incidentTypes', ['natural']],
    ['area', '420100'],
    ['legalBasis', '另一部法'],
    ['source', '武汉市'],
  ] as const)('names the %s of its heading as it was and as it is', (field, value) => {
    const [change, ...more] = planDifference(HEALTH, { ...HEALTH, [field]: value });
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: 'heading', fields: [{ field, after: expect.any(String) }] });
    const [said] = change?.kind === 'heading' ? change.fields : [];
    expect(JSON.parse(said?.before ?? '')).toEqual(HEALTH[field]);
    expect(JSON.parse(said?.after ?? '')).toEqual(value);
  });

  it('says of a field that is new, or gone, that it is not there on the other side', () => {
    const more = withFirst({ delegable: true, days: 30 });
    const changed = { kind: 'changed', list: 'functions' };
    expect(planDifference(HEALTH, more)).toEqual([
      {
        ...{ ...changed, entry: more.functions[0] },
        fields: [
          { field: 'days', before: null, after: '30' },
          { field: 'delegable', before: null, after: 'true' },
        ],
      },
    ]);
    expect(planDifference(more, HEALTH)).toEqual([
      {
        ...{ ...changed, entry: coordination },
        fields: [
          { field: 'days', before: '30', after: null },
          { field: 'delegable', before: 'true', after: null },
        ],
      },
    ]);
  });

  it('lists in each part what was added or changed in the new order, then what is gone', () => {
    const entryOf = (entry: string) => withFirst({ entry }).functions[0];
    const changes = planDifference(HEALTH, withFirst({ entry: 'steering' }));
    expect(changes).toEqual([
      { kind: 'added', list: 'functions', entry: entryOf('steering') },
      { kind: 'removed', list: 'functions', entry: coordination },
    ]);
  });
});
