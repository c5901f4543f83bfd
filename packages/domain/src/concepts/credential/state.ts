import type { FactData } from '../../kernel/fact/fact.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { State } from '../../kernel/state/state.ts';
import type { CHECK_OUTCOMES } from './facts.ts';

export type Credential = Omit<FactData<'credential.presented'>, 'credential'> & {
  readonly id: string;
  readonly presentedAt: string;
  /** The last word of a checker; null while nobody has looked. */
  checked: {
    readonly at: string;
    readonly by: string;
    readonly outcome: (typeof CHECK_OUTCOMES)[number];
    readonly note: string;
  } | null;
  revoked: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly credentials: Map<string, Credential>;
    readonly credentialsOf: Map<string, string[]>;
    /** Confirmed, not revoked and not without end, by their last day. */
    readonly credentialsByLastDay: Ordered;
  }
}

export const emptyCredentialRegister = (): Pick<
  State,
  'credentials' | 'credentialsOf' | 'credentialsByLastDay'
> => ({
  credentials: new Map(),
  credentialsOf: new Map(),
  credentialsByLastDay: [],
});
