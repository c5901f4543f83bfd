/** Bytes of an authenticator's data before its flags: the hash of the name that the passkey is bound to (WebAuthn 3, 6.1). */
const FLAGS_AT = 32;
const USER_VERIFIED = 0b100;

/**
 * Whether the authenticator says that it knew its person by finger, face or number, and not only that somebody touched it: a
 * key that was found opens nothing. better-auth asks for it and does not insist; the flag is under the signature that it checks.
 */
export function isUserVerified(answer: unknown): boolean {
  const data = (answer as { response?: { authenticatorData?: unknown } } | null)?.response?.authenticatorData;
  if (typeof data !== 'string') return false;
  return ((Buffer.from(data, 'base64url')[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}
