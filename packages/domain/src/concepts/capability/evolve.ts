import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { capabilityFacts } from './facts.ts';

export const evolveCapability: Evolvers<keyof typeof capabilityFacts> = {
  'capability.declared'(state, { at, data }) {
    const { capability, ...terms } = data;
    const isNew = !state.capabilities.has(capability);
    state.capabilities.set(capability, { id: capability, ...terms, declaredAt: at, endedAt: null });
    const own = state.capabilitiesOf.get(terms.organisation);
    if (!own) state.capabilitiesOf.set(terms.organisation, [capability]);
    else if (isNew) own.push(capability);
  },
  'capability.ended'(state, { at, data }) {
    must(state.capabilities, data.capability, 'capability').endedAt = at;
  },
};
