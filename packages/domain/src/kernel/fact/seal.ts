import { sha256 } from '@tongzhou/tlog/hash';
import { canonicalJson } from '../canonical/canonical.ts';

/** The very bytes that a seal stands for: domain separation, which names the form of the text, and canonical JSON (RFC 8785). */
export const sealedText = (type: string, data: unknown): string =>
  `tongzhou/${type}/v1\n${canonicalJson(data)}`;

/**
 * SHA-256 of what a fact that is not public says, as 64 hex digits; it stands in the public log. It binds: other words would
 * be a collision. It hides, because such a fact holds a salt of 32 random bytes: without it no guess can be tried.
 */
export const sealOf = (type: string, data: unknown): string =>
  Array.from(sha256(new TextEncoder().encode(sealedText(type, data))), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
