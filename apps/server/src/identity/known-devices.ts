import { createHmac, timingSafeEqual } from 'node:crypto';
import { DAY_MS, SECOND_MS } from '@tongzhou/domain';
import { drawBytes } from '../sealing/chance.ts';
import { cookieIn, ownCookie } from './cookie.ts';

const COOKIE = 'tongzhou-device';
const KEPT_MS = 180 * DAY_MS;

/**
 * A browser in which somebody has signed in is known again, for that account alone: failed attempts of others, in the same office
 * or everywhere, do not make its owner wait. The cookie opens nothing; it holds a number drawn by chance, when it ends, and a
 * seal over both and the account's e-mail.
 */
export class KnownDevices {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  cookieFor(email: string, headers: Headers, now = Date.now()): string {
    const number = drawBytes(12).toString('base64url');
    const until = String(now + KEPT_MS);
    const value = `${number}.${until}.${this.#seal(email, number, until)}`;
    return ownCookie(COOKIE, value, KEPT_MS / SECOND_MS, headers);
  }

  /** The device's number, where this browser has been in this account before; else null. */
  find(email: string, headers: Headers, now = Date.now()): string | null {
    const [number, until, seal] = (cookieIn(headers, COOKIE) ?? '').split('.');
    if (!number || !until || !seal || !(Number(until) > now)) return null;
    const own = Buffer.from(this.#seal(email, number, until));
    const shown = Buffer.from(seal);
    return shown.length === own.length && timingSafeEqual(shown, own) ? number : null;
  }

  #seal(email: string, number: string, until: string): string {
    return createHmac('sha256', this.#secret)
      .update(`device\n${email}\n${number}\n${until}`)
      .digest('base64url');
  }
}
