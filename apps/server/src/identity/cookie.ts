import { SECOND_MS } from '@tongzhou/domain';
import { isByTls } from '../http/public-url.ts';
import { SESSION_COOKIE, SESSION_MS_MAX } from './auth.ts';
import { cookieName } from './cookie-name.ts';

export function cookieIn(headers: Headers, name: string): string | null {
  const begin = `${cookieName(name)}=`;
  const pair = (headers.get('cookie') ?? '').split(/;\s*/).find((each) => each.startsWith(begin));
  return pair?.slice(begin.length) || null;
}

/** The token in a session's cookie, which the signature behind it has yet to bear out. */
export function tokenIn(headers: Headers): string | null {
  const value = cookieIn(headers, SESSION_COOKIE);
  const token = value?.split('.')[0];
  return token && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : null;
}

/**
 * What better-auth sets, as this visitor's browser must have it: Secure wherever the visitor came by https, and a session
 * for as long as one lasts at most; that it ends when idle is the database's matter.
 */
export const cookiesFrom = (answer: Headers, asked: Headers): readonly string[] =>
  answer.getSetCookie().map((cookie) => {
    const lasting =
      cookie.startsWith(`${cookieName(SESSION_COOKIE)}=`) && !/Max-Age=0\b/i.test(cookie)
        ? cookie.replace(/Max-Age=\d+/i, `Max-Age=${SESSION_MS_MAX / SECOND_MS}`)
        : cookie;
    return cameByTls(asked) && !/;\s*secure\b/i.test(lasting) ? `${lasting}; Secure` : lasting;
  });

/** Out of reach of scripts, and not sent along with what other sites post. An age of 0 takes it away. */
export const ownCookie = (name: string, value: string, ageSeconds: number, headers: Headers): string =>
  `${cookieName(name)}=${value}; Max-Age=${ageSeconds}; Path=/; HttpOnly; SameSite=Lax${cameByTls(headers) ? '; Secure' : ''}`;

/** Secure wherever the visitor came by https; plain only for a server on the visitor's own machine. */
const cameByTls = (headers: Headers): boolean => headers.get('x-forwarded-proto') === 'https' || isByTls();
