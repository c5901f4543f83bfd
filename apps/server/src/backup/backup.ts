import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open as openFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { parseCheckpoint, parseNote } from '@tongzhou/tlog';
import { readFileOrNull, writeDurably } from '@tongzhou/tlog/folder';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { FromLaterVersion, lastProgram, type Program, saysLater } from '../database/program.ts';
import { drawBytes } from '../sealing/chance.ts';
import { isOfPart, type RowsPart, rowsOf, tablesInOrder } from './rows.ts';
import { open, seal } from './sealed-stream.ts';

export type Part = RowsPart | 'keys';

/** The first line of each part: what it is of, and how far that had come. */
export type Manifest = {
  readonly format: 'tongzhou-backup/v1';
  /** The same in the three parts of one backup. */
  readonly backup: string;
  readonly part: Part;
  readonly at: string;
  /** The last fact of the journal, and its SHA-256. */
  readonly position: number;
  readonly hash: string | null;
  /** Entries of the log's tree, and of the last head that was signed. */
  readonly logSize: number;
  readonly signedSize: number;
  /** The log's first key, by which one installation is told from another. */
  readonly logKey: string | null;
  readonly migrations: readonly string[];
  /** Which program had written last; null: it was not written down yet. */
  readonly program: Program | null;
  /** Every kind of fact that is in the journal. */
  readonly kinds: readonly string[];
};

export type Passphrases = { readonly data: string; readonly keys: string };

/** Left in the data folder, for whoever asks when the last one was made. */
export type LastBackup = Pick<Manifest, 'at' | 'position' | 'logSize'> & { readonly folder: string };

export const THE_BACKUP = { en: 'this backup', zh: '该备份' };

const LAST = 'last-backup.json';
export const PASSPHRASE_LENGTH_MIN = 12;

const partPath = (folder: string, part: Part): string => join(folder, `${part}.sealed`);

export async function lastBackup(dataFolder: string): Promise<LastBackup | null> {
  const bytes = await readFileOrNull(join(dataFolder, LAST));
  return bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString('utf8')) as LastBackup);
}

/**
 * Writes three sealed files into a new folder: the database, the log, the keys. Database and log are of one moment, and the keys
 * are read after it, so that their head is never older. May run beside a server's work; on the embedded database, which has one
 * connection, the server waits meanwhile. Rejects where the folder is there.
 */
export async function backUp(
  database: Database,
  dataFolder: string,
  target: string,
  passphrases: Passphrases,
): Promise<Manifest> {
  await mkdir(target, { mode: 0o700 });
  try {
    const manifest = await writeRows(database, target, passphrases.data);
    await writePart(target, 'keys', passphrases.keys, linesOfKeys(manifest, dataFolder));
    const { at, position, logSize } = manifest;
    const last: LastBackup = { at, position, logSize, folder: target };
    await writeDurably(join(dataFolder, LAST), Buffer.from(JSON.stringify(last)), 0o600);
    return manifest;
  } catch (error) {
    // Half a backup would be taken for one.
    await rm(target, { recursive: true, force: true });
    throw error;
  }
}

const writeRows = ({ sql: database }: Database, target: string, passphrase: string): Promise<Manifest> =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const manifest = await manifestOf(transaction);
      const tables = await tablesInOrder(transaction);
      for (const part of ['database', 'log'] as const) {
        const own = tables.filter((table) => isOfPart(table, part));
        await writePart(target, part, passphrase, linesOfRows({ ...manifest, part }, transaction, own));
      }
      return manifest;
    });

async function manifestOf(transaction: Database['sql']): Promise<Manifest> {
  const last = await transaction
    .selectFrom('fact')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const head = await transaction
    .selectFrom('log_head')
    .select(['size', 'signed_size', 'key'])
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(transaction);
  const kinds = await transaction.selectFrom('fact').select('type').distinct().orderBy('type').execute();
  return {
    format: 'tongzhou-backup/v1',
    backup: drawBytes(8).toString('hex'),
    part: 'database',
    at: new Date().toISOString(),
    position: last?.position ?? 0,
    hash: last ? Buffer.from(last.hash).toString('hex') : null,
    logSize: head.size,
    signedSize: head.signed_size,
    logKey: head.key,
    migrations: rows.map(({ name }) => name),
    program: await lastProgram(transaction),
    kinds: kinds.map(({ type }) => type),
  };
}

