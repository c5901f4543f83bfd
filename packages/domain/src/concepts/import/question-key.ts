import { sha256 } from '@tongzhou/tlog/hash';
import { canonicalJson } from '../../kernel/canonical/canonical.ts';

/** The key of a question: 24 hex digits of what it is about, such as the facility and the word that nobody knows. */
export const questionKeyOf = (about: readonly string[]): string => {
  const digest = sha256(new TextEncoder().encode(`tongzhou/import-question/v1\n${canonicalJson(about)}`));
  return `q-${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};
