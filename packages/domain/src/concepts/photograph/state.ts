import type { State } from '../../kernel/state/state.ts';

/** Where a photograph was first shown for something. */
export type PhotographShown = {
  /** The command, or where that is not said the fact. */
  readonly act: string;
  readonly position: number;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Photograph → what it was first shown for: of a loss, a settled count, goods that left without an order. */
    readonly photographs: Map<string, PhotographShown>;
  }
}

export const emptyPhotographs = (): Pick<State, 'photographs'> => ({ photographs: new Map() });
