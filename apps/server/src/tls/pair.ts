import { createPrivateKey, X509Certificate } from 'node:crypto';

/** A certificate chain, leaf first, and its key, both PEM. */
export type Pair = { readonly certificate: string; readonly key: string };

/** Until when the leaf is valid. Throws where the two do not belong together, or one of them cannot be read. */
export function validUntil({ certificate, key }: Pair): Date {
  const leaf = new X509Certificate(certificate);
  if (!leaf.checkPrivateKey(createPrivateKey(key)))
    throw new Error('the certificate is not the key’s: each of them must be the other’s');
  return leaf.validToDate;
}

/** From when on a newer one is asked for: when a third of its life is left, as Let’s Encrypt advises. */
export function renewedFrom(certificate: string): Date {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const life = validToDate.getTime() - validFromDate.getTime();
  return new Date(validToDate.getTime() - life / 3);
}

/** The names for which the leaf stands. */
export const namesIn = (certificate: string): readonly string[] =>
  (new X509Certificate(certificate).subjectAltName ?? '')
    .split(', ')
    .map((each) => each.replace(/^(DNS|IP Address):/, ''));
