import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder, exerciseFolder, temporaryFolder } from '../../../../test/support/data-folder.ts';
import type { Made } from './certificates.ts';
import { freePort } from './processes.ts';

/** Where Debian keeps the server's programs; null where PostgreSQL is not installed. */
export function postgresPrograms(): string | null {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return null;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  const found = versions
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
}

export { dataFolder, exerciseFolder, temporaryFolder };

const postgresIds = (): [number, number] => {
  const uid = Number(execFileSync('id', ['-u', 'postgres']).toString());
  return [uid, uid];
};

export type TemporaryPostgres = { readonly url: string; readonly stop: () => Promise<void> };

/** A PostgreSQL server of its own, in a temporary folder, on a free port of this machine; by TLS too where it is given a certificate. */
export async function startPostgres(
  bin: string,
  tls: Made | null = null,
  settings: readonly string[] = [],
): Promise<TemporaryPostgres> {
  const folder = temporaryFolder();
  const asRoot = process.getuid?.() === 0;
  // It refuses to run as root.
  const as = asRoot ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asRoot) {
    await chmod(folder, 0o755);
    await chown(folder, ...postgresIds());
  }
  const data = join(folder, 'data');
  const run = (command: string, args: string[]) => {
    const [first, ...rest] = [...as, join(bin, command), ...args] as [string, ...string[]];
    return { first, rest };
  };
  const init = run('initdb', ['-D', data, '-A', 'trust', '-U', 'tongzhou', '-E', 'UTF8', '--no-sync']);
  execFileSync(init.first, init.rest, { stdio: 'ignore' });
  const port = await freePort();
  const more = [...settings, ...(tls ? ['-c', 'ssl=on', '-c', `ssl_cert_file=${tls.certificate}`] : [])];
  if (tls) {
    // It reads no key that is somebody else's.
    const own = join(folder, 'server.key');
    await copyFile(tls.key, own);
    await chmod(own, 0o600);
    if (asRoot) await chown(own, ...postgresIds());
    more.push('-c', `ssl_key_file=${own}`);
  }
  const server = run('postgres', ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', ...more]);
  const child = spawn(server.first, server.rest, { stdio: 'ignore' });
  const url = `postgres://tongzhou@127.0.0.1:${port}/postgres`;
  const ready = run('pg_isready', ['-h', '127.0.0.1', '-p', String(port)]);
  for (let tries = 0; ; tries += 1) {
    try {
      execFileSync(ready.first, ready.rest, { stdio: 'ignore' });
      break;
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    async stop() {
      const stop = run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      execFileSync(stop.first, stop.rest, { stdio: 'ignore' });
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
