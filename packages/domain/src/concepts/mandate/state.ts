import type { FactData } from '../../kernel/fact/fact.ts';

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
