import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';

export type Interest = Omit<FactData<'interest.declared'>, 'interest'> & {
  readonly id: string;
  readonly declaredAt: string;
  /** By which seat: its own, or that of whoever administers its organisation. */
  readonly declaredBy: string;
  readonly position: number;
  ended: { readonly at: string; readonly by: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly interests: Map<string, Interest>;
    /** Seat → its own, in the order in which they were declared, ended ones too. */
    readonly interestsOfSeat: Lists;
    /** Organisation → those of its seats, in the same order. */
    readonly interestsOfOrganisation: Lists;
  }
  interface IncidentRecords {
    /** Seat → when it said last that it has nothing else to declare. */
    readonly interestsStated: Map<string, string>;
  }
}

export const emptyInterestRegister = (): Pick<
  State,
  'interests' | 'interestsOfSeat' | 'interestsOfOrganisation'
> => ({ interests: new Map(), interestsOfSeat: new Map(), interestsOfOrganisation: new Map() });

export const emptyInterestRecords = (): Pick<IncidentRecords, 'interestsStated'> => ({
  interestsStated: new Map(),
});
