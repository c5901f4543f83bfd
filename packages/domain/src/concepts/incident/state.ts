import type { FactData } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

type Declared = Omit<FactData<'incident.declared'>, 'incident' | 'confirmed' | 'expectedUntil' | 'measures'>;

export type LevelToConfirm = {
  readonly seat: string;
  readonly organisation: string;
  readonly at: string;
  /** When it is again what it was. */
  readonly until: string;
  readonly before: Declared['responseLevel'];
};

declare module '../../kernel/state/state.ts' {
  interface IncidentState extends Declared {
    readonly id: string;
    readonly declaredAt: string;
    /** Whose word it is. */
    readonly declaredBy: string;
    /** Since when it is being closed; null: it is not. */
    closingSince: string | null;
    closedAt: string | null;
    /** It ended otherwise than by being closed: into another, or because it was never meant. */
    endedOtherwise: { readonly how: 'merged'; readonly into: string } | { readonly how: 'undone' } | null;
    /** As stated last: the last day of the response that is expected, and what is done; null: not said. */
    expectedUntil: string | null;
    measures: string | null;
    /** A level that one person has raised and nobody else has confirmed yet, with what it was before. */
    levelToConfirm: LevelToConfirm | null;
    /** The last one that nobody else stood by: who had raised it, and when it lapsed. */
    levelLapsed: { readonly seat: string; readonly at: string } | null;
  }
  interface State {
    readonly incidents: Map<string, IncidentState>;
    /** Those whose level waits for a second person. */
    readonly levelsToConfirm: Set<string>;
  }
}

export const emptyIncidentRegister = (): Pick<State, 'incidents' | 'levelsToConfirm'> => ({
  incidents: new Map(),
  levelsToConfirm: new Set(),
});
