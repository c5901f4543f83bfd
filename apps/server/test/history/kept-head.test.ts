import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '@tongzhou/tlog';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { READERS } from '../../src/database/readers.ts';
import { setReadersBackLocally } from '../../src/locally/log.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { serve } from '../../src/server/serve.ts';
import { dataFolder } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

/** Data folders that are copied and put back, as an operator does who restores a backup. */
const folders: string[] = [];
const newFolder = (): string => {
  const folder = dataFolder('history');
  folders.push(folder);
  return folder;
};
let folder: string;
let earlier: string;

/** Opens the folder, does something, signs, closes. */
async function withLog<Value>(
  work: (application: Application, log: PublicLog) => Promise<Value>,
): Promise<Value> {
  const application = await Application.open({ folder });
  try {
    return await work(application, await PublicLog.open(application));
  } finally {
    await application.close();
  }
}

const grow = (amount: number) =>
  withLog(async (application, log) => {
    await receiveMasks(application, amount);
    await log.integrateAll();
    return log.checkpointText();
  });

const sizeOf = (text: string): number => parseCheckpoint(parseNote(Buffer.from(text)).text).size;
const head = async (): Promise<string> => readFile(join(folder, 'keys', 'head'), 'utf8');

/** The database as it was; the keys, with the head beside them, as they are. */
async function putDatabaseBack(): Promise<void> {
  await rm(join(folder, 'database'), { recursive: true });
  await cp(join(earlier, 'database'), join(folder, 'database'), { recursive: true });
}

