import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { keyFile } from '../folder/keys.ts';
import { namesIn, type Pair, renewedFrom } from './pair.ts';
import type { CertificateAuthority } from './settings.ts';
import type { CertificateSource } from './source.ts';

/** What `/.well-known/acme-challenge/` answers: the text of each token that the authority asks for. */
export type Challenges = Map<string, string>;

const KEPT = 'tls.pem';
const BLOCK = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----\n?/g;

/**
 * Certificates of an authority, by ACME with http-01. The account's key, and the certificate with its key in one file, so that
 * no crash leaves half of a pair, stay in the folder of keys. Asked every quarter of an hour, which is also how soon an
 * authority that failed is asked again.
 */
export function fromAuthority(
  authority: CertificateAuthority,
  folder: string,
  challenges: Challenges,
  now: () => number = Date.now,
): CertificateSource {
  const path = join(folder, 'keys', KEPT);
  return {
    everyMs: 15 * MINUTE_MS,
    async fresh() {
      const kept = await keptPair(path);
      if (
        kept &&
        namesIn(kept.certificate).includes(authority.domain) &&
        now() < renewedFrom(kept.certificate).getTime()
      )
        return kept;
      const pair = await order(authority, folder, challenges);
      await keepPair(path, pair);
      return pair;
    },
  };
}

/** The certificate that was kept at an earlier start, due or not; null where there is none. */
export const keptCertificate = (folder: string): Promise<Pair | null> => keptPair(join(folder, 'keys', KEPT));

async function order(authority: CertificateAuthority, folder: string, challenges: Challenges): Promise<Pair> {
  // Loaded by those who use it: a few megabytes that a server behind a proxy never needs.
  const acme = await import('acme-client');
  if (authority.roots) acme.axios.defaults.httpsAgent = new Agent({ ca: await readFile(authority.roots) });
  // One try: whoever does not answer is asked again at the next turn.
  Object.assign(acme.axios.defaults, { timeout: 30 * SECOND_MS, acmeSettings: { retryMaxAttempts: 0 } });
  const accountKey = await keyFile(folder, 'acme-account.pem', async () =>
    (await acme.crypto.createPrivateEcdsaKey('P-256')).toString(),
  );
  const client = new acme.Client({
    ...{ directoryUrl: authority.directory, accountKey },
    // Seconds between the questions whether it is done yet; two minutes in all.
    ...{ backoffAttempts: 12, backoffMin: SECOND_MS, backoffMax: 15 * SECOND_MS },
  });
  const [key, csr] = await acme.crypto.createCsr(
    { altNames: [authority.domain] },
    await acme.crypto.createPrivateEcdsaKey('P-256'),
  );
  const certificate = await client.auto({
    csr,
    ...(authority.contact !== null && { email: authority.contact }),
    // Whoever names an authority in the settings has agreed to its terms: docs/operation.md says so.
    termsOfServiceAgreed: true,
    challengePriority: ['http-01'],
    // The authority looks for itself; that this machine reaches its own public name is not a given.
    skipChallengeVerification: true,
    challengeCreateFn: async (_authorization, { token }, answer) => {
      challenges.set(token, answer);
    },
    challengeRemoveFn: async (_authorization, { token }) => {
      challenges.delete(token);
    },
  });
  return { certificate, key: key.toString() };
}

async function keepPair(path: string, { certificate, key }: Pair): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, `${key.trim()}\n${certificate.trim()}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function keptPair(path: string): Promise<Pair | null> {
  try {
    const [key, ...chain] = (await readFile(path, 'utf8')).match(BLOCK) ?? [];
    return key && chain.length > 0 ? { key, certificate: chain.join('') } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
