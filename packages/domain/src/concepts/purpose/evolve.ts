import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { purposeFacts } from './facts.ts';

export const evolvePurpose: Evolvers<keyof typeof purposeFacts> = {
  'purpose.declared'(state, { incident, at, data }) {
    const { purpose, ...declared } = data;
    const { purposes, purposesOf } = must(state.incidents, incident, 'incident');
    purposes.set(purpose, { id: purpose, ...declared, at, ended: null });
    list(purposesOf, declared.organisation, purpose);
  },
  'purpose.ended'(state, { incident, at, data }) {
    const { purposes } = must(state.incidents, incident, 'incident');
    must(purposes, data.purpose, 'purpose').ended = { at, reason: data.reason };
  },
};
