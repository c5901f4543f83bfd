import { readFileSync } from 'node:fs';
import { type Catalogue, catalogueSchema } from '@tongzhou/domain';
import { buildItemIndex, familyOf, matchItem, matchKey } from '@tongzhou/formats';
import { describe, expect, test } from 'vitest';

const content: unknown = JSON.parse(readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8'));
const catalogue: Catalogue = catalogueSchema.parse(content);
const byId = new Map(catalogue.items.map((item) => [item.id, item]));

/** The item columns of the volunteers' snapshots of February 2020, and what each is. */
const SNAPSHOT_KEYS = {
  普通医用口罩: 'mask-disposable-medical',
  医用外科口罩: 'mask-surgical',
  '医用防护口罩 | N95口罩': 'mask-medical-protective',
  '防冲击眼罩/护目镜/防护眼镜': 'goggles',
  防护面罩: 'face-shield',
  '防护帽/医用帽/圆帽': 'cap-medical',
  防护服: 'coverall-medical',
  手术衣: 'gown-surgical',
  隔离衣: 'gown-isolation',
  乳胶手套: 'gloves-latex',
  防污染鞋套: 'shoe-covers',
  防污染靴套: 'boot-covers',
  '长筒胶鞋/防污染靴': 'boots-rubber',
  '84消毒液': 'disinfectant-84',
  '75%酒精': 'alcohol-75',
  手部皮肤消毒液: 'hand-sanitiser',
  过氧乙酸: 'peracetic-acid',
  活力碘: 'iodophor',
  测体温设备: 'thermometer',
  空气消毒设备: 'air-steriliser',
  医用紫外线消毒车: 'uv-trolley',
  床罩: 'bed-cover',
  医用面罩式雾化器: 'nebuliser-mask',
} as const;

describe('the catalogue', () => {
  test('ids are unique', () => {
    expect(byId.size).toBe(catalogue.items.length);
  });

  test('no word is claimed by two items', () => {
    const claims = new Map<string, Set<string>>();
    for (const item of catalogue.items)
      for (const word of [item.name.zh, item.name.en, ...item.aliases])
        claims.set(matchKey(word), (claims.get(matchKey(word)) ?? new Set()).add(item.id));
    expect([...claims].filter(([, items]) => items.size > 1)).toEqual([]);
  });

  test('a general name is no item’s own, and each item that it may mean is there', () => {
    const own = new Set(
      catalogue.items.flatMap(({ name, aliases }) => [name.zh, name.en, ...aliases]).map(matchKey),
    );
    for (const { words, items } of catalogue.generalNames) {
      expect(words.filter((word) => own.has(matchKey(word)))).toEqual([]);
      expect(items.filter((id) => !byId.has(id))).toEqual([]);
    }
  });

  test.each(Object.entries(SNAPSHOT_KEYS))('the column %s is exactly %s', (key, id) => {
    expect(matchItem(key, buildItemIndex(catalogue))).toMatchObject({
      kind: 'matched',
      how: 'exact',
      item: { id },
    });
  });

  test('a substitute exists, is another item, may be used where it stands in, and says since when if it is temporary', () => {
    for (const item of catalogue.items) {
      for (const substitute of item.substitutes) {
        const other = byId.get(substitute.item);
        expect(other, `${item.id} → ${substitute.item}`).toBeDefined();
        expect(substitute.item).not.toBe(item.id);
        for (const setting of substitute.settings)
          expect(other?.settings, `${item.id} → ${substitute.item}`).toContain(setting);
        if (substitute.source.startsWith('工信明电')) expect(substitute.from).toBeDefined();
      }
    }
  });

  test('what must be proven has a standard or licence that proves it', () => {
    expect(catalogue.items.filter((item) => item.evidenceRequired && item.standards.length === 0)).toEqual(
      [],
    );
  });

  test('medicines need evidence; bedding does not', () => {
    for (const item of catalogue.items) {
      if (item.category === 'medicine') expect(item.evidenceRequired, item.id).toBe(true);
      if (item.category === 'bedding') expect(item.evidenceRequired, item.id).toBe(false);
    }
  });
});

describe('masks are two axes, not one ladder', () => {
  const servesFor = (item: string, substitute: string, setting: string) =>
    byId
      .get(item)
      ?.substitutes.some(
        (entry) => entry.item === substitute && entry.settings.some((at) => at === setting),
      ) ?? false;

  test('only GB 19083 may be used on isolation wards: a KN95, N95 or surgical mask may not', () => {
    expect(byId.get('mask-medical-protective')?.settings).toContain('isolation');
    for (const id of [
      'respirator-kn95',
      'respirator-n95',
      'respirator-ffp2',
      'mask-surgical',
      'mask-disposable-medical',
      'mask-daily-protective',
    ])
      expect(byId.get(id)?.settings, id).not.toContain('isolation');
  });

  test('a KN95 stands in for a GB 19083 mask neither on isolation wards nor in fever clinics', () => {
    expect(servesFor('mask-medical-protective', 'respirator-kn95', 'isolation')).toBe(false);
    expect(servesFor('mask-medical-protective', 'respirator-kn95', 'fever-clinic')).toBe(false);
    expect(servesFor('mask-medical-protective', 'respirator-kn95', 'general-ward')).toBe(true);
  });

  test('a surgical mask does not stand in for a particle respirator', () => {
    for (const id of ['respirator-kn95', 'respirator-n95', 'mask-medical-protective'])
      expect(byId.get(id)?.substitutes.map((entry) => entry.item)).not.toContain('mask-surgical');
  });

  test('the mask standards prove one class each', () => {
    const masks = catalogue.items.filter((item) => /^(?:mask|respirator-(?:kn|n)95)/.test(item.id));
    const families = masks.flatMap((item) => item.standards.map(familyOf));
    expect(new Set(families).size).toBe(families.length);
  });
});

test('an emergency coverall serves isolation wards since 29 January 2020, never general wards', () => {
  const entry = byId
    .get('coverall-medical')
    ?.substitutes.find((substitute) => substitute.item === 'coverall-emergency');
  expect(entry).toMatchObject({ settings: ['isolation'], from: '2020-01-29' });
  expect(entry?.condition.en).toContain('never intensive care');
});
