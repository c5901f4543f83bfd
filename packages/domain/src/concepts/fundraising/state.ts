import type { FactData } from '../../kernel/fact/fact.ts';

export type Fundraising = Omit<FactData<'fundraising.started'>, 'fundraising' | 'secondaryPurpose'> & {
  readonly id: string;
  readonly recordedAt: string;
  secondaryPurpose: string | null;
  ended: { readonly at: string; readonly reason: string } | null;
};
