import { bears, type MandateFunction, type Scope, type State } from '@tongzhou/domain';

/** Up to three, in the order in which they were given the mandate. */
export function organisationsThatCouldAct(
  state: State,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): string[] {
  const holders = new Set<string>();
  for (const mandate of state.mandates.values()) {
    if (holders.size < 3 && bears(state, mandate, wanted, scope, now)) holders.add(mandate.holder);
  }
  return [...holders];
}
