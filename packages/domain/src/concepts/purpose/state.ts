import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

/** What money may be given for, and what may be bought with it. */
export type Purpose = Omit<FactData<'purpose.declared'>, 'purpose'> & {
  readonly id: string;
  readonly at: string;
  ended: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly purposes: Map<string, Purpose>;
    /** Organisation → the purposes that it declared. */
    readonly purposesOf: Lists;
  }
}

export const emptyPurposeRecords = (): Pick<IncidentRecords, 'purposes' | 'purposesOf'> => ({
  purposes: new Map(),
  purposesOf: new Map(),
});
