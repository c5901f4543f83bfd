import { APIError } from 'better-call';
import { encode } from 'uqr';
import type { Accounts } from './accounts.ts';
import type { Auth } from './auth.ts';
import { cookiesFrom } from './cookie.ts';
import { isFresh } from './door-rule.ts';
import { headersFor } from './own-address.ts';
import type { Visitor } from './visitor.ts';
import type { VisitorMemory } from './visitor-memory.ts';

export type Passkey = { readonly id: string; readonly name: string; readonly since: string };
export type TotpBegun = {
  /** `otpauth://…`: for applications, and as a picture for their cameras. */
  readonly uri: string;
  readonly secret: string;
  readonly qr: QrCode;
  /** Shown once. */
  readonly backupCodes: readonly string[];
};
/** The dark modules as one path of an SVG, in a square of `size` modules. */
export type QrCode = { readonly size: number; readonly path: string };
type Failed = { readonly ok: false; readonly reason: 'wrong' | 'step-up-needed' | 'last-way-in' };

const PASSKEYS_MAX = 20;

/** Passkeys and one-time codes of whoever is signed in, by better-auth's calls. */
export class Factors {
  readonly #auth: Auth;
  readonly #accounts: Accounts;
  readonly #memory: VisitorMemory;

  constructor(auth: Auth, accounts: Accounts, memory: VisitorMemory) {
    this.#auth = auth;
    this.#accounts = accounts;
    this.#memory = memory;
  }

  async passkeys(headers: Headers): Promise<Passkey[]> {
    const found = await this.#auth.api.listPasskeys({ headers: headersFor(headers) }).catch((error) => {
      // A program's token, or a session that ended a moment ago: there is nobody whose passkeys these would be.
      if (error instanceof APIError && error.statusCode === 401) return [];
      throw error;
    });
    return found.map(({ id, name, createdAt }) => ({
      id,
      name: name ?? '',
      since: new Date(createdAt).toISOString(),
    }));
  }

  /** What a browser is asked to make, and the cookie that remembers the challenge. Null: no fresh proof, or too many. */
  async newPasskey(visitor: Visitor, headers: Headers) {
    if (!isFresh(visitor)) return null;
    if ((await this.passkeys(headers)).length >= PASSKEYS_MAX) return null;
    const { response, headers: answer } = await this.#auth.api.generatePasskeyRegistrationOptions({
      headers: headersFor(headers),
      query: {},
      returnHeaders: true,
    });
    return { options: response, setCookie: cookiesFrom(answer, headers) };
  }

  /** Keeps what the browser made. False where it does not bear out the challenge. */
  async addPasskey(visitor: Visitor, headers: Headers, made: unknown, name: string): Promise<boolean> {
    if (!isFresh(visitor)) return false;
    try {
      await this.#auth.api.verifyPasskeyRegistration({
        headers: headersFor(headers),
        body: { response: made, name: name.slice(0, 100) } as never,
      });
      return true;
    } catch {
      return false;
    }
  }

  /** A passkey is not taken away where nothing else opens the account. */
  async removePasskey(
    visitor: Visitor,
    headers: Headers,
    id: string,
  ): Promise<{ readonly ok: true } | Failed> {
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    const own = await this.passkeys(headers);
    if (!own.some((each) => each.id === id)) return { ok: false, reason: 'wrong' };
    if (own.length === 1 && (await this.#accounts.hashOf(visitor.seat)) === null)
      return { ok: false, reason: 'last-way-in' };
    await this.#auth.api.deletePasskey({ headers: headersFor(headers), body: { id } });
    return { ok: true };
  }

  /** A secret for an application that makes codes; it holds once a code of it was shown (`confirmTotp`). */
  async beginTotp(
    visitor: Visitor,
    headers: Headers,
    password: string,
  ): Promise<{ ok: true; begun: TotpBegun } | Failed> {
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    try {
      const begun = await this.#auth.api.enableTwoFactor({
        headers: headersFor(headers),
        body: { password },
      });
      if (!('totpURI' in begun)) return { ok: false, reason: 'wrong' };
      const { totpURI: uri, backupCodes } = begun;
      const secret = new URL(uri).searchParams.get('secret') ?? '';
      return { ok: true, begun: { uri, secret, qr: qrOf(uri), backupCodes } };
    } catch {
      return { ok: false, reason: 'wrong' };
    }
  }

  async confirmTotp(
    headers: Headers,
    code: string,
  ): Promise<{ ok: true; setCookie: readonly string[] } | Failed> {
    try {
      const { headers: answer } = await this.#auth.api.verifyTOTP({
        headers: headersFor(headers),
        body: { code: code.replace(/\s/g, '') },
        returnHeaders: true,
      });
      this.#memory.forgetAll();
      return { ok: true, setCookie: cookiesFrom(answer, headers) };
    } catch {
      return { ok: false, reason: 'wrong' };
    }
  }

  async endTotp(
    visitor: Visitor,
    headers: Headers,
    password: string,
  ): Promise<{ ok: true; setCookie: readonly string[] } | Failed> {
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    try {
      const { headers: answer } = await this.#auth.api.disableTwoFactor({
        headers: headersFor(headers),
        body: { password },
        returnHeaders: true,
      });
      this.#memory.forgetAll();
      return { ok: true, setCookie: cookiesFrom(answer, headers) };
    } catch {
      return { ok: false, reason: 'wrong' };
    }
  }

  /** New ones in the place of all that were left; shown once. */
  async newBackupCodes(
    visitor: Visitor,
    headers: Headers,
    password: string,
  ): Promise<{ ok: true; codes: readonly string[] } | Failed> {
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    try {
      const { backupCodes } = await this.#auth.api.generateBackupCodes({
        headers: headersFor(headers),
        body: { password },
      });
      return { ok: true, codes: backupCodes };
    } catch {
      return { ok: false, reason: 'wrong' };
    }
  }
}

/** As a path, for a page draws it without a script and without a picture from elsewhere. */
export function qrOf(text: string): QrCode {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
