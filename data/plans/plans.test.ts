import { readdirSync, readFileSync } from 'node:fs';
import { catalogueSchema, dutyPackSchema, planTerms } from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';

const here = new URL('./', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, here), 'utf8'));
const names = readdirSync(here).filter((name) => name.endsWith('.json'));
const items = new Set(catalogueSchema.parse(read('../catalogue/catalogue.json')).items.map(({ id }) => id));
const duties = new Set(dutyPackSchema.parse(read('../duties/plan.json')).rules.map(({ duty }) => duty));

describe.each(names)('%s', (name) => {
  const plan = planTerms.parse(read(name));

  test('is named as its file, and names only items and duties that there are', () => {
    expect(`${plan.plan}.json`).toBe(name);
    expect(plan.needs.filter(({ item }) => !items.has(item))).toEqual([]);
    expect(plan.duties.filter(({ duty }) => !duties.has(duty))).toEqual([]);
  });

  test('says who coordinates, allocates, releases information, takes gifts in, carries, cares and serves', () => {
    const asked = new Set(plan.functions.flatMap(({ functions }) => functions));
    const wanted = [
      'coordinate',
      'allocate',
      'approve-allocation',
      'draft-release',
      'approve-release',
    ] as const;
    const more = [
      'receive-donation',
      'transport',
      'support-psychologically',
      'serve-community',
      'enrol-volunteer',
    ] as const;
    for (const each of [...wanted, ...more, 'state-need'] as const) expect(asked).toContain(each);
  });

  test('orders nobody but those who are bound by law: charities and enterprises are asked', () => {
    for (const { entry, takenBy, answerWithinHours } of plan.functions) {
      if (!('kinds' in takenBy)) continue;
      const free = takenBy.kinds.some(
        (kind) => kind === 'charity' || kind === 'enterprise' || kind === 'other',
      );
      expect([entry, answerWithinHours !== undefined]).toEqual([entry, free]);
    }
  });

  test('leaves room in the log for what a jurisdiction adds', () => {
    expect(Buffer.byteLength(JSON.stringify(plan))).toBeLessThan(40_000);
  });
});
