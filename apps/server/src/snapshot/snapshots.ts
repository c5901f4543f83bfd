import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RULES } from '@tongzhou/domain';
import { hashesFromTiles, readRoot, storedTiles, TlogError } from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { keyFile } from '../folder/keys.ts';
import { drawBytes } from '../sealing/chance.ts';
import type { Kept } from './pieces.ts';
import { shapeOf } from './shape.ts';
import {
  type Heading,
  readAwake,
  readHeading,
  SnapshotBroken,
  type SnapshotReader,
} from './snapshot-file.ts';

const FOLDER = 'snapshots';
const NAME = /^(\d{16})\.snapshot$/;
/** An older one is there for where the newest is damaged. */
const KEPT = 2;
const KEY_BYTES = 32;

/** Its key stands with the other keys: a copy of the database, or of the snapshots, makes none that is believed. */
export const snapshotKey = async (folder: string): Promise<Buffer> =>
  Buffer.from(await keyFile(folder, 'snapshots', () => drawBytes(KEY_BYTES).toString('base64')), 'base64');

export const snapshotPath = (folder: string, position: number): string =>
  join(folder, FOLDER, `${String(position).padStart(16, '0')}.snapshot`);

export const makeSnapshotFolder = (folder: string): Promise<unknown> =>
  mkdir(join(folder, FOLDER), { recursive: true, mode: 0o700 });

/** The snapshots in a data folder, the newest first. */
async function snapshotsIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, FOLDER)).catch(() => [] as string[]);
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, FOLDER, name));
}

export async function dropOlder(folder: string): Promise<void> {
  for (const path of (await snapshotsIn(folder)).slice(KEPT)) await rm(path, { force: true });
}

/** Nobody begins with it again, and whoever looks into it finds it. */
export const setAside = (path: string): Promise<void> => rename(path, `${path}.aside`);

/**
 * The newest snapshot that is one of this database, by this build, read; null where there is none. One that is not is dropped, and
 * `say` hears why.
 */
export async function newestSnapshot(
  folder: string,
  database: Database,
  say: (line: string) => void,
): Promise<{
  readonly kept: Kept;
  readonly reader: SnapshotReader;
  readonly heading: Heading;
  readonly path: string;
} | null> {
  const paths = await snapshotsIn(folder);
  if (paths.length === 0) return null;
  const key = await snapshotKey(folder);
  for (const path of paths) {
    try {
      const heading = await readHeading(path, key);
      const why = await whyNot(heading, database);
      if (why !== null) throw new SnapshotBroken(why);
      return { ...(await readAwake(path, key)), heading, path };
    } catch (error) {
      if (!(error instanceof SnapshotBroken)) throw error;
      say(`tongzhou: the snapshot ${path} is not used: ${error.message}`);
      await rm(path, { force: true });
    }
  }
  return null;
}

/** Why a server must not begin with a snapshot; null where it may. */
async function whyNot(
  { position, hash, log, rules, shape }: Heading,
  database: Database,
): Promise<string | null> {
  if (rules !== RULES) return `it was made under the rules ${rules}, and these are ${RULES}`;
  if (shape !== (await shapeOf())) return 'it was made by another build, or under another law';
  const { sql } = database;
  const fact = await sql
    .selectFrom('fact')
    .select('hash')
    .where('position', '=', position)
    .executeTakeFirst();
  if (!fact) return `it is of fact ${position}, and the database does not go that far`;
  if (Buffer.from(fact.hash).toString('hex') !== hash)
    return `fact ${position} of the database is another than the one that it ends with`;
  const { size } = await sql.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
  if (size < log.size) return `the log had ${log.size} entries, and that of the database has ${size}`;
  if ((await rootAt(database, log.size)) !== log.root)
    return `the root of the log's first ${log.size} entries is another in the database`;
  return null;
}

/** In hex; null where the tiles do not give one. */
async function rootAt({ sql }: Database, size: number): Promise<string | null> {
  if (size === 0) return '';
  const tile = async (path: string) => {
    const found = sql.selectFrom('log_file').select('bytes').where('path', '=', path);
    return (await found.executeTakeFirst())?.bytes ?? null;
  };
  try {
    return Buffer.from(await readRoot(size, hashesFromTiles(storedTiles(size, tile)))).toString('hex');
  } catch (error) {
    if (error instanceof TlogError) return null;
    throw error;
  }
}
