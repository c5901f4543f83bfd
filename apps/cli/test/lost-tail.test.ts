import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, withApplicationLocally } from '@tongzhou/server';
import { createVerifier, openCheckpoint, openSuccession } from '@tongzhou/tlog';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { putExercise, temporaryFolder } from '../../../test/support/data-folder.ts';
import { tongzhou } from './support/cli-process.ts';

const base = temporaryFolder('lost-tail');
const [data, early] = ['data', 'early'].map((name) => join(base, name)) as [string, string];
putExercise(data);
let site: Awaited<ReturnType<typeof serve>> | undefined;

async function start(): Promise<string> {
  const where = { port: 0, host: '127.0.0.1', folder: data, databaseUrl: undefined };
  site = await serve({ ...where, scenario: 'hubei-2020' });
  return site.url;
}

async function stop(): Promise<void> {
  await site?.close();
  site = undefined;
}

const textAt = async (url: string) => (await fetch(url)).text();
const sizeAt = async (url: string): Promise<number> =>
  Number((await textAt(`${url}/log/checkpoint`)).split('\n')[1]);

/** Facts more, and signed. */
async function stateNeeds(...items: string[]): Promise<number> {
  await withApplicationLocally({ folder: data }, async (application) => {
    for (const item of items) {
      const need = { incident: 'hubei-2020', facility: 'wuhan-union', item, setting: 'community' };
      const input = { ...need, quantity: { kind: 'exact', amount: 100 } };
      const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
      const outcome = await application.execute(actor, 'need.state', input);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    }
  });
  const size = await sizeAt(await start());
  await stop();
  return size;
}

/** A backup of the database alone is put back; keys and head are as they were. */
async function putDatabaseBack(): Promise<void> {
  await rm(join(data, 'database'), { recursive: true });
  await cp(join(early, 'database'), join(data, 'database'), { recursive: true });
}

const log = (...args: string[]) => tongzhou('log', ...args, '--data', data);

describe('a log that has lost its tail', () => {
  let oldKey: string;
  let before: number;
  let left: number;

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const url = await start();
    oldKey = (await textAt(`${url}/log/key`)).trim();
    await stop();
    await cp(data, early, { recursive: true });
    before = await stateNeeds('goggles', 'face-shield');
    await putDatabaseBack();
  });
  afterEach(stop);
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(base, { recursive: true });
  });

  it('is declared by nobody who has not looked at what is lost', async () => {
    expect((await log('declare-lost-tail')).stderr).toMatch(/--reason/);
    const { code, stdout } = await log('declare-lost-tail', '--reason', 'the disk of the primary burnt');
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`has signed +${before} entries`));
    left = Number(/holds +(\d+) entries/.exec(stdout)?.[1]);
    expect(left).toBeLessThan(before);
    expect(stdout).toContain(`--confirm ${left}`);
    const wrong = await log('declare-lost-tail', '--reason', 'the disk burnt', '--confirm', String(left + 1));
    expect(wrong.code).toBe(1);
    const url = await start();
    expect((await fetch(`${url}/log/checkpoint`)).status).toBe(503);
  });

  it('ends openly; another goes on under a new name, and whoever holds the old key follows and is told', async () => {
    const { code, stdout } = await log(
      'declare-lost-tail',
      '--reason',
      'the disk burnt',
      '--confirm',
      String(left),
    );
    expect(stdout).toContain('tongzhou.local/log/2');
    expect(code).toBe(0);
    const url = await start();
    expect(((await (await fetch(`${url}/healthz`)).json()) as { status: string }).status).not.toBe('stopped');
    // No reader of the old log takes the new one for it.
    const shown = Buffer.from(await textAt(`${url}/log/checkpoint`));
    await expect(openCheckpoint(shown, { log: await createVerifier(oldKey) })).rejects.toThrow(
      /no signature by a known key/,
    );
    const statement = await openSuccession(Buffer.from(await textAt(`${url}/log/predecessor/1`)));
    expect(statement).toMatchObject({
      origin: 'tongzhou.local/log/2',
      reason: 'the disk burnt',
      begins: { size: left },
      ended: { size: before },
    });
    expect(await textAt(`${url}/log/predecessor/1/head`)).toBe(
      await readFile(join(data, 'keys', 'head'), 'utf8'),
    );
    expect(await (await fetch(`${url}/log/ended`)).json()).toEqual([
      {
        origin: 'tongzhou.local/log',
        signed: before,
        goesOnFrom: left,
        proven: left,
        reason: 'the disk burnt',
      },
    ]);
    for (const key of [oldKey, (await textAt(`${url}/log/key`)).trim()]) {
      const audit = await tongzhou('audit', url, '--key', key, '--no-resume', '--quiet');
      expect(audit.stdout).toContain('audit ok');
      expect(audit.stdout).toContain(
        `had signed ${before} entries, ${left} are left, ${before - left} are lost`,
      );
      expect(audit.stdout).toContain('the disk burnt');
    }
  });

  it('is nothing that can be declared twice, or of a log that has lost nothing', async () => {
    const again = await log('declare-lost-tail', '--reason', 'once more', '--confirm', String(left));
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/nothing is lost/);
  });

  it('goes on as any log: it grows, changes its key, is stopped again, and ends again', async () => {
    await cp(data, early, { recursive: true, force: true });
    const rotated = await tongzhou('rotate-log-key', '--data', data);
    expect(rotated.code).toBe(0);
    await rm(early, { recursive: true });
    await cp(data, early, { recursive: true });
    await stateNeeds('gloves-latex');
    await putDatabaseBack();
    expect((await fetch(`${await start()}/log/checkpoint`)).status).toBe(503);
    await stop();
    const looked = await log('declare-lost-tail', '--reason', 'again');
    const confirmed = /--confirm (\d+)/.exec(looked.stdout)?.[1] as string;
    const declared = await log('declare-lost-tail', '--reason', 'again', '--confirm', confirmed);
    expect(declared.stdout).toContain('tongzhou.local/log/3');
    const url = await start();
    const audit = await tongzhou('audit', url, '--key', oldKey, '--no-resume', '--quiet');
    expect(audit.stdout).toContain('audit ok');
    expect(audit.stdout).toContain('The log tongzhou.local/log/2 was ended openly');
  });

  it('lets its head be taken over from a mirror, and never goes back', async () => {
    const path = join(data, 'keys', 'head-3');
    const head = await readFile(path);
    await stop();
    await rm(path);
    await expect(start()).rejects.toThrow(/keys\/head.*missing/s);
    const kept = join(base, 'checkpoint-of-a-mirror');
    await writeFile(kept, head);
    expect((await log('adopt-head')).stdout).toMatch(/Compare it with a witness or a mirror/);
    expect((await log('adopt-head', kept)).code).toBe(0);
    expect(await readFile(path)).toEqual(head);
    await writeFile(kept, await readFile(join(data, 'keys', 'head')));
    expect((await log('adopt-head', kept)).code).toBe(1);
  });
});
