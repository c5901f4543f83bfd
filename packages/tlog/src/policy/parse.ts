import { parseDecimal } from '../encoding/decimal.ts';
import { TlogError } from '../error.ts';
import { parseVerifierKey, type VerifierKey } from '../note/key.ts';
import { checkTlogPolicy } from './check.ts';
import type { PolicyGroup, PolicyLog, PolicyWitness, TlogPolicy } from './policy.ts';

/** Room for hundreds of keys with comments. */
export const POLICY_BYTES_MAX = 256 * 1024;

/** Reads a policy file, strictly (C2SP tlog-policy); throws `malformed-policy` with the number of the line. */
export function parsePolicy(bytes: Uint8Array): TlogPolicy {
  if (bytes.length > POLICY_BYTES_MAX) throw malformed(`longer than ${POLICY_BYTES_MAX} bytes`);
  if (bytes.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a) || byte === 0x7f)) {
    throw malformed('control characters');
  }
  const draft: Draft = { logs: [], witnesses: [], groups: [], order: new Set(), quorum: undefined };
  const lines = decodeOctets(bytes).split('\n');
  if (lines.pop() !== '') throw malformed('last line does not end with a newline');
  lines.forEach((line, i) => {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) return;
    try {
      readLine(words, draft);
    } catch (cause) {
      const why =
        cause instanceof TlogError ? cause.message.replace(/^malformed policy: /, '') : String(cause);
      throw malformed(`line ${i + 1}: ${why}`, cause);
    }
  });
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) throw malformed('no quorum line');
  const policy = { logs, witnesses, groups, quorum };
  checkTlogPolicy(policy);
  return policy;
}

interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  /** Names defined so far: a line may refer only to lines before it. */
  readonly order: Set<string>;
  quorum: string | undefined;
}

function readLine([keyword, ...words]: readonly string[], draft: Draft): void {
  const [name = '', second = '', ...rest] = words;
  if (keyword === 'log' && (words.length === 1 || words.length === 2)) {
    draft.logs.push({ key: readKey(name), ...(words.length === 2 && { url: second }) });
  } else if (keyword === 'witness' && (words.length === 2 || words.length === 3)) {
    const [url] = rest;
    draft.witnesses.push({ name, key: readKey(second), ...(url !== undefined && { url }) });
    draft.order.add(name);
  } else if (keyword === 'group' && words.length >= 3) {
    checkDefined(rest, draft);
    draft.groups.push({ name, threshold: readThreshold(second, rest.length), members: rest });
    draft.order.add(name);
  } else if (keyword === 'quorum' && words.length === 1) {
    if (draft.quorum !== undefined) throw malformed('a second quorum line');
    if (name !== 'none') checkDefined([name], draft);
    draft.quorum = name;
  } else {
    throw malformed('not "log", "witness", "group" or "quorum" with the words that it takes');
  }
}

function checkDefined(names: readonly string[], { order }: Draft): void {
  const unknown = names.find((name) => !order.has(name));
  if (unknown !== undefined) throw malformed(`"${unknown}" is not defined on a line before this one`);
}

const readThreshold = (word: string, members: number): number =>
  word === 'any' ? 1 : word === 'all' ? members : parseDecimal(word);

const readKey = (word: string): VerifierKey => parseVerifierKey(word);

/**
 * Names are opaque octets, UTF-8 or not. Each of the two decodings keeps different octets apart, and only one of them
 * is used for a file.
 */
function decodeOctets(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-policy', `malformed policy: ${why}`, {}, cause);
