import { createHash, X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFactType, MINUTE_MS } from '@tongzhou/domain';
import type { ApplicationOptions } from '../application/application.ts';
import { headSizeIn, lastBackup } from '../backup/backup.ts';
import { migrationNames, THE_DATABASE } from '../database/migrate.ts';
import { type Database, openDatabaseAsItIs } from '../database/open.ts';
import { lastProgram, saysLater, unknownHere, VERSION } from '../database/program.ts';
import { diskOf } from '../fault/disk.ts';
import { lockFolder, runningOn } from '../folder/running.ts';
import { faultsOfSettings } from '../settings/check.ts';

/** `wrong`: somebody must act; `look`: somebody should know. */
export type Finding = {
  readonly weight: 'ok' | 'look' | 'wrong';
  readonly about:
    | 'settings'
    | 'folder'
    | 'keys'
    | 'disk'
    | 'database'
    | 'log'
    | 'server'
    | 'backup'
    | 'certificate';
  readonly says: string;
};

const DAY_MS = 24 * 60 * MINUTE_MS;
const BACKUP_DAYS_MAX = 2;
const CERTIFICATE_DAYS_MIN = 14;
const SERVER_MS_MAX = 15_000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What is wrong with this installation, as far as it can be told from its own machine: settings, folder and keys, disk,
 * database and log, the server that runs, the last backup. Changes nothing, and migrates nothing.
 */
export async function examine(
  where: ApplicationOptions,
  environment: Environment = process.env,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const say = (weight: Finding['weight'], about: Finding['about'], says: string) =>
    findings.push({ weight, about, says });
  for (const fault of faultsOfSettings(environment)) say('wrong', 'settings', fault);
  if (!environment.TONGZHOU_PUBLIC_URL)
    say(
      'look',
      'settings',
      'TONGZHOU_PUBLIC_URL is not said: papers and letters name the address of this machine',
    );
  if (!environment.TONGZHOU_SMTP_URL)
    say('look', 'settings', 'TONGZHOU_SMTP_URL is not said: no e-mail is sent');
  if (environment.TONGZHOU_WORK_LIMITS === 'off')
    say('wrong', 'settings', 'TONGZHOU_WORK_LIMITS=off: one visitor can take the whole machine');
  if (environment.TONGZHOU_WEBHOOK_HTTP === 'allow')
    say('wrong', 'settings', 'TONGZHOU_WEBHOOK_HTTP=allow: webhooks reach into your own network');
  await examineFolder(where.folder, say);
  await examineCertificate(environment, say);
  const running = await runningOn(where.folder);
  if (running) await examineServer(running.url, say);
  else say('look', 'server', 'no server runs on this data folder');
  // The embedded database is its server's alone while that runs; what it says of it stands in /healthz.
  if (!running || where.databaseUrl) await examineDatabase(where, say);
  await examineBackup(where.folder, say);
  if (!findings.some(({ weight }) => weight === 'wrong')) say('ok', 'server', 'nothing is wrong');
  return findings;
}

type Say = (weight: Finding['weight'], about: Finding['about'], says: string) => void;

async function examineFolder(folder: string, say: Say): Promise<void> {
  const keys = join(folder, 'keys');
  const names = await readdir(keys).catch(() => null);
  if (names === null) {
    say(
      'look',
      'folder',
      `there is no ${keys}: nothing has been started here yet, or TONGZHOU_DATA names another folder`,
    );
    return;
  }
  for (const name of names) {
    const { mode, size } = await stat(join(keys, name));
    if ((mode & 0o077) !== 0) say('wrong', 'keys', `keys/${name} can be read by others: chmod 600`);
    if (size === 0)
      say('wrong', 'keys', `keys/${name} is empty, as a full disk leaves it: put it back from a backup`);
  }
  if (((await stat(folder)).mode & 0o077) !== 0)
    say('look', 'folder', `${folder} can be looked into by others: chmod 700`);
  const disk = await diskOf(folder);
  if (disk?.isLow) say('wrong', 'disk', `${disk.freeMiB} MiB are left on the disk of the data folder`);
}

async function examineCertificate({ TONGZHOU_TLS_CERTIFICATE: path }: Environment, say: Say): Promise<void> {
  if (!path) return;
  try {
    const { validTo } = new X509Certificate(await readFile(path));
    const days = Math.floor((Date.parse(validTo) - Date.now()) / DAY_MS);
    if (days < CERTIFICATE_DAYS_MIN)
      say('wrong', 'certificate', `the certificate ends in ${days} days (${validTo})`);
  } catch (error) {
    say('wrong', 'certificate', `TONGZHOU_TLS_CERTIFICATE: ${(error as Error).message}`);
  }
}

type Health = {
  readonly status: string;
  readonly ill: readonly string[];
  readonly damagedAt: number | null;
  readonly stopped: { readonly says: { readonly en: string } } | null;
  readonly faults: readonly { readonly code: string; readonly isOver: boolean; readonly times: number }[];
  readonly witnesses: readonly { readonly name: string; readonly lastError: string | null }[];
  readonly integrity: { readonly found: readonly { table: string; row: string; detail: string }[] };
};

