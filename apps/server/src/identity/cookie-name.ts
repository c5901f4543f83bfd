import { isByTls } from '../http/public-url.ts';

/**
 * Under which name a cookie of ours is set and read. Where visitors come by TLS it begins with `__Host-` (RFC 6265bis, 4.1.3.2): browsers
 * take such a one only from this very host, by TLS, for all of its paths, so that no other name of the domain can plant one. A server on
 * the visitor's own machine has no TLS, and the plain name.
 */
export const cookieName = (name: string): string => (isByTls() ? `__Host-${name}` : name);
