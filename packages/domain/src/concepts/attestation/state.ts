import type { FactData } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

declare module '../../kernel/state/state.ts' {
  interface State {
    /** The latest; null before the first. */
    attested: FactData<'records.attested'> | null;
  }
}

export const emptyAttestation = (): Pick<State, 'attested'> => ({ attested: null });
