import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A command of this machine that is there; tests of what it does are skipped where it is not. */
export function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore', env: { PATH: SYSTEM_PATH } });
    return true;
  } catch {
    return false;
  }
}

export const SYSTEM_PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

export type Made = { readonly certificate: string; readonly key: string };

/** A certificate that has signed itself, for one name and this machine's address, in two PEM files. OpenSSL: Node makes none. */
export function selfMade(folder: string, name: string, days = 30, domain = 'localhost'): Made {
  const certificate = join(folder, `${name}.crt`);
  const key = join(folder, `${name}.key`);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', String(days), '-subj', `/CN=${name}`, '-keyout', key, '-out', certificate],
      ...['-addext', `subjectAltName=DNS:${domain},IP:127.0.0.1`],
    ],
    { stdio: 'ignore' },
  );
  return { certificate, key };
}
