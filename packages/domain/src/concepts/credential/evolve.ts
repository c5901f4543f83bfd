import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { credentialFacts } from './facts.ts';

export const evolveCredential: Evolvers<keyof typeof credentialFacts> = {
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
};
