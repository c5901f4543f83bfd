import { setTimeout as pause } from 'node:timers/promises';
import { networkOf } from '../http/door/network.ts';
import { Delays } from './delays.ts';

/** Of one e-mail from one network, before each further one waits. */
const FREE_FAILURES = 5;
/** Of one network for any e-mails, or of one e-mail from any networks: those are not refused, for others sit behind the same address, but take longer. */
const FREE_BEFORE_SLOWER = 30;
const SLOWER_MS = 100;
const SLOWER_MS_MAX = 3_000;
/** Each check costs 100 ms and 32 MiB: a crowd of them must not take the machine from those who are at work. */
const CHECKS_AT_ONCE_MAX = 16;
/** Of one network: the others keep their places. */
const CHECKS_OF_ONE_NETWORK_MAX = 6;
const BUSY_SECONDS = 2;

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly waitSeconds: number };
/** `email` null: what is shown cannot be guessed, and is only one of few at once. */
export type Trying = {
  readonly email: string | null;
  readonly address: string;
  /** Of a browser that has been in this account before: it is counted by itself, whatever others fail with. */
  readonly device?: string | null;
};

/**
 * Lets passwords and codes be tried, but not guessed. Whoever fails waits longer each time, counted by e-mail and network
 * together, so that no stranger locks anybody out; a network or an e-mail that many fail with becomes slow, not closed.
 */
export class PasswordGate {
  readonly #pairs = new Delays(FREE_FAILURES);
  readonly #networks = new Delays(FREE_BEFORE_SLOWER);
  readonly #emails = new Delays(FREE_BEFORE_SLOWER);
  readonly #checking = new Map<string, number>();
  readonly #pause: (ms: number) => Promise<unknown>;
  #all = 0;

  /** `wait` of so many milliseconds, for whoever is slowed. */
  constructor(wait: (ms: number) => Promise<unknown> = pause) {
    this.#pause = wait;
  }

  /** `check` answers null where it failed. */
  async check<Value>(
    { email, address, device = null }: Trying,
    check: () => Promise<Value | null>,
  ): Promise<Checked<Value>> {
    const network = device === null ? networkOf(address) : `device ${device}`;
    const pair = `${email} ${network}`;
    const waiting = email === null ? 0 : this.#pairs.waitSeconds(pair);
    if (waiting > 0) return { ok: false, waitSeconds: waiting };
    // Before a place is taken: whoever is slow keeps nobody else waiting.
    if (email !== null && device === null) await this.#pause(this.#slower(network, email));
    const ofNetwork = this.#checking.get(network) ?? 0;
    const isBusy =
      this.#all >= CHECKS_AT_ONCE_MAX || (address !== '' && ofNetwork >= CHECKS_OF_ONE_NETWORK_MAX);
    // Those who came at the same moment and failed meanwhile count too.
    const waitSeconds = Math.max(
      email === null ? 0 : this.#pairs.waitSeconds(pair),
      isBusy ? BUSY_SECONDS : 0,
    );
    if (waitSeconds > 0) return { ok: false, waitSeconds };
    this.#all += 1;
    this.#checking.set(network, ofNetwork + 1);
    try {
      const value = await check();
      if (value !== null) {
        this.#pairs.succeeded(pair);
        return { ok: true, value };
      }
    } finally {
      this.#all -= 1;
      const left = (this.#checking.get(network) ?? 1) - 1;
      if (left > 0) this.#checking.set(network, left);
      else this.#checking.delete(network);
    }
    if (email === null) return { ok: false, waitSeconds: 0 };
    this.#pairs.failed(pair);
    if (address !== '' && device === null) this.#networks.failed(network);
    if (device === null) this.#emails.failed(email);
    return { ok: false, waitSeconds: 0 };
  }

  #slower(network: string, email: string): number {
    const over = Math.max(this.#networks.count(network), this.#emails.count(email)) - FREE_BEFORE_SLOWER;
    return over <= 0 ? 0 : Math.min(SLOWER_MS_MAX, over * SLOWER_MS);
  }
}
