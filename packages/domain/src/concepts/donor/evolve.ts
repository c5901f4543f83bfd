import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, list, listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { endProposal } from '../../kernel/state/proposal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { currentDonor } from '../donation/donor-name.ts';
import type { donorFacts } from './facts.ts';

export const evolveDonor: Evolvers<keyof typeof donorFacts> = {
  'donor.renamed'(state, { incident: id, at, position, data }) {
    const incident = must(state.incidents, id, 'incident');
    const { donor, from, to, reason } = data;
    const former = incident.donorNames.get(donor)?.former ?? [];
    const was = { name: from, until: at, reason, position };
    incident.donorNames.set(donor, { name: to, former: [...former, was] });
    group(incident.donorsNamed, plain(to), donor);
  },
  'donor-merge.proposed'(state, { incident: id, at, actor, data }) {
    const incident = must(state.incidents, id, 'incident');
    const { merge, ...said } = data;
    incident.donorMerges.set(merge, {
      ...{ id: merge, ...said, at },
      ...{ by: actor.organisation, bySeat: actor.seat, status: 'open', ended: null, separated: null },
    });
    incident.donorMergesOpen.add(merge);
    for (const donor of [said.donor, said.into]) list(incident.donorMergesOf, donor, merge);
  },
  'donor.merged'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    end(incident, fact, 'made');
    join(incident, fact.data.donor, currentDonor(incident, fact.data.into));
  },
  'donor.separated'(state, { incident: id, at, position, actor, data }) {
    const incident = must(state.incidents, id, 'incident');
    const merge = must(incident.donorMerges, data.merge, 'donor-merge');
    merge.separated = { at, bySeat: actor.seat, position, reason: data.reason };
    joinAnew(incident, currentDonor(incident, merge.into));
  },
  'donor-merge.declined'(state, fact) {
    end(must(state.incidents, fact.incident, 'incident'), fact, 'declined');
  },
};

function join(incident: IncidentState, donor: string, into: string): void {
  for (const each of [donor, ...listed(incident.donorsMergedInto, donor)]) {
    incident.donorStandsFor.set(each, into);
    list(incident.donorsMergedInto, into, each);
  }
  incident.donorsMergedInto.delete(donor);
}

/** Of all that stand under one donor: what the merges that still hold make of them, in their order. */
function joinAnew(incident: IncidentState, head: string): void {
  const family = [head, ...listed(incident.donorsMergedInto, head)];
  for (const each of family) {
    incident.donorStandsFor.delete(each);
    incident.donorsMergedInto.delete(each);
  }
  const merges = new Set(family.flatMap((each) => listed(incident.donorMergesOf, each)));
  const standing = [...merges]
    .map((each) => must(incident.donorMerges, each, 'donor-merge'))
    .filter(({ status, separated }) => status === 'made' && separated === null)
    .sort((a, b) => (a.ended?.position ?? 0) - (b.ended?.position ?? 0));
  for (const { donor, into } of standing) join(incident, donor, currentDonor(incident, into));
}

function end(
  incident: IncidentState,
  fact: FactOf<'donor.merged'> | FactOf<'donor-merge.declined'>,
  status: 'made' | 'declined',
): void {
  const merge = must(incident.donorMerges, fact.data.merge, 'donor-merge');
  const reason = fact.type === 'donor-merge.declined' ? fact.data.reason : null;
  endProposal(merge, fact, status, reason);
  incident.donorMergesOpen.delete(merge.id);
}
