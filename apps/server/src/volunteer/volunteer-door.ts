import { VOLUNTEER } from '@tongzhou/domain';
import { encode } from 'uqr';
import type { Application } from '../application/application.ts';
import type { Identity, Visitor } from '../identity/index.ts';
import { NewcomerGate } from '../identity/newcomer.ts';
import { drawBytes } from '../sealing/chance.ts';

export type ComingVolunteer = {
  /** Whose code was scanned, or who runs the task. */
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly headers: Headers;
  readonly address: string;
};

export type CameIn =
  | { readonly ok: true; readonly setCookie: readonly string[]; readonly visitor: Visitor }
  | { readonly ok: false; readonly reason: 'email' | 'password' | 'taken' | 'too-many' };

/** All that volunteers have to do with accounts: a seat that does one thing, and a session in it. */
export class VolunteerDoor {
  readonly #application: Application;
  readonly #identity: Identity;
  readonly #gate = new NewcomerGate();

  constructor(application: Application, identity: Identity) {
    this.#application = application;
    this.#identity = identity;
  }

  /** Opens an account for somebody who scanned a code; what he says of himself is the command's. */
  async enter({ organisation, email, name, password, headers, address }: ComingVolunteer): Promise<CameIn> {
    if (!/^[^\s@]{1,100}@[^\s@]{3,200}$/.test(email)) return { ok: false, reason: 'email' };
    if (this.#identity.whyNotPassword(password, { email, name })) return { ok: false, reason: 'password' };
    if (!this.#application.state.organisations.has(organisation)) return { ok: false, reason: 'email' };
    if (this.#gate.enter(address) > 0) return { ok: false, reason: 'too-many' };
    const seat = `volunteer-${drawBytes(8).toString('hex')}`;
    try {
      await this.#identity.createAccount({
        ...{ email, password, organisation, seat, functions: [VOLUNTEER] },
        name: name || email,
      });
    } catch {
      // The address has an account, or everybody knows the password.
      return { ok: false, reason: 'taken' };
    }
    const signedIn = await this.#identity.signIn({ email, password, headers, address });
    return signedIn.ok ? signedIn : { ok: false, reason: 'taken' };
  }

  /** A code for cameras: how many squares it is wide, and a path (SVG) of the dark ones. */
  qr(text: string): { readonly size: number; readonly path: string } {
    const { data, size } = encode(text, { border: 2 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: dark.join('') };
  }
}
