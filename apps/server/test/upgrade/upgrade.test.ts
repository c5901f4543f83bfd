import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tongzhou } from '../../../cli/test/support/cli-process.ts';
import { Application } from '../../src/application/application.ts';
import { manifestIn } from '../../src/backup/backup.ts';
import { restore } from '../../src/backup/restore.ts';
import { migrationNames } from '../../src/database/migrate.ts';
import { openDatabaseAsItIs } from '../../src/database/open.ts';
import { serve } from '../../src/server/serve.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { type KeptViews, lacking, MIGRATIONS, migrationHashes, PASSPHRASES, VIEWS, viewsOf } from './kept.ts';

const HERE = new URL('./', import.meta.url);
const VERSIONS = readdirSync(HERE, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);
const programs = postgresPrograms();

const need = {
  ...{ incident: 'hubei-2020', facility: 'wuhan-union', item: 'goggles', setting: 'community' },
  quantity: { kind: 'exact', amount: 100 },
};

/** What was kept of a version, and how its tables come to be: as they were then, then brought up to this program. */
describe.each(VERSIONS)('a record of version %s', (version) => {
  const kept = fileURLToPath(new URL(`${version}/`, HERE));
  const views = JSON.parse(gunzipSync(readFileSync(`${kept}${VIEWS}`)).toString('utf8')) as KeptViews;
  let folder: string;
  beforeEach(() => {
    folder = dataFolder();
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });

  it('was kept with nothing that this program does not know', async () => {
    const { migrations, position } = await manifestIn(kept, 'database', PASSPHRASES.data);
    expect(await migrationNames()).toEqual(expect.arrayContaining([...migrations]));
    expect(position).toBe(views.position);
    expect(Object.keys(views.incidents)).toEqual(['hubei-2020']);
  });

  it('had its tables made by changes that are still those', () => {
    const hashes = JSON.parse(readFileSync(`${kept}${MIGRATIONS}`, 'utf8')) as Record<string, string>;
    expect(migrationHashes(), 'a migration that was released is never changed: add another').toMatchObject(
      hashes,
    );
  });

  async function isReadAndGoesOn(databaseUrl: string | undefined): Promise<void> {
    const where = { folder, databaseUrl };
    await restore(where, kept, PASSPHRASES);
    const database = await openDatabaseAsItIs({ url: databaseUrl, folder });
    const applied = await database.sql.selectFrom('migration').select('name').orderBy('name').execute();
    await database.close();
    expect(applied.map(({ name }) => name)).toEqual(await migrationNames());

    const application = await Application.open(where);
    try {
      expect([application.damagedAt, application.fence.stopped]).toEqual([null, null]);
      expect(lacking(views, await viewsOf(application))).toEqual([]);
      const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
      expect(await application.execute(actor, 'need.state', need)).toMatchObject({ ok: true });
    } finally {
      await application.close();
    }

    const site = await serve({ port: 0, host: '127.0.0.1', ...where, scenario: null });
    try {
      const audit = await tongzhou('audit', site.url, '--no-resume', '--quiet');
      expect(`${audit.stdout}${audit.stderr}`).toContain('audit ok');
      const checkpoint = await (await fetch(`${site.url}/log/checkpoint`)).text();
      expect(Number(checkpoint.split('\n')[1])).toBeGreaterThan(views.logSize);
      await expect
        .poll(
          async () =>
            ((await (await fetch(`${site.url}/healthz`)).json()) as { integrity: { state: string } })
              .integrity.state,
          { timeout: 90_000 },
        )
        .toBe('ok');
    } finally {
      await site.close();
    }
  }

  it(
    'is read in the embedded database: every view says what it said, and the record goes on',
    () => isReadAndGoesOn(undefined),
    240_000,
  );

  describe.runIf(programs)('on a server', () => {
    let postgres: TemporaryPostgres;
    beforeAll(async () => {
      postgres = await startPostgres(programs as string);
    });
    afterAll(() => postgres.stop());

    it('is read by PostgreSQL, the same', () => isReadAndGoesOn(postgres.url), 240_000);
  });
});

describe('what a view said and does not say any more', () => {
  const was = { a: [{ n: 1, at: null }], b: 'x' };

  it('is found by its path', () => {
    expect(lacking(was, { ...was, b: 'y' })).toEqual(['b: "x" is "y"']);
    expect(lacking(was, { a: was.a })).toEqual(['b: "x" is undefined']);
    expect(lacking(was, { ...was, a: [] })).toEqual(['a: 1 are 0']);
    expect(lacking(was, { ...was, a: [{ n: 1 }] })).toEqual(['a.0.at: null is undefined']);
  });

  it('is nothing where more is said', () => {
    expect(lacking(was, { ...was, c: 1, a: [{ n: 1, at: null, more: 2 }] })).toEqual([]);
  });
});
