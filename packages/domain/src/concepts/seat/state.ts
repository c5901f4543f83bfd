import type { Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

export type Seat = { readonly id: string; readonly organisation: string; readonly openedAt: string };

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly seats: Map<string, Seat>;
    /** Organisation → its seats. */
    readonly seatsOf: Lists;
  }
}

export const emptySeatRegister = (): Pick<State, 'seats' | 'seatsOf'> => ({
  seats: new Map(),
  seatsOf: new Map(),
});
