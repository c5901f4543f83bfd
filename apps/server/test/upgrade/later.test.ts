import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { RULES } from '@tongzhou/domain';
import { type Insertable, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tongzhou } from '../../../cli/test/support/cli-process.ts';
import { Application } from '../../src/application/application.ts';
import { type Manifest, manifestIn, type Part, readPart } from '../../src/backup/backup.ts';
import { restore } from '../../src/backup/restore.ts';
import { seal } from '../../src/backup/sealed-stream.ts';
import { openDatabase, openDatabaseAsItIs } from '../../src/database/open.ts';
import { isLater, VERSION } from '../../src/database/program.ts';
import type { Tables } from '../../src/database/tables.ts';
import { examine } from '../../src/locally/doctor.ts';
import { dataFolder } from '../support/databases.ts';
import { openSmallWorld } from '../support/small-world.ts';
import { PASSPHRASE, PASSPHRASES } from './kept.ts';

const ROOT = new URL('../../../../', import.meta.url);
const KEPT = new URL('./0.1/', import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = dataFolder();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

it('the program knows its version', () => {
  expect(JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))).toMatchObject({ version: VERSION });
});

it('a correction is not later, a version is', () => {
  expect(isLater('0.1.9', '0.1.0')).toBe(false);
  expect(isLater('0.2.0', '0.1.9')).toBe(true);
  expect(isLater('0.10.0', '0.9.0')).toBe(true);
  expect(isLater('1.0.0', '0.9.0')).toBe(true);
  expect(isLater('0.9.0', '1.0.0')).toBe(false);
});

describe('a database', () => {
  beforeEach(async () => {
    await (await openDatabase({ folder })).close();
  });

  async function having(
    work: (tables: Awaited<ReturnType<typeof openDatabaseAsItIs>>['sql']) => Promise<unknown>,
  ) {
    const database = await openDatabaseAsItIs({ folder });
    await work(database.sql);
    await database.close();
  }
  const by = (program: Insertable<Tables['program']>) =>
    having((tables) => tables.insertInto('program').values(program).execute());
  const programs = async (): Promise<string[]> => {
    const database = await openDatabaseAsItIs({ folder });
    const rows = await database.sql.selectFrom('program').select('version').orderBy('n').execute();
    await database.close();
    return rows.map(({ version }) => version);
  };
  const start = () => tongzhou('serve', '--port', '0', '--data', folder);

  it('says which version wrote last; an upgrade writes one line, and the next start none', async () => {
    expect(await programs()).toEqual([VERSION]);
    await having((tables) => tables.updateTable('program').set({ version: '0.0.9' }).execute());
    const upgraded = await openDatabase({ folder });
    expect(upgraded.migrated).toEqual({ applied: [], from: '0.0.9' });
    await upgraded.close();
    const again = await openDatabase({ folder });
    expect(again.migrated.from).toBeNull();
    await again.close();
    expect(await programs()).toEqual(['0.0.9', VERSION]);
    const says = (await examine({ folder })).find(({ about }) => about === 'database')?.says;
    expect(says).toContain(`version ${VERSION} wrote last, this is ${VERSION}`);
  });

  it('of a correction of the same version is opened', async () => {
    await by({ version: `${VERSION.split('.').slice(0, 2).join('.')}.99`, rules: RULES });
    await (await openDatabase({ folder })).close();
  });

  it('with tables of a later version is refused by the start, in both languages, and nothing is changed', async () => {
    await by({ version: '9.4.0', rules: RULES });
    await having((tables) => tables.insertInto('migration').values({ name: '9999-later.sql' }).execute());
    const { code, stderr } = await start();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /was written by a later version of Tongzhou \(9\.4\.0\); this is .*9999-later\.sql/,
    );
    expect(stderr).toMatch(/由更高版本的同舟（9\.4\.0）写入.*9999-later\.sql.*请用该版本/);
    expect(await programs()).toEqual([VERSION, '9.4.0']);
    expect((await examine({ folder })).find(({ about }) => about === 'database')).toMatchObject({
      weight: 'wrong',
      says: expect.stringContaining('9.4.0'),
    });
  });

  it('of a later version is refused though its tables are the same', async () => {
    await by({ version: '9.4.0', rules: RULES });
    await expect(openDatabase({ folder })).rejects.toThrow(/does not know: version 9\.4\.0/);
  });

  it('in which decisions were made by later rules is refused', async () => {
    await by({ version: VERSION, rules: RULES + 1 });
    await expect(openDatabase({ folder })).rejects.toThrow(`does not know: rules ${RULES + 1}`);
  });
});

