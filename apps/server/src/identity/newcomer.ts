import { randomBytes } from 'node:crypto';
import { currentRule, phaseOf, type State } from '@tongzhou/domain';
import { Attempts } from './attempts.ts';

export type Newcomer = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly headers: Headers;
  readonly address?: string;
  /** Of the letter with the code; absent: Chinese. */
  readonly language?: 'zh' | 'en';
};

/** Within ten minutes: a shared office opens a few accounts, a flood opens thousands. */
const PER_ADDRESS = 5;
const FROM_EVERYWHERE = 100;

/** Counts the accounts that newcomers open, so that each costly password hash is one of few. */
export class NewcomerGate {
  readonly #byAddress = new Attempts(PER_ADDRESS);
  readonly #all = new Attempts(FROM_EVERYWHERE);

  /** Takes a place. Answers 0, or the seconds to wait for one. */
  enter(address: string): number {
    const waitSeconds = Math.max(this.#byAddress.waitSeconds(address), this.#all.waitSeconds('all'));
    if (waitSeconds > 0) return waitSeconds;
    this.#byAddress.failed(address);
    this.#all.failed('all');
    return 0;
  }
}

/** Only where some response takes newcomers is there a reason to open an account for one. */
export const takesNewcomers = (state: State): boolean =>
  [...state.incidents.values()].some(
    (incident) => phaseOf(incident) === 'open' && currentRule(state, incident.id) !== undefined,
  );

/** The id under which the newcomer's organisation will stand on the register; drawn, so that nobody can name another's. */
export const newOrganisationId = (): string => `org-${randomBytes(10).toString('hex')}`;
