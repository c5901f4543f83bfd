import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../apps/server/src/database/open.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MIGRATIONS = join(ROOT, 'apps/server/src/database/migrations');
const ENGINE = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');

/** An embedded database as the first start makes it, kept as long as its migrations and its engine stay as they are. */
function template(): string {
  const hash = createHash('sha256').update(readFileSync(ENGINE));
  for (const name of readdirSync(MIGRATIONS).sort())
    hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return join(ROOT, '.cache', `empty-database-${hash.digest('hex').slice(0, 16)}`);
}

/**
 * Once before all tests. Whatever they put into the folder for temporary files lies in one of the run's own, which goes with
 * the run: hundreds of databases would fill a disk within a few runs. The servers of the tests run as another user, too.
 */
export async function setup(): Promise<() => void> {
  const run = mkdtempSync(join(tmpdir(), 'tongzhou-run-'));
  chmodSync(run, 0o755);
  process.env.TMPDIR = run;
  await makeTemplate();
  return () => rmSync(run, { recursive: true, force: true, maxRetries: 3 });
}

/** To make a database takes some seconds of a processor, to copy it a tenth of one. */
async function makeTemplate(): Promise<void> {
  const made = template();
  if (existsSync(made)) return;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache', 'making-'));
  await (await openDatabase({ folder })).close();
  // At once and whole, unless another run was first.
  if (!existsSync(made)) renameSync(folder, made);
}

export const temporaryFolder = (name = 'test'): string => mkdtempSync(join(tmpdir(), `tongzhou-${name}-`));

/** A data folder of its own, in which the database has been made and nothing has happened yet. */
export function dataFolder(name = 'test'): string {
  const folder = temporaryFolder(name);
  putEmptyDatabase(folder);
  return folder;
}

/** The same where a test names the folder itself. */
export function putEmptyDatabase(folder: string): void {
  const made = template();
  if (existsSync(made)) cpSync(made, folder, { recursive: true });
}
