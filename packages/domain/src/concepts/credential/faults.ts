import type { Faults } from '../../kernel/concept/concept.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import type { credentialFacts } from './facts.ts';
import { whyNotCheck } from './rules.ts';

/** What is wrong with a paper that was shown or checked. */
export const credentialFaults: Faults<keyof typeof credentialFacts> = {
  'credential.presented': (state, { data }) =>
    state.credentials.has(data.credential) ? `presents ${data.credential} a second time` : null,
  'credential.checked': checkFault,
  'credential.revoked': checkFault,
};

function checkFault(
  state: State,
  { actor, data }: FactOf<'credential.checked' | 'credential.revoked'>,
): string | null {
  const credential = state.credentials.get(data.credential);
  const why = credential ? whyNotCheck(credential, actor.organisation) : 'unknown';
  if (why === null) return null;
  return why === 'revoked'
    ? `checks ${data.credential}, which was revoked`
    : `checks ${data.credential}, a credential of its own or of nobody`;
}
