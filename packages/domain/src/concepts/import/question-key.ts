import { sha256 } from '@tongzhou/tlog/hash';
import { canonicalJson } from '../../kernel/canonical/canonical.ts';

/** Letters alone: digits in a row might look like somebody's number. */
const LETTERS = 'abcdefghijklmnop';

/** The key of a question: 24 letters of the fingerprint of what it is about, such as the facility and the word that nobody knows. */
export const questionKeyOf = (about: readonly string[]): string => {
  const digest = sha256(new TextEncoder().encode(`tongzhou/import-question/v1\n${canonicalJson(about)}`));
  const letters = Array.from(digest.subarray(0, 12), (byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`);
  return `q-${letters.join('')}`;
};
