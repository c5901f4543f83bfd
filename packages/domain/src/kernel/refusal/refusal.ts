import type { Stateful, StateOf } from '../words/things.ts';
import type { RefusalCode, RefusalParameters } from './codes.ts';

/**
 * A "no" is a value: what (code and parameters), where (field, a path such as `lines.0.quantity`) and which rule
 * (a standard, a law's article, or one of this project's invariants). It becomes a sentence in the reader's language
 * only at the outer edge, by the sentence that stands beside its code.
 */
export type Refusal<Code extends RefusalCode = RefusalCode> = {
  [C in Code]: {
    readonly code: C;
    readonly field: string | null;
    readonly rule: string | null;
    readonly parameters: RefusalParameters[C];
    /** It is a question: said in the command's field `confirmed`, this answers that it is meant (`asked-back.ts`). */
    readonly confirm?: string;
  };
}[Code];

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const accept = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export function refusal<Code extends RefusalCode>(
  code: Code,
  parameters: RefusalParameters[Code],
  at: { field?: string; rule?: string } = {},
): Refusal {
  return { code, field: at.field ?? null, rule: at.rule ?? null, parameters } as Refusal;
}

export function refuse<Code extends RefusalCode>(
  code: Code,
  parameters: RefusalParameters[Code],
  at: { field?: string; rule?: string } = {},
): { readonly ok: false; readonly refusals: readonly Refusal[] } {
  return { ok: false, refusals: [refusal(code, parameters, at)] };
}

/** What it is about exists, and is not as it would have to be. */
export const wrongState = <T extends Stateful>(
  kind: T,
  id: string,
  state: StateOf<T>,
  needed: StateOf<T>,
  at: { field?: string; rule?: string } = { field: kind },
) => refuse('wrong-state', { kind, id, state, needed } as RefusalParameters['wrong-state'], at);

export const refuseAll = (refusals: readonly Refusal[]) => ({ ok: false as const, refusals });
