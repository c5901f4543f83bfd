import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { State } from '../../kernel/state/state.ts';
import { credentialsOf, standingOf } from './holds.ts';
import type { CredentialKind } from './kinds.ts';

/**
 * Which credentials speak for an organisation when somebody is sought for a function; one of them is enough. It only guides
 * whom to ask: what a mandate demands stands in its `requires`.
 */
export const SPEAKS_FOR: { readonly [F in MandateFunction]?: readonly CredentialKind[] } = {
  transport: ['transport'],
  'receive-donation': ['public-fundraising', 'registration'],
  'inspect-goods': ['medical'],
  'release-goods': ['registration'],
  'keep-stock': ['registration'],
  'request-payment': ['public-fundraising'],
  'support-psychologically': ['psychological-support'],
};

export function isQualified(
  state: State,
  organisation: string,
  wanted: MandateFunction,
  now: string,
): boolean {
  const speaking = SPEAKS_FOR[wanted] ?? [];
  return credentialsOf(state, organisation).some(
    (each) => speaking.includes(each.kind) && standingOf(each, now, state.country.clock) === 'confirmed',
  );
}
