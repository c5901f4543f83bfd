import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  formatPolicy,
  formatVerifierKey,
  type LogKey,
  type NoteVerifier,
  parsePolicy,
  policyTrust,
  type TlogPolicy,
  type WitnessPolicy,
} from '@tongzhou/tlog';

/** A witness that this log asks for cosignatures. */
export type AskedWitness = {
  readonly name: string;
  readonly verifier: NoteVerifier;
  readonly verifierKey: string;
  readonly url: string;
};

/** Which witnesses this log asks, and how many of them a reader should ask for (C2SP tlog-policy). */
export type LogPolicy = {
  readonly asked: readonly AskedWitness[];
  readonly trust: WitnessPolicy;
  /** The policy as it is published, with this log's own key. */
  text(logKey: NoteVerifier): string;
};

const NONE: TlogPolicy = { logs: [], witnesses: [], groups: [], quorum: 'none' };

/** Starts a witness of a log, given its keys, and answers the text of a policy that asks it. */
export type OwnWitness = (origin: string, keys: readonly LogKey[]) => Promise<string>;

/**
 * Reads the operator's policy file: `TONGZHOU_LOG_POLICY`, or `log-policy.txt` in the data folder. No file: what `otherwise`
 * says, or no witness. A file that is broken stops the server at once, since a policy half read is a promise half kept.
 */
export async function readLogPolicy(
  folder: string,
  otherwise: () => Promise<string | null> = async () => null,
): Promise<LogPolicy> {
  const named = process.env.TONGZHOU_LOG_POLICY;
  const path = named ?? join(folder, 'log-policy.txt');
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !named) return null;
    throw new Error(`${path}: ${error.message}`);
  });
  const text = bytes ?? (await otherwise());
  const policy = text === null ? NONE : parsePolicy(new Uint8Array(Buffer.from(text)));
  const { policy: trust } = await policyTrust(policy);
  // The very verifiers that the policy counts by.
  const asked = policy.witnesses.flatMap(({ name, key, url }, index): AskedWitness[] => {
    const verifier = trust.witnesses[index];
    if (url === undefined || verifier === undefined) return [];
    return [{ name, verifier, verifierKey: formatVerifierKey(key), url: webUrl(url, path) }];
  });
  return { asked, trust, text: (logKey) => publishedText(policy, logKey) };
}

function publishedText(policy: TlogPolicy, logKey: NoteVerifier): string {
  const logs = [{ key: logKey }];
  return Buffer.from(formatPolicy({ ...policy, logs })).toString('utf8');
}

/** The server only ever calls addresses that its operator wrote down, over HTTP. */
function webUrl(url: string, path: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`${path}: "${url}" is not an http(s) address of a witness`);
  // The policy is published, and so would they be.
  const { username, password } = new URL(url);
  if (username !== '' || password !== '')
    throw new Error(`${path}: the address of a witness must not hold a user's name or password`);
  return url;
}
