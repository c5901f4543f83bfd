import { refusal } from '@tongzhou/domain';
import { afterEach, describe, expect, it } from 'vitest';
import {
  both,
  isTakenUp,
  labels,
  layDown,
  type Overlay,
  overlayFile,
  readerLanguageOf,
  say,
  sayRefusal,
  takenUp,
  takeUp,
} from '../src/index.ts';

const FRENCH = 'fr' as Overlay;
const text = (zh: string, en: string, to = '') => ({ zh, en, to });

const french = (texts: Record<string, ReturnType<typeof text>>) =>
  takeUp({ language: 'fr', name: 'Français', texts });

afterEach(() => layDown(FRENCH));

describe('a language laid over ours', () => {
  it('is said where it has the words, and English where it has none', () => {
    french({ a: text('隔离病区', 'isolation ward', 'service d’isolement'), b: text('社区', 'community') });
    expect(say(labels.setting.isolation, FRENCH)).toBe('service d’isolement');
    expect(say(labels.setting.community, FRENCH)).toBe('community');
    expect([say(labels.setting.isolation, 'zh'), say(labels.setting.isolation, 'en')]).toEqual([
      '隔离病区',
      'isolation ward',
    ]);
  });

  it('keeps what is filled into a sentence, and says it in its own words where it has them', () => {
    french({
      a: text(
        '“{0}”须由{1}接受后生效。',
        '{1} has to accept “{0}” first.',
        '{1} doit d’abord accepter « {0} ».',
      ),
      b: text('运输', 'transport', 'transporter'),
    });
    const pair = both('“运输”须由某机构接受后生效。', 'Org A has to accept “transport” first.');
    expect(say(pair, FRENCH)).toBe('Org A doit d’abord accepter « transporter ».');
  });

  it('of two sentences that fit, takes the one that says more', () => {
    french({
      a: text('{0}：{1}。', '{0}: {1}.', '{0} — {1}.'),
      b: text('不得小于 {0}：。', 'It must be at least: {0}.', 'Au moins : {0}.'),
    });
    expect(say(both('不得小于 5', 'It must be at least: 5.'), FRENCH)).toBe('Au moins : 5.');
  });

  it('tells two meanings of one English word apart by the Chinese beside it', () => {
    french({ a: text('进行中', 'open', 'en cours'), b: text('待处理', 'open', 'à traiter') });
    expect(say(both('待处理', 'open'), FRENCH)).toBe('à traiter');
    expect(say(both('进行中', 'open'), FRENCH)).toBe('en cours');
  });

  it('says a refusal part by part', () => {
    french({
      a: text('不能为空。', 'It must not be empty.', 'Ce champ ne peut pas être vide.'),
      b: text('依据：{0}。', 'Rule: {0}.', 'Règle : {0}.'),
    });
    const empty = { fault: 'size', of: 'characters', bound: 'least', limit: 1 } as const;
    const refused = refusal('input-invalid', empty, { rule: 'I13' });
    expect(sayRefusal(refused, FRENCH)).toEqual({
      title: 'This value does not fit.',
      detail: 'Ce champ ne peut pas être vide. Règle : invariant I13 of this system.',
      whatToDo: 'Please correct it and send again.',
    });
  });

  it('is asked for by browsers as soon as it is taken up, and tells how much is done', () => {
    expect(readerLanguageOf('fr-CA,fr;q=0.9,en;q=0.5')).toBe('en');
    const status = french({ a: text('社区', 'community', 'communauté'), b: text('床品', 'bedding') });
    expect(readerLanguageOf('fr-CA,fr;q=0.9,en;q=0.5')).toBe('fr');
    expect([status.translated, status.total]).toEqual([1, 2]);
    expect(takenUp()).toEqual([status]);
    expect(overlayFile(FRENCH)?.name).toBe('Français');
    layDown(FRENCH);
    expect(isTakenUp('fr')).toBe(false);
  });

  it.each([
    ['nothing', null],
    ['one of ours', { language: 'en', name: 'English', texts: {} }],
    ['a path', { language: '../x', name: 'x', texts: {} }],
    ['half a text', { language: 'fr', name: 'x', texts: { a: { zh: '一', en: 'one' } } }],
  ])('%s is no file of texts', (_what, file) => {
    expect(() => takeUp(file)).toThrow(TypeError);
  });
});
