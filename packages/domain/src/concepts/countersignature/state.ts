import type { PackedInput } from '../../kernel/fact/packed-input.ts';
import type { Groups } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

/** A decision of one person that waits for a second. */
export type Countersignature = {
  readonly id: string;
  readonly incident: string;
  readonly command: string;
  readonly input: PackedInput;
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
  status: 'open' | 'given' | 'refused';
  ended: { readonly at: string; readonly seat: string; readonly reason: string | null } | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly countersignatures: Map<string, Countersignature>;
    /** Organisation → those that wait there, in the order in which they came. */
    readonly countersignaturesOpen: Groups;
  }
}

export const emptyCountersignatureRegister = (): Pick<
  State,
  'countersignatures' | 'countersignaturesOpen'
> => ({ countersignatures: new Map(), countersignaturesOpen: new Map() });
