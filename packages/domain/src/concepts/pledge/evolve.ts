import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { pledgeFacts } from './facts.ts';

export const evolvePledge: Evolvers<keyof typeof pledgeFacts> = {
  'pledge.made'(state, { incident, at, actor, data }) {
    const { pledge, ...terms } = data;
    const { pledges, pledgesOpen, pledgesOf } = must(state.incidents, incident, 'incident');
    list(pledgesOf, terms.organisation, pledge);
    pledges.set(pledge, { id: pledge, ...terms, at, seat: actor.seat, answer: null, withdrawn: null });
    pledgesOpen.add(pledge);
  },
  'pledge.answered'(state, { incident, at, actor, data }) {
    const { pledge, ...answer } = data;
    const { pledges, pledgesOpen } = must(state.incidents, incident, 'incident');
    must(pledges, pledge, 'pledge').answer = { ...answer, by: actor.organisation, at };
    pledgesOpen.delete(pledge);
  },
  'pledge.ended'(state, { incident, at, data }) {
    const { pledges, pledgesOpen } = must(state.incidents, incident, 'incident');
    must(pledges, data.pledge, 'pledge').withdrawn = { at, reason: data.reason };
    pledgesOpen.delete(data.pledge);
  },
};
