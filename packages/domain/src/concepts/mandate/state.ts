import type { FactData } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

type Ended = { readonly at: string; readonly reason: string };

export type Mandate = Omit<FactData<'mandate.granted'>, 'mandate'> & {
  readonly id: string;
  /** Null for the root mandate alone. */
  readonly grantedBy: string | null;
  readonly givenAt: string;
  accepted: { readonly at: string; readonly seat: string } | null;
  declined: Ended | null;
  /** By which organisation: it, or the authority, lets the mandate go on. */
  suspended: (Ended & { readonly by: string }) | null;
  revoked: Ended | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly mandates: Map<string, Mandate>;
    /** Organisation → the mandates that it was ever given. */
    readonly mandatesOf: Map<string, string[]>;
  }
}

export const emptyMandateRegister = (): Pick<State, 'mandates' | 'mandatesOf'> => ({
  mandates: new Map(),
  mandatesOf: new Map(),
});
