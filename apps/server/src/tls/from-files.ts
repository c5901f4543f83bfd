import { readFile } from 'node:fs/promises';
import { SECOND_MS } from '@tongzhou/domain';
import type { Pair } from './pair.ts';
import type { CertificateFiles } from './settings.ts';
import type { CertificateSource } from './source.ts';

/**
 * The operator's own files, read every ten seconds: two of some kB. What cannot be used (half written, one of two replaced)
 * is read again at the next turn.
 */
export function fromFiles({ certificate, key }: CertificateFiles): CertificateSource {
  return {
    everyMs: 10 * SECOND_MS,
    fresh: async (): Promise<Pair> => ({
      certificate: await readFile(certificate, 'utf8'),
      key: await readFile(key, 'utf8'),
    }),
  };
}
