import type { Fact, FactType } from '../fact/fact.ts';
import type { State } from '../state/state.ts';

/** Whose matter a fact is that its owner may state without a mandate; undefined where it names nobody known. */
const OWNERS: { readonly [T in FactType]?: (state: State, data: never) => string | undefined } = {
  'mandate.accepted': (state, data: { mandate: string }) => state.mandates.get(data.mandate)?.holder,
  'mandate.declined': (state, data: { mandate: string }) => state.mandates.get(data.mandate)?.holder,
  'credential.presented': (_state, data: { organisation: string }) => data.organisation,
  'organisation.applied': (_state, data: { organisation: string }) => data.organisation,
  // What a rule gives nobody decides; that the rule gives it is checked apart.
  'mandate.granted': (_state, data: { holder: string; underRule?: object }) =>
    data.underRule ? data.holder : undefined,
};

/** Accepting what one is given, showing one's own papers: the few acts that need no mandate, by the party itself. */
export function isOwnMatter(state: State, fact: Fact): boolean {
  const owner = OWNERS[fact.type]?.(state, fact.data as never);
  return owner !== undefined && owner === fact.actor.organisation;
}
