/**
 * Is this a request that another site made the visitor's browser send (CSRF)? Programs with a token are not browsers
 * and carry no cookie; a browser says where a request comes from, and one that does not is not believed.
 */
export function fromOtherSite(headers: Headers): boolean {
  if (headers.get('authorization') !== null) return false;
  return isForeign(headers, headers.get('cookie') !== null);
}

/** `unsaid`: what to take a request for that says nothing of where it comes from. */
function isForeign(headers: Headers, unsaid: boolean): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null) return unsaid;
  if (!URL.canParse(origin)) return true;
  const own = process.env.TONGZHOU_PUBLIC_URL;
  // Behind a proxy that rewrites Host, the public address is the one that the visitor's browser knows.
  if (own !== undefined && URL.canParse(own) && new URL(own).origin === new URL(origin).origin) return false;
  return new URL(origin).host !== headers.get('host');
}
