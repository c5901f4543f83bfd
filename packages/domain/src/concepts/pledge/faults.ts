import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { pledgeFacts } from './facts.ts';
import { pledgeState, whyNotAnswer } from './rules.ts';

/** What is wrong with the answer to a pledge, or with taking one back. */
export const pledgeFaults = faultsIn<keyof typeof pledgeFacts>({
  'pledge.answered': (incident, { data, actor }, state) => {
    const pledge = incident.pledges.get(data.pledge);
    if (!pledge) return `answers ${data.pledge}, which nobody made`;
    if (pledgeState(pledge) !== 'open') return `answers ${pledge.id}, which is ${pledgeState(pledge)}`;
    const why = whyNotAnswer(state, pledge, actor.organisation, data);
    return why && `answers ${pledge.id} against the rule ${why}`;
  },
  'pledge.ended': (incident, { data }) => {
    const pledge = incident.pledges.get(data.pledge);
    return pledge && pledgeState(pledge) === 'open' ? null : `takes back ${data.pledge}, which does not wait`;
  },
});
