import type { FactData } from '../fact/fact.ts';

export type Mandate = Omit<FactData<'mandate.granted'>, 'mandate'> & {
  readonly id: string;
  revoked: { readonly at: string; readonly reason: string } | null;
};
