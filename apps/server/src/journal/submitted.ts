import type { Actor, Answer, Call, Refusal } from '@tongzhou/domain';

/** What was asked of the journal, as data: it can be handed to another server. */
export type Submitted = {
  readonly actor: Actor;
  /** The caller's key and a hash of what it asked; null: no retry protection wanted. */
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | null;
  readonly call: Call;
};

export type Outcome =
  | {
      readonly ok: true;
      readonly replayed: boolean;
      readonly result: Answer;
      readonly facts: FactSummary[];
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
type FactSummary = { readonly position: number; readonly type: string };
