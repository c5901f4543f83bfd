import type { SeatFunction } from '../../kernel/command/functions.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

export type Seat = {
  readonly id: string;
  readonly organisation: string;
  readonly openedAt: string;
  /** By which seat of its organisation; null: by the operator of the machine. */
  readonly openedBy: string | null;
  functions: ReadonlySet<SeatFunction>;
  /** When, and by which seat, it was last given others than it was opened with. */
  appointed: { readonly at: string; readonly by: string; readonly reason: string } | null;
  /** Who last made its way in anew, and when. `by` null: the operator. */
  keyed: { readonly at: string; readonly by: string | null } | null;
  closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly seats: Map<string, Seat>;
    /** Organisation → its seats, closed ones too; those of its volunteers are not among them. */
    readonly seatsOf: Lists;
    /** Of those the ones that are open. */
    readonly seatsOpenOf: Groups;
  }
}

export const emptySeatRegister = (): Pick<State, 'seats' | 'seatsOf' | 'seatsOpenOf'> => ({
  seats: new Map(),
  seatsOf: new Map(),
  seatsOpenOf: new Map(),
});
