import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));

const FOLDERS = ['domain', 'messages', 'receipt', 'audit', 'formats']
  .map((name) => `packages/${name}/src`)
  .concat('apps/server/src');

/** Tables with one row for each of our two languages, and the names of an applicant compared half by half. */
const ALLOWED = /\bWORDS\[language\]|\basked\[language\]|plain\(each\.name\[language\]\)/;

describe('the half of a pair', () => {
  it('is picked by say, and nowhere else', () => {
    const elsewhere = FOLDERS.flatMap(sources)
      .filter((path) => !path.endsWith('messages/src/language/say.ts'))
      .flatMap((path) =>
        readFileSync(join(ROOT, path), 'utf8')
          .split('\n')
          .filter((line) => /\[(language|lang)\]/.test(line) && !ALLOWED.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(elsewhere).toEqual([]);
  });

  it('no schema of the domain states a pattern or a rule without its name', () => {
    const unnamed = sources('packages/domain/src')
      .filter((path) => !path.startsWith(join('packages/domain/src/duty')))
      .filter((path) =>
        /\.regex\(|message: ['"`]|refine\([^)]*, '/.test(readFileSync(join(ROOT, path), 'utf8')),
      );
    // An entry of a log that is of no known type: read by whoever audits, never by a form.
    expect(unnamed).toEqual([join('packages/domain/src/book/facts.ts')]);
  });
});
