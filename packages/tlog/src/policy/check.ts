import { toHex } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { SIGNATURE_TYPE, type VerifierKey } from '../note/key.ts';
import { QUORUM_NONE, type TlogPolicy } from './policy.ts';

/** Throws `malformed-policy` for a policy that no file may describe, or that could be met in a way it does not say. */
export function checkTlogPolicy({ logs, witnesses, groups, quorum }: TlogPolicy): void {
  checkNoTwins('log', logs);
  checkNoTwins('witness', witnesses);
  for (const { name, key } of witnesses) {
    if (key.type !== SIGNATURE_TYPE.cosignature)
      throw malformed(`key of witness "${name}" is not for cosignatures`);
  }
  const defined = new Set<string>([QUORUM_NONE]);
  const define = (name: string) => {
    if (defined.has(name)) throw malformed(`the name "${name}" is taken`);
    defined.add(name);
  };
  for (const { name } of witnesses) define(name);
  const grouped = new Set<string>();
  for (const { name, threshold, members } of groups) {
    if (!Number.isInteger(threshold) || threshold < 1 || threshold > members.length) {
      throw malformed(`group "${name}": ${threshold} of ${members.length} members cannot be asked for`);
    }
    for (const member of members) {
      if (member === QUORUM_NONE || !defined.has(member))
        throw malformed(`group "${name}": no member "${member}"`);
      // So that each witness contributes in one way only.
      if (grouped.has(member)) throw malformed(`"${member}" is a member twice`);
      grouped.add(member);
    }
    define(name);
  }
  if (!defined.has(quorum)) throw malformed(`no witness or group "${quorum}" for the quorum`);
}

function checkNoTwins(kind: string, all: readonly { readonly key: VerifierKey }[]): void {
  const seen = new Set<string>();
  for (const { key } of all) {
    const twin = toHex(key.publicKey);
    if (seen.has(twin))
      throw malformed(`${kind} ${key.name} is listed twice: one key counts once, whatever its name`);
    seen.add(twin);
  }
}

const malformed = (why: string): TlogError => new TlogError('malformed-policy', `malformed policy: ${why}`);