/** A part's lines: its manifest; a table's name before its rows; the number of rows at the end. */
async function* linesOfRows(
  manifest: Manifest,
  transaction: Database['sql'],
  tables: readonly string[],
): AsyncGenerator<string> {
  yield JSON.stringify(manifest);
  let count = 0;
  for (const table of tables) {
    yield `#${table}`;
    for await (const row of rowsOf(transaction, table)) {
      count += 1;
      yield row;
    }
  }
  yield `#end ${count}`;
}

/** Every file of `keys/`, and who cosigns. */
async function* linesOfKeys(manifest: Manifest, dataFolder: string): AsyncGenerator<string> {
  yield JSON.stringify({ ...manifest, part: 'keys' });
  const names = await readdir(join(dataFolder, 'keys'), { recursive: true, withFileTypes: true });
  const paths = names
    .filter((each) => each.isFile() && !each.name.endsWith('.new'))
    .map((each) => join(each.parentPath, each.name).slice(dataFolder.length + 1));
  let count = 0;
  for (const path of [...paths.sort(), 'log-policy.txt']) {
    const bytes = await readFileOrNull(join(dataFolder, path));
    if (bytes === null) continue;
    count += 1;
    yield JSON.stringify({ path, base64: Buffer.from(bytes).toString('base64') });
  }
  yield `#end ${count}`;
}

async function writePart(target: string, part: Part, passphrase: string, lines: AsyncGenerator<string>) {
  const path = partPath(target, part);
  async function* bytes() {
    for await (const line of lines) yield Buffer.from(`${line}\n`);
  }
  await pipeline(
    bytes,
    createGzip(),
    (source: AsyncIterable<Uint8Array>) => seal(source, passphrase),
    createWriteStream(`${path}.new`, { mode: 0o600 }),
  );
  const file = await openFile(`${path}.new`, 'r');
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}

/** The manifest of a part, then its lines without the end; throws where the end is missing. */
export async function* readPart(
  target: string,
  part: Part,
  passphrase: string,
): AsyncGenerator<string, void> {
  const opened = open(createReadStream(partPath(target, part)), passphrase);
  const gunzip = createGunzip();
  const flowing = pipeline(opened, gunzip);
  flowing.catch((error: Error) => gunzip.destroy(error));
  let count = -1;
  let hasEnded = false;
  for await (const line of linesIn(gunzip)) {
    if (line.startsWith('#end ')) hasEnded = Number(line.slice(5)) === count;
    else {
      if (!line.startsWith('#')) count += 1;
      yield line;
    }
  }
  await flowing;
  if (!hasEnded) throw new Error(`${partPath(target, part)} is not whole`);
}

/** Split by hand: readline would hold lines of whole files twice. */
async function* linesIn(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}

export async function manifestIn(target: string, part: Part, passphrase: string): Promise<Manifest> {
  const lines = readPart(target, part, passphrase);
  const { value } = await lines.next();
  await lines.return(undefined).catch(() => {});
  const manifest = JSON.parse(String(value)) as Manifest;
  const [, format] = /^tongzhou-backup\/v(\d+)$/.exec(String(manifest.format)) ?? [];
  if (Number(format) > 1)
    throw new FromLaterVersion(saysLater(THE_BACKUP, manifest.program ?? null, manifest.format));
  if (manifest.format !== 'tongzhou-backup/v1' || manifest.part !== part)
    throw new Error(`${partPath(target, part)} is not the ${part} of a backup`);
  return manifest;
}

/** Entries of a signed head, without asking whether the signature holds. */
export async function headSizeIn(dataFolder: string): Promise<number | null> {
  const names = await readdir(join(dataFolder, 'keys')).catch(() => [] as string[]);
  const sizes = await Promise.all(
    names
      .filter((name) => /^head(?:-\d+)?$/.test(name))
      .map(
        async (name) => parseCheckpoint(parseNote(await readFile(join(dataFolder, 'keys', name))).text).size,
      ),
  );
  return sizes.length === 0 ? null : Math.max(...sizes);
}
