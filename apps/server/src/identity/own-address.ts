import { saidPublicUrl } from '../http/public-url.ts';

/**
 * The address by which the visitor's browser knows this site: the public one where the operator has said it, else the host
 * that the request names, if it is one at all. Passkeys are bound to it, links begin with it.
 */
function ownAddress(headers: Headers): URL | null {
  const said = saidPublicUrl();
  if (said !== null) return new URL(said);
  const host = headers.get('host') ?? '';
  if (!/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host)) return null;
  const protocol = headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return URL.canParse(`${protocol}://${host}`) ? new URL(`${protocol}://${host}`) : null;
}

/** What better-auth gets to see of a request: its cookies, and an address that was checked. */
export function headersFor(headers: Headers): Headers {
  const address = ownAddress(headers);
  const kept = new Headers({
    host: address?.host ?? 'localhost',
    'x-forwarded-proto': (address?.protocol ?? 'http:').slice(0, -1),
    'x-forwarded-host': address?.host ?? 'localhost',
    origin: address?.origin ?? 'http://localhost',
  });
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value.slice(0, 8_000));
  }
  return kept;
}
