import { describe, expect, it } from 'vitest';
import { languageOf } from '../src/index.ts';

describe('the language of a reader', () => {
  it.each([
    [null, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr-FR, de;q=0.5', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['EN-us', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['en;q=0, zh;q=0.1', 'zh'],
    ['fr, en;q=0.2', 'en'],
    ['english', 'zh'],
    ['en;q=banana', 'zh'],
  ] as const)('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