describe('a journal', () => {
  let application: Application;
  beforeEach(async () => {
    application = await openSmallWorld(undefined, folder);
    await sql`alter table fact disable trigger all`.execute(application.database.sql);
  });
  afterEach(() => application.close());

  async function lastFact(body: string, type: string): Promise<void> {
    const at = application.state.position;
    await sql
      .raw(
        `update fact set type = ${type}, body = ${body}, hash = sha256(convert_to(${body}, 'UTF8')) where position = ${at}`,
      )
      .execute(application.database.sql);
  }
  const read = () => Application.on(application.database, { folder });

  it('with a kind of fact of a later version is refused by its name and place, in both languages', async () => {
    await lastFact(`replace(body, '"type":"' || type || '"', '"type":"need.dreamt"')`, `'need.dreamt'`);
    const at = application.state.position;
    await expect(read()).rejects.toThrow(`does not know: need.dreamt (fact ${at})`);
    await expect(read()).rejects.toThrow(/该日志由更高版本的同舟.*need\.dreamt/);
  });

  it('with a decision by later rules is refused', async () => {
    await sql
      .raw(
        `update fact set body = regexp_replace(body, '"rules":\\d+', '"rules":${RULES + 1}'),
         hash = sha256(convert_to(regexp_replace(body, '"rules":\\d+', '"rules":${RULES + 1}'), 'UTF8')) where position = 1`,
      )
      .execute(application.database.sql);
    await expect(read()).rejects.toThrow(`does not know: rules ${RULES + 1} (fact 1)`);
  });

  it('whose column alone names such a kind is damaged, not later', async () => {
    await sql`update fact set type = 'need.dreamt' where position = ${application.state.position}`.execute(
      application.database.sql,
    );
    expect((await read()).damagedAt).toBe(application.state.position);
  });
});

describe('a backup', () => {
  let from: string;
  beforeEach(async () => {
    from = join(folder, 'backup');
    await mkdir(from);
  });

  /** The kept one, with another first line of each part; nothing after that where nobody gets as far. */
  async function backupWith(
    change: Partial<Record<keyof Manifest, unknown>>,
    isWhole = false,
  ): Promise<void> {
    for (const part of ['database', 'log', 'keys'] as const) {
      const lines: string[] = [];
      for await (const line of readPart(KEPT, part, PASSPHRASE)) {
        lines.push(line);
        if (!isWhole) break;
      }
      lines[0] = JSON.stringify({ ...(await manifestIn(KEPT, part as Part, PASSPHRASE)), ...change });
      const count = lines.filter((line) => !line.startsWith('#')).length - 1;
      const bytes = gzipSync(`${[...lines, `#end ${count}`].join('\n')}\n`);
      const sealed: Buffer[] = [];
      for await (const chunk of seal(
        (async function* () {
          yield bytes;
        })(),
        PASSPHRASE,
      ))
        sealed.push(chunk);
      await writeFile(join(from, `${part}.sealed`), Buffer.concat(sealed));
    }
  }
  const into = () => restore({ folder: join(folder, 'data') }, from, PASSPHRASES);
  const program = { version: '9.4.0', rules: RULES };

  it.each([
    ['of a later format', { format: 'tongzhou-backup/v2', program }, 'tongzhou-backup/v2'],
    ['with tables of a later version', { migrations: ['9999-later.sql'], program }, '9999-later.sql'],
    ['with kinds of fact of a later version', { kinds: ['need.stated', 'need.dreamt'] }, 'need.dreamt'],
    ['of later rules', { program: { version: VERSION, rules: RULES + 1 } }, `rules ${RULES + 1}`],
    ['of a later version, else the same', { program }, 'version 9.4.0'],
  ])('%s is refused by name, before anything is written', async (_, change, named) => {
    await backupWith(change);
    const said = await into().catch((error: Error) => error.message);
    expect(said).toContain(`does not know: ${named}.`);
    expect(said).toContain('该备份由更高版本的同舟');
    expect(() => readFileSync(join(folder, 'data', 'keys', 'head'))).toThrow(/ENOENT/);
  });

  it('of a later seal is refused by name', async () => {
    await backupWith({});
    const path = join(from, 'database.sealed');
    const bytes = readFileSync(path);
    await writeFile(path, Buffer.concat([Buffer.from('tongzhou-sealed/v2'), bytes.subarray(18)]));
    await expect(into()).rejects.toThrow(/tongzhou-sealed\/v2.*该加密文件/s);
  });

  it('of its own version is taken', async () => {
    await backupWith({ program: { version: VERSION, rules: RULES } }, true);
    expect(await into()).toMatchObject({ signed: expect.any(Number) });
  });
});
