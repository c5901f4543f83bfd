import { currentRule, phaseOf, type State } from '@tongzhou/domain';
import { LIMITS } from '../http/door/limits.ts';
import { networkOf } from '../http/door/network.ts';
import { drawBytes } from '../sealing/chance.ts';
import { Attempts } from './attempts.ts';
import { Delays } from './delays.ts';

export type Newcomer = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly headers: Headers;
  readonly address?: string;
  /** Of the letter with the code; absent: Chinese. */
  readonly language?: 'zh' | 'en';
};

/**
 * Counts the accounts that newcomers open, so that each costly password hash is one of few. A network that opens many waits
 * longer for each further one and is never shut out; where many networks do at once, those wait that had theirs.
 */
export class NewcomerGate {
  readonly #networks = new Delays(LIMITS.newcomersFree, LIMITS.newcomerWaitSecondsMax);
  readonly #all = new Attempts(LIMITS.newcomersFromEverywhere);
  readonly #most = new Attempts(LIMITS.newcomersMax);

  /** Takes a place. Answers 0, or the seconds to wait for one. */
  enter(address: string, now = Date.now()): number {
    const network = networkOf(address);
    const isFirst = this.#networks.count(network, now) === 0;
    const waitSeconds = Math.max(
      this.#networks.waitSeconds(network, now),
      isFirst ? 0 : this.#all.waitSeconds('all', now),
      this.#most.waitSeconds('all', now),
    );
    if (waitSeconds > 0) return waitSeconds;
    this.#networks.failed(network, now);
    this.#all.failed('all', now);
    this.#most.failed('all', now);
    return 0;
  }
}

/** Only where some response takes newcomers is there a reason to open an account for one. */
export const takesNewcomers = (state: State): boolean =>
  [...state.incidents.values()].some(
    (incident) => phaseOf(incident) === 'open' && currentRule(state, incident.id) !== undefined,
  );

/** The id under which the newcomer's organisation will stand on the register; drawn, so that nobody can name another's. */
export const newOrganisationId = (): string => `org-${drawBytes(10).toString('hex')}`;
