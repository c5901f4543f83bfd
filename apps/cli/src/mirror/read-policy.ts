import { readFile } from 'node:fs/promises';
import {
  formatVerifierKey,
  type NoteVerifier,
  parsePolicy,
  policyTrust,
  type WitnessPolicy,
} from '@tongzhou/tlog';

/** What a policy file (C2SP tlog-policy) asks for. */
export type PolicyFile = {
  readonly logs: readonly { readonly verifier: NoteVerifier }[];
  /** Verifier keys of those logs. */
  readonly keys: readonly string[];
  readonly policy: WitnessPolicy;
};

/** Reads a policy file; throws with the line that is wrong. */
export async function readPolicy(path: string): Promise<PolicyFile> {
  const parsed = parsePolicy(await readFile(path));
  const { log, policy } = await policyTrust(parsed);
  return { logs: log, keys: parsed.logs.map(({ key }) => formatVerifierKey(key)), policy };
}
