import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyFile } from '../../src/folder/keys.ts';
import { dataFolder } from '../support/databases.ts';

it('a key is made once, whole, for its owner alone, by however many at once', async () => {
  const folder = dataFolder();
  let made = 0;
  const make = () => {
    made += 1;
    return `key ${made}`;
  };
  const got = await Promise.all(Array.from({ length: 8 }, () => keyFile(folder, 'one', make)));
  expect(new Set(got).size).toBe(1);
  expect(await keyFile(folder, 'one', make)).toBe(got[0]);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['one']);
  expect(statSync(join(folder, 'keys', 'one')).mode & 0o777).toBe(0o600);
});

it('an empty file is no key: it is named, and nothing is done with it', async () => {
  const folder = dataFolder();
  mkdirSync(join(folder, 'keys'), { recursive: true });
  writeFileSync(join(folder, 'keys', 'one'), '\n');
  await expect(keyFile(folder, 'one', () => 'another')).rejects.toThrow(/one is empty/);
});