beforeAll(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
beforeEach(async () => {
  folder = newFolder();
  const application = await openSmallWorld(undefined, folder);
  await (await PublicLog.open(application)).integrateAll();
  await application.close();
  earlier = newFolder();
  await cp(folder, earlier, { recursive: true });
});
afterEach(async () => {
  for (const each of folders.splice(0)) await rm(each, { recursive: true, force: true });
});
afterAll(() => vi.restoreAllMocks());

describe('the head that is kept outside the database', () => {
  it('is the newest that was published, byte for byte, and only its owner reads it', async () => {
    const published = await grow(100);
    expect(await head()).toBe(published);
    await grow(100);
    expect(sizeOf(await head())).toBeGreaterThan(sizeOf(published));
  });

  it('stops a server whose database was put back: nothing is signed, taken or shown', async () => {
    const before = await grow(100);
    await putDatabaseBack();
    await withLog(async (application, log) => {
      expect(application.fence.stopped).toMatchObject({ code: 'second-history' });
      await expect(log.integrateAll()).rejects.toThrow(/lost its tail/);
      await expect(receiveMasks(application, 5)).rejects.toThrow(/lost its tail/);
      expect(sizeOf(await log.checkpointText())).toBeLessThan(sizeOf(before));
    });
    expect(await head()).toBe(before);
  });

  it('stops it too where the database has gone on another way, and is longer by now', async () => {
    const before = await grow(100);
    // On the backup somebody goes on who has no head: as a server of before this rule would.
    const keys = join(folder, 'keys');
    await putDatabaseBack();
    await cp(keys, join(earlier, 'kept-keys'), { recursive: true });
    await cp(join(earlier, 'keys', 'head'), join(keys, 'head'));
    for (const amount of [7, 8, 9]) await grow(amount);
    await cp(join(earlier, 'kept-keys', 'head'), join(keys, 'head'));
    await withLog(async ({ fence }, log) => {
      expect(sizeOf(await log.checkpointText())).toBeGreaterThan(sizeOf(before));
      expect(fence.stopped).toMatchObject({ code: 'second-history' });
      expect(fence.stopped?.says.en).toMatch(/does not contain/);
    });
    expect(await head()).toBe(before);
  });

  it('answers 503 to everybody, with what to do and no time to come back; /healthz says why', async () => {
    await grow(100);
    await putDatabaseBack();
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: null };
    const site = await serve(where);
    try {
      for (const path of ['/zh', '/log/checkpoint', '/api/v1/incidents', '/log/key']) {
        const response = await fetch(`${site.url}${path}`);
        const text = await response.text();
        expect(response.status, path).toBe(503);
        expect(response.headers.get('retry-after'), path).toBeNull();
        expect(text, path).toContain('declare-lost-tail');
        expect(text, path).toContain('数据库丢失了末尾部分');
        expect(text, path).toContain('it has lost its tail');
      }
      const health = await fetch(`${site.url}/healthz`);
      expect(health.status).toBe(503);
      expect(await health.json()).toMatchObject({
        status: 'stopped',
        stopped: { code: 'second-history' },
      });
      const ready = await fetch(`${site.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ ready: false, at: 'stopped', takesCommands: false });
    } finally {
      await site.close();
    }
  });

  it('lets nothing be signed while it is missing, or of another log', async () => {
    await grow(100);
    const path = join(folder, 'keys', 'head');
    const kept = await head();
    await rm(path);
    await expect(withLog(async () => {})).rejects.toThrow(/keys\/head.*is missing.*adopt-head/s);
    await writeFile(path, kept.replace('tongzhou.local/log\n', 'tongzhou.other/log\n'));
    await expect(withLog(async () => {})).rejects.toThrow(/not a checkpoint of tongzhou.local\/log/);
    await writeFile(path, kept);
    await grow(100);
  });
});

describe('the key whose name stands in the database', () => {
  it('is never made a second time: an empty folder of keys does not start', async () => {
    await rm(join(folder, 'keys', 'log.key'));
    await expect(withLog(async () => {})).rejects.toThrow(
      /tongzhou\.local\/log\+[0-9a-f]{8}.*No second key/s,
    );
    await expect(readFile(join(folder, 'keys', 'log.key'))).rejects.toThrow(/ENOENT/);
  });

  it('is named where the folder holds another one', async () => {
    const other = newFolder();
    const elsewhere = await openSmallWorld(undefined, other);
    await PublicLog.open(elsewhere);
    await elsewhere.close();
    await cp(join(other, 'keys', 'log.key'), join(folder, 'keys', 'log.key'));
    await expect(withLog(async () => {})).rejects.toThrow(
      /the key in this data folder is tongzhou\.local\/log\+/,
    );
  });

  it('stays what it is in the database', async () => {
    await withLog(async ({ database }) => {
      await expect(sql`update log_head set key = 'other'`.execute(database.sql)).rejects.toThrow(
        /keeps the key/,
      );
      await expect(sql`update log_head set generation = 0`.execute(database.sql)).rejects.toThrow(
        /never goes back/,
      );
    });
  });
});

describe('whoever follows the journal', () => {
  it('is every table that has a position, but the journal and the log itself', async () => {
    await withLog(async ({ database }) => {
      const { rows } = await sql<{ table_name: string }>`select table_name from information_schema.columns
        where column_name = 'position' and table_schema = current_schema()`.execute(database.sql);
      const named = rows.map((row) => row.table_name).filter((name) => !['fact', 'log_head'].includes(name));
      expect(named.toSorted()).toEqual([...READERS].toSorted());
    });
  });

  it('stops the start where it has come further than the journal', async () => {
    await withLog(async ({ database }) => {
      await sql`update notice_progress set position = 9999`.execute(database.sql);
    });
    await withLog(async ({ fence }) => {
      expect(fence.stopped).toMatchObject({ code: 'reader-ahead' });
      expect(fence.stopped?.says.en).toMatch(/notice_progress has come to record 9999/);
    });
    expect(await setReadersBackLocally({ folder })).toEqual([{ reader: 'notice_progress', rows: 1 }]);
    await withLog(async ({ fence, state, database }) => {
      expect(fence.stopped).toBeNull();
      const { position } = await database.sql
        .selectFrom('notice_progress')
        .select('position')
        .executeTakeFirstOrThrow();
      expect(position).toBe(state.position);
    });
  });
});
