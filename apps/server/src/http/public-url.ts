/** The site's own address as the operator has said it (`TONGZHOU_PUBLIC_URL`), without a path; null where it is unsaid. */
export function saidPublicUrl(said = process.env.TONGZHOU_PUBLIC_URL): string | null {
  if (said === undefined || !URL.canParse(said)) return null;
  const { protocol, origin } = new URL(said);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

/** By which the other servers on the same database reach this one (`TONGZHOU_PEER_URL`); null: where it listens, on one machine. */
export const saidPeerUrl = (): string | null => saidPublicUrl(process.env.TONGZHOU_PEER_URL ?? '');

/** Whether visitors come by TLS, which a proxy of ours ends: then browsers may be told to come in no other way. */
export const isByTls = (): boolean => saidPublicUrl()?.startsWith('https:') ?? false;

/**
 * What browsers are told of TLS (HSTS), for a year: to come to this name and to those below it by nothing else. Who runs a name below it
 * without TLS says `TONGZHOU_HSTS_SUBDOMAINS=off`. Null where the site has no TLS.
 */
export function stayWithTls(subdomains = process.env.TONGZHOU_HSTS_SUBDOMAINS): string | null {
  if (!isByTls()) return null;
  return subdomains === 'off' ? 'max-age=31536000' : 'max-age=31536000; includeSubDomains';
}
