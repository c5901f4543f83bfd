import { Attempts } from './attempts.ts';
import { passwordMatches } from './password.ts';

const FAILURES_MAX = 10;
/** From one address for any e-mails: an office behind one address mistypes, a list of stolen passwords is longer. */
const FAILURES_PER_ADDRESS_MAX = 100;
/** Each check costs 100 ms and 32 MiB: a crowd of them must not take the machine from those who are at work. */
const CHECKS_AT_ONCE_MAX = 16;
const BUSY_SECONDS = 2;

export type Checked = { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number };

/** Lets passwords be tried, but not guessed: counted by e-mail and address together, so that nobody is locked out by a stranger. */
export class PasswordGate {
  readonly #attempts = new Attempts(FAILURES_MAX);
  readonly #byAddress = new Attempts(FAILURES_PER_ADDRESS_MAX);
  #checking = 0;

  /** `stored` is compared even where no account exists, so that time does not tell which do. */
  async check(who: { email: string; address: string }, password: string, stored: string): Promise<Checked> {
    const key = `${who.email} ${who.address}`;
    const waitSeconds = Math.max(
      this.#attempts.waitSeconds(key),
      who.address === '' ? 0 : this.#byAddress.waitSeconds(who.address),
      this.#checking >= CHECKS_AT_ONCE_MAX ? BUSY_SECONDS : 0,
    );
    if (waitSeconds > 0) return { ok: false, waitSeconds };
    this.#checking += 1;
    try {
      if (await passwordMatches(password, stored)) {
        this.#attempts.succeeded(key);
        return { ok: true };
      }
    } finally {
      this.#checking -= 1;
    }
    this.#attempts.failed(key);
    this.#byAddress.failed(who.address);
    return { ok: false, waitSeconds: 0 };
  }
}
