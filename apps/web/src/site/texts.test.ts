import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#texts/language.ts';
import { say, type Words } from '#texts/words.ts';
import { verifyToolTexts } from '../verify/texts.ts';
import { all } from './texts.ts';

type Spoken = { readonly at: string; readonly said: readonly string[] };

/** Every pair that the pages can say, whatever is filled in. */
function spoken(words: Words, at: string): Spoken[] {
  if (typeof words === 'function') {
    const parts = new Proxy({}, { get: (_, name) => (name === Symbol.toPrimitive ? () => '1' : '1') });
    return [[parts, parts, parts, parts] as unknown[], ['0', '1', '2', '3']].flatMap((filled) =>
      spoken((words as (...each: unknown[]) => Words)(...filled), `${at}()`),
    );
  }
  if (Array.isArray(words)) {
    if (typeof words[0] === 'string')
      return [{ at, said: LANGUAGES.map((each) => say(words as never, each)) }];
    return words.flatMap((each, index) => spoken(each as Words, `${at}.${index}`));
  }
  return Object.entries(words).flatMap(([name, each]) => spoken(each, `${at}.${name}`));
}

// Where an object is filled in, plain values leave it undefined; the other filling says all of it.
const everything = [...spoken(all, 't'), ...spoken(verifyToolTexts, 'verify')].filter(
  ({ said }) => !said.some((each) => each.includes('undefined')),
);

/** Names, codes and units that Chinese readers know by their Latin letters. */
const LATIN =
  /\b(https?|csv|pdf|json|sha-256|webhook|standard webhooks|tongzhou|audit|verify|c2sp|tlog-tiles|tlog-proof|apache-2\.0|tz-[\w-]+|[0-9a-z]*\d[0-9a-z]*|mb|min|html|n95|[a-z]|i+v?|ed25519|cosi|who|camt|english|chinese)\b/gi;

describe('what the pages say', () => {
  test('every pair has all of its halves', () => {
    const lacking = everything.filter(
      ({ said }) => said.length !== LANGUAGES.length || said.some((each) => !each),
    );
    expect(lacking.map(({ at }) => at)).toEqual([]);
  });

  test('Chinese is said in Chinese: no Latin words but names, codes and units', () => {
    const english = everything.flatMap(({ at, said: [zh = ''] }) => {
      const words = zh.replace(LATIN, '').match(/[A-Za-z]{2,}/g) ?? [];
      return words.length > 0 ? [`${at}: ${words.join(' ')}`] : [];
    });
    expect([...new Set(english)]).toEqual([]);
  });

  test('English is said without Chinese', () => {
    const chinese = everything.filter(({ said: [, en = ''] }) => /\p{Script=Han}/u.test(en));
    expect(chinese.map(({ at }) => at)).toEqual([]);
  });

  test('no words are said nowhere', () => {
    const source = new URL('..', import.meta.url).pathname;
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(ts|svelte)$/.test(name) && !/texts\.ts$|\.test\.ts$/.test(name),
    );
    const code = files.map((name) => readFileSync(`${source}/${name}`, 'utf8')).join('\n');
    const dead = Object.entries(all).flatMap(([group, words]) =>
      Object.keys(words)
        .filter((name) => !new RegExp(`\\b${name}\\b`).test(code))
        .map((name) => `${group}.${name}`),
    );
    expect(dead).toEqual([]);
  });
});
