import type { FactData } from '../../kernel/fact/fact.ts';
import type { CHECK_OUTCOMES } from './facts.ts';

export type Capability = Omit<FactData<'capability.declared'>, 'capability'> & {
  readonly id: string;
  readonly declaredAt: string;
  endedAt: string | null;
};

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
