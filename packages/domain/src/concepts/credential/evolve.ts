import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put, takeOut } from '../../kernel/state/ordered.ts';
import type { State } from '../../kernel/state/state.ts';
import type { credentialFacts } from './facts.ts';
import type { Credential } from './state.ts';

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
    const known = must(state.credentials, credential, 'credential');
    known.checked = checked;
    listByLastDay(state, known);
  },
  'credential.revoked'(state, { at, data }) {
    const known = must(state.credentials, data.credential, 'credential');
    known.revoked = { at, reason: data.reason };
    listByLastDay(state, known);
  },
};

function listByLastDay({ credentialsByLastDay }: State, { id, expiresOn, checked, revoked }: Credential) {
  if (expiresOn === null) return;
  const key = pair(expiresOn, id);
  if (checked?.outcome === 'confirmed' && !revoked) put(credentialsByLastDay, key);
  else takeOut(credentialsByLastDay, key);
}
