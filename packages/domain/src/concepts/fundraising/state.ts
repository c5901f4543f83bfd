import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Fundraising = Omit<FactData<'fundraising.started'>, 'fundraising' | 'secondaryPurpose'> & {
  readonly id: string;
  readonly recordedAt: string;
  secondaryPurpose: string | null;
  ended: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly fundraisings: Map<string, Fundraising>;
  }
}

export const emptyFundraisingRecords = (): Pick<IncidentRecords, 'fundraisings'> => ({
  fundraisings: new Map(),
});
