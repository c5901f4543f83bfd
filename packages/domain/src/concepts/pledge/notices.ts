import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { mandatesWithin } from '../mandate/candidates.ts';
import { isInForce } from '../mandate/force.ts';

/** Everybody who takes gifts in somewhere in the incident; the authority only where there is nobody else. */
function receivers(state: State, incident: string, now: string): string[] {
  const holders = [...mandatesWithin(state, incident)]
    .filter((mandate) => mandate.functions.includes('receive-donation') && isInForce(state, mandate, now))
    .map(({ holder }) => holder);
  const appointed = holders.filter((holder) => holder !== state.authority);
  return [...new Set(appointed.length > 0 ? appointed : holders)];
}

/** Whoever takes gifts in hears of an offer; whoever offered hears of the answer. */
export const noticesOfPledge: Tellers<'pledge.made' | 'pledge.answered'> = {
  'pledge.made': (state, { incident, at, data }) => {
    const giver = nameOf(state, data.organisation);
    return [
      {
        kind: 'pledge.to-answer',
        urgency: 'normal',
        organisations: receivers(state, incident, at),
        title: { zh: `${giver.zh}认捐物资，待答复`, en: `${giver.en} pledges goods and waits for an answer` },
        path: '/work/pledges',
      },
    ];
  },
  'pledge.answered': (state, { incident, actor, data }) => {
    const by = nameOf(state, actor.organisation);
    const pledge = state.incidents.get(incident)?.pledges.get(data.pledge);
    return [
      {
        kind: 'pledge.answered',
        urgency: 'normal',
        organisations: pledge ? [pledge.organisation] : [],
        title: { zh: `${by.zh}答复了贵单位的认捐`, en: `${by.en} has answered your pledge` },
        path: `/incidents/${incident}/pledges`,
      },
    ];
  },
};
