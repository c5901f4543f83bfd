import type { LogKey } from '../checkpoint/log-keys.ts';
import type { Quorum } from '../checkpoint/quorum.ts';
import type { WitnessPolicy } from '../checkpoint/witness-policy.ts';
import { TlogError } from '../error.ts';
import { formatVerifierKey } from '../note/key.ts';
import { createVerifier, type NoteVerifier } from '../note/verifier.ts';
import { checkTlogPolicy } from './check.ts';
import { QUORUM_NONE, type TlogPolicy } from './policy.ts';

/** What a policy asks for, in the form that `openCheckpoint`, `verifyProof` and `LogClient` take. */
export interface PolicyTrust {
  /** Any of these logs will do; each under its own origin. Empty: the application knows its log from elsewhere. */
  readonly log: readonly LogKey[];
  readonly policy: WitnessPolicy;
}

/** Turns a policy into the trust that it describes; throws `malformed-policy`. */
export async function policyTrust(policy: TlogPolicy): Promise<PolicyTrust> {
  checkTlogPolicy(policy);
  const verifiers = (keys: readonly { readonly key: Parameters<typeof formatVerifierKey>[0] }[]) =>
    Promise.all(keys.map(({ key }) => createVerifier(formatVerifierKey(key))));
  const [logs, witnesses] = await Promise.all([verifiers(policy.logs), verifiers(policy.witnesses)]);
  return { log: logs.map((verifier) => ({ verifier })), policy: witnessPolicy(policy, witnesses) };
}

function witnessPolicy(policy: TlogPolicy, witnesses: readonly NoteVerifier[]): WitnessPolicy {
  if (policy.quorum === QUORUM_NONE) return { witnesses, threshold: 0 };
  const named = new Map<string, Quorum>();
  policy.witnesses.forEach(({ name }, i) => {
    named.set(name, witnesses[i] as NoteVerifier);
  });
  for (const { name, threshold, members } of policy.groups) {
    named.set(name, { threshold, members: members.map((member) => named.get(member) as Quorum) });
  }
  const quorum = named.get(policy.quorum);
  if (quorum === undefined) throw new TlogError('malformed-policy', `no quorum "${policy.quorum}"`);
  return { witnesses, quorum };
}
