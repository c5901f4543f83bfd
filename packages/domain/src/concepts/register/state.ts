import type { Groups } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Organisation → the accounts in which goods or money of its lie: on a shelf, in a fund, in its store, on their way. */
    readonly heldBy: Groups;
  }
}

export const emptyRegister = (): Pick<State, 'heldBy'> => ({ heldBy: new Map() });
