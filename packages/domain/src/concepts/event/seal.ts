import { sha256 } from '@tongzhou/tlog/hash';
import { canonicalJson } from '../../kernel/canonical/canonical.ts';

/** Keeps these hashes apart from every other use of SHA-256, and names the form of the text. */
const DOMAIN = 'tongzhou/event-description/v1\n';

export type Sealed = { readonly event: string; readonly text: string; readonly salt: string };

/** The very bytes that a seal stands for: domain separation, then event, salt and words in canonical JSON (RFC 8785). */
export const sealedText = ({ event, text, salt }: Sealed): string =>
  `${DOMAIN}${canonicalJson({ event, salt, text })}`;

/**
 * SHA-256 of the words of a report, as 64 hex digits. It binds: other words, or the same about another event, would be a
 * collision. It hides: without the salt of 32 random bytes a guess at the words cannot be tried against it.
 */
export const sealOf = (sealed: Sealed): string =>
  Array.from(sha256(new TextEncoder().encode(sealedText(sealed))), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
