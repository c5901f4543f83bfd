/**
 * Is this a request that another site made the visitor's browser send? Programs with a token are not browsers and
 * carry no cookie; a browser says where a request comes from.
 */
export function fromOtherSite(headers: Headers): boolean {
  if (headers.get('authorization')?.startsWith('Bearer ')) return false;
  if (!headers.get('cookie')) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}
