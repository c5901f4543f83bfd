import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FACT_TYPES, factTitle } from '@tongzhou/domain';
import { labels, layDown, type Overlay, say } from '@tongzhou/messages';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allPairs } from '../../../../scripts/texts/all-pairs.ts';
import { done, merged, readTexts, writeTexts } from '../../../../scripts/texts/file.ts';
import { takeUpTexts } from '../../src/texts/take-up-texts.ts';
import { openSite } from '../api/support.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const FRENCH = 'fr' as Overlay;
const pairs = allPairs(ROOT);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongzhou-texts-'));
  vi.stubEnv('TONGZHOU_TEXTS', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  layDown(FRENCH);
  await rm(folder, { recursive: true });
});

const translated = (words: Readonly<Record<string, string>>) => {
  const file = merged(pairs, null, 'fr', 'Français');
  const texts = Object.fromEntries(
    Object.entries(file.texts).map(([id, each]) => [id, { ...each, to: words[each.en] ?? '' }]),
  );
  return { ...file, texts };
};

describe('a third language', () => {
  it('asks for every word of the domain: labels, facts, refusals, problems, data and pages', () => {
    const english = new Set([...pairs.values()].map(({ en }) => en));
    const lists: readonly Readonly<Record<string, { readonly en: string }>>[] = Object.values(labels);
    for (const list of lists) for (const { en } of Object.values(list)) expect(english, en).toContain(en);
    for (const type of FACT_TYPES) expect(english).toContain(factTitle(type).en);
    for (const place of [
      'messages/problem',
      'domain/concepts/mandate/refusals',
      'domain/kernel/form',
      'data/duties/cn',
      'web/texts',
    ])
      expect([...pairs.keys()].filter((id) => id.startsWith(place)).length, place).toBeGreaterThan(5);
  });

  it('has one id for each text, which does not hold its words, and the same slots in both halves', () => {
    for (const [id, { zh, en }] of pairs) {
      if (en.length > 20) expect(id, en).not.toContain(en);
      const slots = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
      expect(
        slots(en).filter((slot) => !slots(zh).includes(slot)).length,
        `${id}: ${en}`,
      ).toBeLessThanOrEqual(2);
    }
  });

  it('is exported, taken up at the next start, and read in a problem of the API, the rest in English', async () => {
    const file = translated({
      'There is no such {0}.': 'Aucun élément de ce type : {0}.',
      incident: 'incident (fr)',
      'isolation ward': 'service d’isolement',
    });
    writeTexts(join(folder, 'fr.json'), file);
    const [taken] = await takeUpTexts(folder);
    expect(taken).toMatchObject({ language: 'fr', name: 'Français', total: pairs.size });
    expect(taken?.translated).toBe(done(file).translated);
    expect(say(labels.setting.isolation, FRENCH)).toBe('service d’isolement');
    expect(say(labels.setting.community, FRENCH)).toBe('community');

    const site = await openSite();
    const { headers, body } = await site.ask('/api/v1/incidents/nowhere/needs', {
      headers: { 'accept-language': 'fr,en;q=0.5' },
    });
    expect(headers.get('content-language')).toBe('fr');
    expect(body.title).toBe('Aucun élément de ce type : incident (fr).');
    expect(body.errors[0].whatToDo).toBe('Please check it and try again.');
    expect(body.messages.zh).toContain('没有找到这个');
  });

  it('keeps what is translated when it is exported again, and asks anew for what says something else', () => {
    const [id, pair] = [...pairs][0] as [string, { zh: string; en: string }];
    const before = translated({ [pair.en]: 'traduit' });
    writeTexts(join(folder, 'fr.json'), before);
    const same = merged(pairs, readTexts(join(folder, 'fr.json')), 'fr', 'x');
    expect([same.name, same.texts[id]?.to]).toEqual(['Français', 'traduit']);
    const changed = new Map(pairs).set(id, { ...pair, en: 'Something else' });
    expect(merged(changed, same, 'fr', 'x').texts[id]).toEqual({
      zh: pair.zh,
      en: 'Something else',
      to: '',
      was: 'traduit',
    });
  });

  it('whose file is broken keeps nobody from starting', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    writeTexts(join(folder, 'de.json'), { language: 'de', name: '', texts: {} });
    expect((await takeUpTexts(folder)).map(({ language }) => language)).toEqual(['fr']);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});
