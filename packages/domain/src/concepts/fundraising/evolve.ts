import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { fundraisingFacts } from './facts.ts';

export const evolveFundraising: Evolvers<keyof typeof fundraisingFacts> = {
  'fundraising.started'(state, { incident, at, data }) {
    const { fundraising, ...terms } = data;
    const { fundraisings, submissions, filedAhead } = must(state.incidents, incident, 'incident');
    for (const filed of [terms.planFiled, terms.officeTold]) {
      if (filed === null) continue;
      must(submissions, filed, 'submission').about = fundraising;
      ungroup(filedAhead, terms.organisation, filed);
    }
    fundraisings.set(fundraising, { id: fundraising, ...terms, recordedAt: at, ended: null });
  },
  'fundraising.secondary-purpose-stated'(state, { incident, data }) {
    const { fundraisings } = must(state.incidents, incident, 'incident');
    must(fundraisings, data.fundraising, 'fundraising').secondaryPurpose = data.secondaryPurpose;
  },
  'fundraising.ended'(state, { incident, at, data }) {
    const { fundraisings } = must(state.incidents, incident, 'incident');
    must(fundraisings, data.fundraising, 'fundraising').ended = { at, reason: data.reason };
  },
};
