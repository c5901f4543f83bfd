import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DutyBook, RULES } from '@tongzhou/domain';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { openDatabase } from '../../src/database/open.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { SnapshotKeeper } from '../../src/replay/snapshot-keeper.ts';
import { shapeOf } from '../../src/snapshot/shape.ts';
import { type Heading, readHeading, readSnapshot, writeSnapshot } from '../../src/snapshot/snapshot-file.ts';
import { snapshotKey } from '../../src/snapshot/snapshots.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(String).join(' ')));
});
afterEach(() => vi.restoreAllMocks());

async function snapshotOf(application: Application): Promise<string> {
  await (await PublicLog.open(application)).integrateAll();
  const position = await new SnapshotKeeper(application, 1).now();
  expect(position).toBe(application.state.position);
  return snapshots(application.folder)[0] as string;
}

/** The newest first. */
const snapshots = (folder: string): string[] =>
  readdirSync(join(folder, 'snapshots'))
    .sort()
    .reverse()
    .map((name) => join(folder, 'snapshots', name));

const keptOf = ({ state, duties }: Application) => structuredClone({ state, duties: duties.kept });

/** Closes, does something to the folder, and opens again. */
async function again(
  application: Application,
  meanwhile: () => unknown = () => {},
  databaseUrl?: string,
): Promise<Application> {
  const { folder } = application;
  await application.close();
  await meanwhile();
  return Application.open({ folder, databaseUrl });
}

const programs = postgresPrograms();
describe.each(programs ? ['PGlite', 'PostgreSQL'] : ['PGlite'])('a start on %s', (database) => {
  let postgres: TemporaryPostgres | null = null;
  beforeAll(async () => {
    if (database === 'PostgreSQL') postgres = await startPostgres(programs as string);
  });
  afterAll(() => postgres?.stop());

  it('goes on from a snapshot, with what came after it, and is what a start from the first fact is', async () => {
    const url = postgres?.url;
    const application = await openSmallWorld(url);
    await receiveMasks(application, 700);
    const path = await snapshotOf(application);
    const { position } = application.state;
    await receiveMasks(application, 300);
    const before = keptOf(application);
    const from = await again(application, undefined, url);
    expect(from.begunFrom).toEqual({ path, position });
    expect(keptOf(from)).toEqual(before);
    // It works, and what the next snapshot is compared with is what it began with.
    await receiveMasks(from, 200);
    await snapshotOf(from);
    expect(snapshots(from.folder)).toHaveLength(2);
    const after = keptOf(from);
    const next = await again(from, undefined, url);
    expect(next.begunFrom?.position).toBe(after.state.position);
    expect(keptOf(next)).toEqual(after);
    expect(said).toEqual([]);
    await next.close();
  });
});

describe('a start that reads the journal', () => {
  it('says which record of how many it has come to, and lets whoever asks have an answer', async () => {
    const application = await openSmallWorld();
    await Promise.all(Array.from({ length: 2_100 }, (_, index) => receiveMasks(application, 1_000 + index)));
    const { folder, state } = application;
    await application.close();
    const told: number[][] = [];
    let turns = 0;
    const asking = setInterval(() => {
      turns += told.length > 0 ? 1 : 0;
    }, 0);
    const again = await Application.on(await openDatabase({ folder }), { folder }, (...count) => {
      told.push(count);
    });
    clearInterval(asking);
    expect(state.position).toBeGreaterThan(2_000);
    expect(told.slice(0, 2)).toEqual([
      [1_000, state.position],
      [2_000, state.position],
    ]);
    expect(turns).toBeGreaterThan(0);
    await again.close();
  });
});

