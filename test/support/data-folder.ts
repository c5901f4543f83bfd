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
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../apps/server/src/database/open.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MIGRATIONS = join(ROOT, 'apps/server/src/database/migrations');
/** Told to the processes that run the tests. */
const EXERCISE = 'EXERCISE_TEMPLATE';
const ENGINE = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');

/** An embedded database as the first start makes it, kept as long as its migrations and its engine stay as they are. */
function template(): string {
  const hash = createHash('sha256').update(readFileSync(ENGINE));
  for (const name of readdirSync(MIGRATIONS).sort())
    hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return join(ROOT, '.cache', `empty-database-${hash.digest('hex').slice(0, 16)}`);
}

/** What the exercise is made by and of: a change anywhere in it makes it anew. */
const SOURCES = ['apps/server/src', 'packages', 'data', 'scenarios', 'package-lock.json'];

/** The exercise hubei-2020 as the first start makes it, kept as long as nothing that it is made by has changed. */
function exerciseTemplate(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const path of filesOf(join(ROOT, source)))
      hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  return join(ROOT, '.cache', `exercise-${hash.digest('hex').slice(0, 16)}`);
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !/^(node_modules|test|build)$|\.test\.ts$/.test(name))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/**
 * Once before all tests. Whatever they put into the folder for temporary files lies in one of the run's own, which goes with
 * the run: hundreds of databases would fill a disk within a few runs. The servers of the tests run as another user, too.
 */
export async function setup(): Promise<() => void> {
  const run = mkdtempSync(join(tmpdir(), 'tongzhou-run-'));
  chmodSync(run, 0o755);
  process.env.TMPDIR = run;
  // Some hundred processes that load the same sources: as in `npm test`, also for whoever calls vitest himself.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache', 'compiled');
  await makeTemplate();
  process.env[EXERCISE] = await makeExercise();
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

/** To play the exercise takes six seconds of a processor: once, and not in each of thirty files. */
async function makeExercise(): Promise<string> {
  const made = exerciseTemplate();
  if (existsSync(made)) return made;
  for (const name of readdirSync(join(ROOT, '.cache')).filter((each) => each.startsWith('exercise-')))
    rmSync(join(ROOT, '.cache', name), { recursive: true, force: true });
  const folder = mkdtempSync(join(ROOT, '.cache', 'playing-'));
  putEmptyDatabase(folder);
  const { serve } = await import('../../apps/server/src/server/serve.ts');
  const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
  await (await serve({ ...where, scenario: 'hubei-2020' })).close();
  if (!existsSync(made)) renameSync(folder, made);
  return made;
}

export const temporaryFolder = (name = 'test'): string => mkdtempSync(join(tmpdir(), `tongzhou-${name}-`));

/** A data folder of its own, in which the database has been made and nothing has happened yet. */
export function dataFolder(name = 'test'): string {
  const folder = temporaryFolder(name);
  putEmptyDatabase(folder);
  return folder;
}

/** A data folder of its own in which the exercise hubei-2020 has been played, as `serve` with that scenario leaves it. */
export function exerciseFolder(name = 'test'): string {
  const folder = temporaryFolder(name);
  putExercise(folder);
  return folder;
}

/** The same where a test names the folder itself. */
export function putExercise(folder: string): void {
  cpSync(process.env[EXERCISE] as string, folder, { recursive: true });
}

/** The same where a test names the folder itself. */
export function putEmptyDatabase(folder: string): void {
  const made = template();
  if (existsSync(made)) cpSync(made, folder, { recursive: true });
}
