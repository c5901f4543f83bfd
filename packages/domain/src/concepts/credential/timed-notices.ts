import { REGISTER } from '../../kernel/fact/fact.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import type { State } from '../../kernel/state/state.ts';
import { daysLater, localDay } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { credentialsOf, standingOf } from './holds.ts';
import type { Credential } from './state.ts';

/**
 * Days before its last day on which the holder of a credential is told. No term of a charter: a credential stands in the
 * register, which is there before any incident and belongs to none.
 */
const WARNING_DAYS = 30;

/** Costs the credentials that end within these days, not those of the register. */
export const timedNoticesOfCredentials: TimedTellers<'credential.expires-soon'> = {
  'credential.expires-soon': {
    urgency: 'normal',
    path: () => '/work/standing',
    title: ({ end }, count) =>
      count === 1
        ? both(`贵单位的一项资质将于${end}到期`, `A credential of yours expires on ${end}`)
        : both(
            `贵单位的${count}项资质即将到期，最早${end}`,
            `${count} credentials of yours expire, the first on ${end}`,
          ),
    *matters({ state, now }, isTold) {
      const today = localDay(now, state.country.clock);
      const last = daysLater(today, WARNING_DAYS);
      for (const dayAndId of keysOf(state.credentialsByLastDay, today)) {
        const credential = must(state.credentials, secondOf(dayAndId), 'credential');
        const { id, organisation, expiresOn: end } = credential;
        if (end === null || end > last) break;
        const key = JSON.stringify(['credential.expires-soon', id]);
        if (isTold(key) || isReplaced(state, credential, end, now)) continue;
        const name = both('资质', 'credential');
        yield { key, name, organisations: [organisation], incident: REGISTER, position: null, end };
      }
    },
  },
};

/** Another of its kind holds longer. */
const isReplaced = (
  state: State,
  { id, kind, organisation }: Credential,
  end: string,
  now: string,
): boolean =>
  credentialsOf(state, organisation).some(
    (other) =>
      other.id !== id &&
      other.kind === kind &&
      standingOf(other, now, state.country.clock) === 'confirmed' &&
      (other.expiresOn === null || other.expiresOn > end),
  );
