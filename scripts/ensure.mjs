// Makes a fresh clone ready to run. Runs on any Node from 20 on; everything after it runs on the Node that the
// project brings with it (npm package `node`).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/** The environment in which the project's own Node and tools come first. */
export const environment = () => ({ ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` });

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

/** Installs the dependencies if they are missing or the lock file has changed since. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.tongzhou-installed');
  const wanted = () =>
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
  console.error('tongzhou: installing dependencies (once) …');
  const status = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status);
  // After the fact: npm may have completed the lock file for this platform.
  writeFileSync(stamp, wanted());
}

/** Builds the web pages if their sources have changed since the last build. */
export function ensureBuilt() {
  const stamp = join(root, 'apps', 'web', 'build', '.tongzhou-built');
  const wanted = fingerprint([
    'apps/web',
    'packages/domain/src',
    'packages/messages/src',
    'packages/audit/src',
    'packages/receipt/src',
    'packages/tlog/src',
    'data',
    'package-lock.json',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('tongzhou: building the web pages …');
  const status = run('npm', ['run', '--silent', 'build', '-w', 'apps/web'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) visit(join(root, path), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    hash.update(path).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name === 'node_modules' || name === 'build' || name === '.svelte-kit') continue;
    visit(join(path, name), hash);
  }
}
