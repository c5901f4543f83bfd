import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { formatVerifierKey } from '../note/key.ts';
import { checkTlogPolicy } from './check.ts';
import type { TlogPolicy } from './policy.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is forbidden
const NOT_A_WORD = /[\u0000-\u0020\u007f]/;

/** The policy as the bytes of a policy file, which `parsePolicy` reads back the same. */
export function formatPolicy(policy: TlogPolicy): Uint8Array {
  checkTlogPolicy(policy);
  const { logs, witnesses, groups, quorum } = policy;
  const lines = [
    ...logs.map(({ key, url }) => ['log', formatVerifierKey(key), ...(url === undefined ? [] : [url])]),
    ...witnesses.map(({ name, key, url }) => [
      'witness',
      name,
      formatVerifierKey(key),
      ...(url === undefined ? [] : [url]),
    ]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum],
  ];
  for (const word of lines.flat()) {
    if (word === '' || NOT_A_WORD.test(word)) {
      throw new TlogError('malformed-policy', `malformed policy: not one word: ${JSON.stringify(word)}`);
    }
  }
  return encodeText(lines.map((line) => `${line.join(' ')}\n`).join(''));
}
