import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password.ts';

export type PasswordFault = 'short' | 'long' | 'easy';

/** Of five grades (0 to 4): below the fourth it is found in fewer than 10^8 guesses, by the estimator's own account. */
const SCORE_MIN = 3;
/** What the estimator's time grows with; the rest of a long one only makes it harder. */
const LOOKED_AT_MAX = 64;

/**
 * The list of passwords from breaches, keyboard walks, dates and repetitions of zxcvbn: on this machine, no network. Words
 * of the account and of this site are on the list too.
 */
let estimator: ZxcvbnFactory | null = null;
const OF_THE_SITE = ['tongzhou', '同舟', 'password', 'wuhan', 'hubei', 'zhongguo', 'jiayou', 'covid'];

/** Why a password may not be taken; null: it may. Source: NIST SP 800-63B-4, 3.1.1.2 (length and blocklist, no composition). */
export function passwordFault(password: string, ofTheAccount: readonly string[] = []): PasswordFault | null {
  if (password.length < PASSWORD_LENGTH_MIN) return 'short';
  if (password.length > PASSWORD_LENGTH_MAX) return 'long';
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = [...OF_THE_SITE, ...ofTheAccount.flatMap((each) => [each, ...each.split(/[@.\s]+/)])];
  const { score } = estimator.check(
    password.slice(0, LOOKED_AT_MAX),
    words.filter((each) => each.length > 2),
  );
  return score < SCORE_MIN ? 'easy' : null;
}
