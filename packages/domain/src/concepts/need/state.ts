import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Need = Omit<FactData<'need.stated'>, 'need'> & {
  readonly id: string;
  readonly statedAt: string;
  readonly position: number;
  readonly statedBy: string;
  /** How many statements stand behind this one. */
  readonly statements: number;
  /** Progress since the latest statement, base units. */
  reserved: number;
  inTransit: number;
  delivered: number;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly needs: Map<string, Need>;
    /** Facility → items that it asked nobody to send, or `*` for everything. */
    readonly stops: Map<string, Map<string, { readonly at: string; readonly reason: string }>>;
  }
}

export const emptyNeedRecords = (): Pick<IncidentRecords, 'needs' | 'stops'> => ({
  needs: new Map(),
  stops: new Map(),
});
