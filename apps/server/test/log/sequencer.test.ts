import {
  createVerifier,
  entriesPath,
  LogClient,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
} from '@tongzhou/tlog';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { integrateBatch } from '../../src/log/integrate.ts';
import { KeptHead } from '../../src/log/kept-head.ts';
import { openKeyring } from '../../src/log/log-keys.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { newestSigned, publishCheckpoint, signHead } from '../../src/log/sign-head.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const programs = postgresPrograms();

/** Reads and verifies the whole published log, as anybody would. */
async function audit(log: PublicLog): Promise<number> {
  const client = new LogClient({ read: log.files.read, log: await createVerifier(log.verifierKey) });
  const checkpoint = await client.checkpoint();
  return (await client.audit(checkpoint)).entriesChecked;
}

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('the sequencer on %s', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let application: Application;
  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
  });
  afterAll(async () => {
    await application?.close();
    await postgres?.stop();
  });

  run(
    'stopped after any step, the next start goes on there, and readers only ever see what is durable',
    async () => {
      const { database } = application;
      const first = await PublicLog.open(application);
      await first.integrateAll();
      const before = await audit(first);

      // Killed when the tree had grown, before its head was signed.
      await receiveMasks(application, 100);
      const grown = await integrateBatch(database, 4_096, null);
      expect(grown.count).toBeGreaterThan(0);
      expect(await audit(first)).toBe(before);

      // Killed when the head was signed, before it was published.
      const keyring = await openKeyring(database, application.folder, first.files);
      const kept = new KeptHead(application.folder, keyring);
      const signed = await signHead(database, keyring.origin, keyring.signers, null, kept);
      expect(signed?.size).toBe(before + grown.count);
      expect(await audit(first)).toBe(before);

      const again = await PublicLog.open(application);
      await again.integrateAll();
      expect(await audit(again)).toBe(before + grown.count);
    },
  );

  run('a transaction that dies takes its tiles, entries and size back together', async () => {
    const log = await PublicLog.open(application);
    await log.integrateAll();
    const before = await audit(log);
    await receiveMasks(application, 7);
    await sql`create function fail_once() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
      application.database.sql,
    );
    await sql`create trigger fails before update on log_head for each row execute function fail_once()`.execute(
      application.database.sql,
    );
    await expect(log.integrateAll()).rejects.toThrow(/disk full/);
    await sql`drop trigger fails on log_head`.execute(application.database.sql);
    await sql`drop function fail_once`.execute(application.database.sql);
    expect(await audit(log)).toBe(before);
    expect(await log.integrateAll()).toBe(1);
    expect(await audit(log)).toBe(before + 1);
  });

  run('an older checkpoint never takes a newer one’s place', async () => {
    const log = await PublicLog.open(application);
    await log.integrateAll();
    const old = await newestSigned(application.database);
    if (!old) throw new Error('nothing is signed');
    await receiveMasks(application, 9);
    await log.integrateAll();
    const now = await audit(log);
    expect(now).toBe(old.size + 1);
    await publishCheckpoint(application.database, old);
    expect(await audit(log)).toBe(now);
    const back = sql`update log_head set size = size - 1, signed_size = signed_size - 1`;
    await expect(back.execute(application.database.sql)).rejects.toThrow(/never goes back/);
    await expect(sql`delete from log_head`.execute(application.database.sql)).rejects.toThrow(/append-only/);
  });

  run('many small batches and one large one give the same tree', async () => {
    for (let index = 0; index < 300; index += 1) await receiveMasks(application, 1 + index);
    const log = await PublicLog.open(application);
    let edge = null;
    for (let moved = 1; moved > 0; ) {
      const batch = await integrateBatch(application.database, 7, edge);
      edge = batch.edge;
      moved = batch.count;
    }
    await log.integrateAll();
    expect(await audit(log)).toBe(application.state.publicPosition);
  });

  run(
    'partial tiles go when the full one is there; a reader of an older checkpoint loses nothing',
    async () => {
      const log = await PublicLog.open(application);
      await log.integrateAll();
      const { database } = application;
      const old = await newestSigned(database);
      const until = 256 * (Math.floor((old?.size ?? 0) / 256) + 1) + 3;
      while (application.state.publicPosition < until) {
        await receiveMasks(application, 1);
        if (application.state.publicPosition % 5 === 0) await log.integrateAll();
      }
      await log.integrateAll();
      const { rows } = await sql<{ path: string }>`select path from log_file
      where path like '%.p/%' and exists (select from log_file f where f.path = split_part(log_file.path, '.p/', 1))`.execute(
        database.sql,
      );
      expect(rows).toEqual([]);
      const bundle = Math.floor((old?.size ?? 0) / 256);
      expect(await log.files.read(entriesPath(bundle))).not.toBeNull();
      // The tree of the old checkpoint, from the files as they are now.
      const verifier = await createVerifier(log.verifierKey);
      const opened = await openCheckpoint(old?.signed as Uint8Array, { log: verifier });
      const client = new LogClient({ read: log.files.read, log: verifier });
      expect((await client.audit(opened)).entriesChecked).toBe(old?.size);
      expect(await audit(log)).toBe(application.state.publicPosition);

      // What is not superseded stays, whoever asks.
      const keep = sql`delete from log_file where path like 'tile/entries/%.p/%'`.execute(database.sql);
      await expect(keep).rejects.toThrow(/append-only/);
    },
  );

  run('a commit is followed by its entry in the log, and nobody has to ask', async () => {
    const log = await PublicLog.open(application);
    log.start();
    await receiveMasks(application, 5);
    const wanted = application.state.publicPosition;
    await expect
      .poll(async () => parseCheckpoint(parseNote(Buffer.from(await log.checkpointText())).text).size)
      .toBe(wanted);
    await log.stop();
  });

  run(
    'goes on growing when it was stopped and is started again, as that of a server that writes again',
    async () => {
      const log = await PublicLog.open(application);
      log.start();
      // Its next turn is near.
      await receiveMasks(application, 5);
      await log.stop();
      log.start();
      await receiveMasks(application, 5);
      const wanted = application.state.publicPosition;
      await expect
        .poll(async () => parseCheckpoint(parseNote(Buffer.from(await log.checkpointText())).text).size)
        .toBe(wanted);
      await log.stop();
    },
  );
});

describe.skipIf(!programs)('two servers on one PostgreSQL', () => {
  it('grow one tree together, and neither forks it', async () => {
    const postgres = await startPostgres(programs as string);
    const one = await openSmallWorld(postgres.url);
    const two = await Application.open({ folder: one.folder, databaseUrl: postgres.url });
    const logs = await Promise.all([PublicLog.open(one), PublicLog.open(two)]);
    for (const log of logs) log.start();
    for (let index = 0; index < 60; index += 1) {
      await Promise.all([receiveMasks(one, 1 + index), receiveMasks(two, 1 + index)]);
      if (index % 7 === 0) await Promise.all(logs.map((log) => log.integrateAll()));
    }
    await Promise.all(logs.map((log) => log.integrateAll()));
    await one.catchUp();
    for (const log of logs) expect(await audit(log)).toBe(one.state.publicPosition);
    for (const log of logs) await log.stop();
    await Promise.all([one.close(), two.close()]);
    await postgres.stop();
  });
});