describe('a snapshot is not used, and it is said why,', () => {
  let application: Application;
  let path: string;
  beforeEach(async () => {
    application = await openSmallWorld();
    await receiveMasks(application, 700);
    path = await snapshotOf(application);
  });

  /** It begins from the first fact, and has the same state. */
  async function passedOver(why: RegExp, meanwhile: () => unknown): Promise<void> {
    const before = keptOf(application);
    const from = await again(application, meanwhile);
    expect(from.begunFrom).toBeNull();
    expect(keptOf(from)).toEqual(before);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(why);
    expect(existsSync(path)).toBe(false);
    await from.close();
  }

  /** The same snapshot with another heading, or with something else in it, by somebody who has the key. */
  async function rewritten(
    change: Partial<Heading>,
    alter: (kept: Awaited<ReturnType<typeof readSnapshot>>) => unknown = () => {},
  ): Promise<void> {
    const key = await snapshotKey(application.folder);
    const [heading, kept] = [await readHeading(path, key), await readSnapshot(path, key)];
    alter(kept);
    await writeSnapshot(path, key, { ...heading, ...change }, kept);
  }

  it.each([
    ['at its beginning', () => 10],
    ['in its middle', (bytes: number) => bytes >> 1],
    ['in its heading', (bytes: number) => bytes - 60],
    ['in its MAC', (bytes: number) => bytes - 5],
  ])('where a byte is another %s', async (_, at) => {
    await passedOver(/is damaged|is not authentic/, () => {
      const bytes = readFileSync(path);
      const index = at(bytes.length);
      bytes[index] = (bytes[index] as number) ^ 1;
      writeFileSync(path, bytes);
    });
  });

  it.each([0, 20, 5_000])('where only its first %i bytes are there', (bytes) =>
    passedOver(/not whole|not authentic/, () => writeFileSync(path, readFileSync(path).subarray(0, bytes))),
  );

  it('where it was written with another key', () =>
    passedOver(/not authentic/, () =>
      writeFileSync(join(application.folder, 'keys/snapshots'), Buffer.alloc(32, 1).toString('base64')),
    ));

  it('where it was made under other rules', () =>
    passedOver(/under the rules/, () => rewritten({ rules: RULES + 1 })));

  it('where it was made by another build', async () => {
    expect(await shapeOf()).toMatch(/^[0-9a-f]{64}$/);
    await passedOver(/another build/, () => rewritten({ shape: '0'.repeat(64) }));
  });

  it('where it ends with another fact', () =>
    passedOver(/another than the one/, () => rewritten({ hash: '0'.repeat(64) })));

  it('where the log that it was made of has another root, or is longer', async () => {
    const { log } = await readHeading(path, await snapshotKey(application.folder));
    await passedOver(/the root of the log/, () => rewritten({ log: { ...log, root: '0'.repeat(64) } }));
    application = await Application.open({ folder: application.folder });
    path = await snapshotOf(application);
    said.length = 0;
    await passedOver(/the log had/, () => rewritten({ log: { ...log, size: log.size + 1 } }));
  });

  it('where the database was put back to before it', async () => {
    const { folder } = application;
    const older = dataFolder();
    await application.close();
    await cp(folder, older, { recursive: true, force: true });
    application = await Application.open({ folder });
    await receiveMasks(application, 100);
    path = await snapshotOf(application);
    await application.close();
    await cp(path, path.replace(folder, older));
    const from = await Application.open({ folder: older });
    expect(said.join()).toMatch(/does not go that far/);
    // The one before it is still one of this database.
    expect(from.begunFrom?.position).toBe(from.state.position);
    await from.close();
  });

  it('but an older one that is good, where the newest is damaged', async () => {
    const position = application.state.position;
    const older = path;
    await receiveMasks(application, 100);
    path = await snapshotOf(application);
    const before = keptOf(application);
    const from = await again(application, () => writeFileSync(path, ''));
    expect(from.begunFrom).toEqual({ path: older, position });
    expect(keptOf(from)).toEqual(before);
    await from.close();
  });

  it('and a server that began with one which the facts do not make stops, sets it aside and begins anew', async () => {
    const right = keptOf(application);
    const from = await again(application, () =>
      rewritten({}, ({ state }) => {
        const account = [...state.ledger.accounts.values()].at(-1);
        if (account) account.in += 1;
      }),
    );
    expect(from.begunFrom?.path).toBe(path);
    expect(keptOf(from)).not.toEqual(right);
    expect(await new SnapshotKeeper(from, 0).now()).toBeNull();
    expect(from.fence.stopped?.code).toBe('snapshot-differs');
    expect(from.fence.stopped?.says.en).toContain('state.ledger.accounts');
    expect(existsSync(`${path}.aside`)).toBe(true);
    const anew = await again(from);
    expect(anew.begunFrom).toBeNull();
    expect(keptOf(anew)).toEqual(right);
    await anew.close();
  });

  it('and so it stops where a record before it is damaged in the database', async () => {
    const { sql: database } = application.database;
    await sql`alter table fact disable trigger user`.execute(database);
    await sql`update fact set body = body || ' ' where position = 5`.execute(database);
    await sql`alter table fact enable trigger user`.execute(database);
    const from = await again(application);
    expect(from.begunFrom?.path).toBe(path);
    expect(await new SnapshotKeeper(from, 0).now()).toBeNull();
    expect(from.fence.stopped?.says.en).toContain('journal row 5 is damaged');
    const anew = await again(from);
    expect([anew.begunFrom, anew.damagedAt]).toEqual([null, 5]);
    await anew.close();
  });

  it('and so it stops where only what is owed is another', async () => {
    const from = await again(application, () =>
      rewritten({}, ({ duties }) => {
        const [duty] = duties.duties;
        if (duty) duty.metAt = duty.since;
      }),
    );
    expect(from.duties).toBeInstanceOf(DutyBook);
    expect(await new SnapshotKeeper(from, 0).now()).toBeNull();
    expect(from.fence.stopped?.code).toBe('snapshot-differs');
    await from.close();
  });
});
