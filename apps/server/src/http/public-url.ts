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

/** A year, of this name alone: what other names of the domain do is for whoever runs them. */
export const STAY_WITH_TLS = 'max-age=31536000';
