import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { isFactType } from '@tongzhou/domain';
import { equalBytes, parseCheckpoint, parseNote } from '@tongzhou/tlog';
import { readFileOrNull, writeDurably } from '@tongzhou/tlog/folder';
import { migrate, migrationNames } from '../database/migrate.ts';
import { type Database, openDatabaseAsItIs } from '../database/open.ts';
import { FromLaterVersion, saysLater, unknownHere } from '../database/program.ts';
import { headSizeIn, type Manifest, manifestIn, type Passphrases, readPart, THE_BACKUP } from './backup.ts';
import { RowsBack } from './rows.ts';

/** Why a backup is not put back: what is there stays as it is. */
class RestoreRefused extends Error {
  override name = 'RestoreRefused';
}

export type Restored = {
  readonly manifest: Manifest;
  /** Entries of the newest head that was signed with these keys; more than the backup's log: the rest is missing. */
  readonly signed: number;
};

type Where = { readonly folder: string; readonly databaseUrl?: string | undefined };

/**
 * Puts a backup back: into a data folder without a database, or an empty one on a server. Keys that are there already must be the
 * same, and of two heads the larger stays: so a database that has lost what was signed is stopped at its start and signs
 * nothing over it. Rejects with `RestoreRefused`, or with `FromLaterVersion` where a later program made the backup, before anything is changed.
 */
export async function restore(where: Where, from: string, passphrases: Passphrases): Promise<Restored> {
  const [manifest, log, keys] = await Promise.all([
    manifestIn(from, 'database', passphrases.data),
    manifestIn(from, 'log', passphrases.data),
    manifestIn(from, 'keys', passphrases.keys),
  ]);
  for (const other of [log, keys])
    if (other.backup !== manifest.backup)
      throw new RestoreRefused(
        `${other.part} is of another backup (${other.at}) than database (${manifest.at})`,
      );
  const ours = await migrationNames();
  const unknown =
    unknownHere(manifest, ours) ?? (manifest.kinds.filter((kind) => !isFactType(kind)).join(', ') || null);
  if (unknown !== null) throw new FromLaterVersion(saysLater(THE_BACKUP, manifest.program, unknown));
  const files = await keyFiles(from, passphrases.keys);
  for (const { path, bytes } of files) await refuseOtherKey(where.folder, path, bytes);
  const database = await openDatabaseAsItIs({ url: where.databaseUrl, folder: where.folder });
  try {
    await refuseUsed(database);
    // The tables as the backup knows them; then whatever came later, as with any older database.
    await migrate(database, manifest.migrations.at(-1));
    await database.sql.transaction().execute(async (transaction) => {
      const back = await RowsBack.on(transaction);
      for (const part of ['database', 'log'] as const) {
        const lines = readPart(from, part, passphrases.data);
        await lines.next();
        for await (const line of lines)
          await (line.startsWith('#') ? back.table(line.slice(1)) : back.row(line));
      }
      await back.end();
    });
    await migrate(database);
  } finally {
    await database.close();
  }
  for (const { path, bytes } of files) await putKey(where.folder, path, bytes);
  return { manifest, signed: (await headSizeIn(where.folder)) ?? 0 };
}

type KeyFile = { readonly path: string; readonly bytes: Buffer };

async function keyFiles(from: string, passphrase: string): Promise<KeyFile[]> {
  const files: KeyFile[] = [];
  const lines = readPart(from, 'keys', passphrase);
  await lines.next();
  for await (const line of lines) {
    const { path, base64 } = JSON.parse(line) as { path: string; base64: string };
    if (normalize(path) !== path || !(path.startsWith('keys/') || path === 'log-policy.txt'))
      throw new RestoreRefused(`the backup names a file outside of the keys: ${path}`);
    files.push({ path, bytes: Buffer.from(base64, 'base64') });
  }
  return files;
}

const isHead = (path: string): boolean => /^keys\/head(?:-\d+)?$/.test(path);
const sizeOf = (signed: Uint8Array): number => parseCheckpoint(parseNote(signed).text).size;

async function refuseOtherKey(folder: string, path: string, bytes: Buffer): Promise<void> {
  const there = await readFileOrNull(join(folder, path));
  if (there === null || equalBytes(there, new Uint8Array(bytes)) || isHead(path) || !path.endsWith('.key'))
    return;
  throw new RestoreRefused(
    `${path} in ${folder} is another key than the backup’s: this folder belongs to another installation, or its keys were changed since. Restore into an empty folder, or take it away first`,
  );
}

async function refuseUsed({ sql: database, kind }: Database): Promise<void> {
  const exists = await database.introspection.getTables();
  if (!exists.some(({ name }) => name === 'fact')) return;
  const fact = await database.selectFrom('fact').select('position').limit(1).executeTakeFirst();
  if (fact === undefined) return;
  throw new RestoreRefused(
    kind === 'pglite'
      ? 'there is a database in this data folder, and a restore never writes over one. Move its folder `database` away first; leave `keys` where it is'
      : 'this database is not empty, and a restore never writes over one. Name an empty one',
  );
}

/** A head that is there and larger stays: it says what has been signed since. */
async function putKey(folder: string, path: string, bytes: Buffer): Promise<void> {
  const target = join(folder, path);
  const there = await readFileOrNull(target);
  if (there !== null && (!isHead(path) || sizeOf(there) >= sizeOf(bytes))) return;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeDurably(target, bytes, 0o600);
}
