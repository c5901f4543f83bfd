import type { Evolvers } from '../../book/evolve.ts';
import { must } from '../../kernel/state/must.ts';
import type { standingFacts } from './facts.ts';

export const evolveStanding: Evolvers<keyof typeof standingFacts> = {
  'credential.presented'(state, fact) {
    const { credential, ...terms } = fact.data;
    must(state.organisations, terms.organisation, 'organisation');
    const presented = { id: credential, ...terms, presentedAt: fact.at, checked: null, revoked: null };
    state.credentials.set(credential, presented);
    const own = state.credentialsOf.get(terms.organisation);
    if (own) own.push(credential);
    else state.credentialsOf.set(terms.organisation, [credential]);
  },
  'credential.checked'(state, { at, actor, data }) {
    const { credential, outcome, note } = data;
    const checked = { at, by: actor.organisation, outcome, note };
    must(state.credentials, credential, 'credential').checked = checked;
  },
  'credential.revoked'(state, { at, data }) {
    must(state.credentials, data.credential, 'credential').revoked = { at, reason: data.reason };
  },
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
