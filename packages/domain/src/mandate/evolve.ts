import type { FactData } from '../fact/fact.ts';
import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';
import type { State } from '../state/state.ts';

export const evolveMandate: Evolvers<'mandate.granted' | 'mandate.revoked'> = {
  'mandate.granted'(state, fact) {
    openMandate(state, fact.data);
  },
  'mandate.revoked'(state, fact) {
    must(state.mandates, fact.data.mandate, 'mandate').revoked = { at: fact.at, reason: fact.data.reason };
  },
};

export function openMandate(state: State, terms: FactData<'mandate.granted'>): void {
  const { mandate, ...rest } = terms;
  state.mandates.set(mandate, { id: mandate, ...rest, revoked: null });
}
