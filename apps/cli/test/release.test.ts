import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { commandLine } from '../src/command-line.ts';

let folder: string;
let keyFile: string;
let key: string;

/** What a command says, and its exit code. */
async function said(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = console.error = (...words: unknown[]) => void lines.push(words.join(' '));
  try {
    return { code: await commandLine(args), text: lines.join('\n') };
  } finally {
    Object.assign(console, { log, error });
  }
}
const verify = (by = key) => said('release', 'verify', folder, '--key', by);

beforeEach(async () => {
  const at = temporaryFolder('release');
  folder = join(at, 'files');
  mkdirSync(folder);
  keyFile = join(at, 'release.key');
  writeFileSync(join(folder, 'tongzhou-1.0.0.tgz'), 'the program');
  writeFileSync(join(folder, 'tongzhou.cdx.json'), '{}');
  key = (await said('release', 'key', 'tongzhou.example/release', '--key-file', keyFile)).text;
  await said('release', 'sign', folder, '--key-file', keyFile);
});

describe('a signed release', () => {
  it('is as it was signed, for whoever has the key that was handed out', async () => {
    expect(await verify()).toMatchObject({ code: 0, text: 'as it was signed: 2 files' });
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'SHA256SUMS.note'), 'utf8')).not.toContain('PRIVATE');
  });

  it('can be read by sha256sum too', () => {
    const { status } = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    expect(status).toBe(0);
  });

  it.each(['tongzhou-1.0.0.tgz', 'SHA256SUMS', 'SHA256SUMS.note'])(
    'is refused after any one byte of %s is another',
    async (name) => {
      const bytes = readFileSync(join(folder, name));
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(join(folder, name), changed);
        expect([at, (await verify()).code]).toEqual([at, 1]);
      }
      writeFileSync(join(folder, name), bytes);
      expect((await verify()).code).toBe(0);
    },
  );

  it('is refused with a file too many, too few, or under another name', async () => {
    const path = (name: string) => join(folder, name);
    copyFileSync(path('tongzhou.cdx.json'), path('more.json'));
    expect(await verify()).toMatchObject({ code: 1, text: 'not signed: more.json' });
    renameSync(path('more.json'), path('tongzhou.cdx.json'));
    rmSync(path('tongzhou-1.0.0.tgz'));
    expect(await verify()).toMatchObject({ code: 1, text: 'changed or missing: tongzhou-1.0.0.tgz' });
  });

  it('is refused by another key of the same name, and a key is never written over', async () => {
    const other = await said('release', 'key', 'tongzhou.example/release', '--key-file', `${keyFile}.other`);
    expect((await verify(other.text)).code).toBe(1);
    expect((await said('release', 'key', 'tongzhou.example/release', '--key-file', keyFile)).code).toBe(1);
    expect((await verify()).code).toBe(0);
  });

  it('is asked for in whole words', async () => {
    expect((await said('release', 'sign', folder)).code).toBe(2);
    expect((await said('release')).code).toBe(2);
  });
});