async function examineServer(url: string, say: Say): Promise<void> {
  try {
    const response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(SERVER_MS_MAX) });
    const health = (await response.json()) as Health;
    say(
      health.status === 'ok' ? 'ok' : 'wrong',
      'server',
      `${url} says ${health.status} ${(health.ill ?? []).join(', ')}`.trim(),
    );
    if (health.stopped) say('wrong', 'log', health.stopped.says.en);
    for (const { code, times, isOver } of health.faults ?? [])
      say(
        isOver ? 'look' : 'wrong',
        'server',
        `${code}, ${times} times since the start${isOver ? ', over' : ''}`,
      );
    for (const { name, lastError } of health.witnesses ?? [])
      if (lastError) say('look', 'log', `witness ${name}: ${lastError}`);
    for (const { table, row, detail } of health.integrity?.found ?? [])
      say('wrong', 'database', `${table} ${row}: ${detail}`);
  } catch (error) {
    say('wrong', 'server', `the server at ${url} does not answer: ${(error as Error).message}`);
  }
}

async function examineDatabase(where: ApplicationOptions, say: Say): Promise<void> {
  const isThere =
    where.databaseUrl || (await stat(join(where.folder, 'database')).catch(() => null)) !== null;
  if (!isThere) {
    say('look', 'database', 'there is no database yet');
    return;
  }
  try {
    const unlock = where.databaseUrl ? async () => {} : await lockFolder(where.folder);
    try {
      const database = await openDatabaseAsItIs({ url: where.databaseUrl, folder: where.folder });
      try {
        await examineTables(database, where.folder, say);
      } finally {
        await database.close();
      }
    } finally {
      await unlock();
    }
  } catch (error) {
    say('wrong', 'database', (error as Error).message);
  }
}

async function examineTables({ sql }: Database, folder: string, say: Say): Promise<void> {
  const tables = await sql.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migration')) {
    say('look', 'database', 'the database is empty: the first start makes its tables');
    return;
  }
  const applied = (await sql.selectFrom('migration').select('name').execute()).map(({ name }) => name);
  const ours = await migrationNames();
  const program = await lastProgram(sql);
  const unknown = unknownHere({ program, migrations: applied }, ours) ?? (await unknownKinds(sql));
  if (unknown !== null) {
    say('wrong', 'database', saysLater(THE_DATABASE, program, unknown));
    return;
  }
  const due = ours.filter((name) => !applied.includes(name));
  if (due.length > 0) {
    say(
      'look',
      'database',
      `the next start brings it from version ${program?.version ?? 'unknown'} to ${VERSION} and changes its tables (${due.join(', ')}): make a backup first`,
    );
    return;
  }
  const last = await sql
    .selectFrom('fact')
    .select(['position', 'body', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { count } = await sql
    .selectFrom('fact')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  if (last && createHash('sha256').update(last.body).digest('hex') !== Buffer.from(last.hash).toString('hex'))
    say('wrong', 'database', `fact ${last.position} is not what its hash says`);
  if (Number(count) !== (last?.position ?? 0))
    say('wrong', 'database', `${count} facts, and the last is number ${last?.position}: some are missing`);
  const head = await sql.selectFrom('log_head').select(['size', 'signed_size']).executeTakeFirstOrThrow();
  const signed = await headSizeIn(folder);
  if (signed === null && head.signed_size > 0)
    say('wrong', 'keys', 'keys/head is missing: tongzhou log adopt-head');
  if (signed !== null && signed > head.size)
    say(
      'wrong',
      'log',
      `these keys have signed ${signed} entries, the database holds ${head.size}: it has lost its end. No server starts on it; docs/public-log.md says what to do`,
    );
  say(
    'ok',
    'database',
    `fact ${last?.position ?? 0}, ${head.size} entries of the log; version ${program?.version ?? 'unknown'} wrote last, this is ${VERSION}`,
  );
}

/** Kinds of fact that this program does not know; null: none. */
async function unknownKinds(sql: Database['sql']): Promise<string | null> {
  const kinds = await sql.selectFrom('fact').select('type').distinct().execute();
  const unknown = kinds.map(({ type }) => type).filter((type) => !isFactType(type));
  return unknown.length > 0 ? unknown.join(', ') : null;
}

async function examineBackup(folder: string, say: Say): Promise<void> {
  const last = await lastBackup(folder);
  if (last === null) {
    say('look', 'backup', 'no backup has been made from here: tongzhou backup');
    return;
  }
  const days = Math.floor((Date.now() - Date.parse(last.at)) / DAY_MS);
  say(
    days > BACKUP_DAYS_MAX ? 'look' : 'ok',
    'backup',
    `the last backup is of ${last.at}, in ${last.folder}`,
  );
}
