import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import type { MandateUse } from './use.ts';

type Ended = { readonly at: string; readonly reason: string };

/** By one person it holds until a moment; null: a second one stands by it, and it holds until it is resumed. */
export type Suspension = Ended & {
  readonly by: string;
  readonly seat: string;
  readonly until: string | null;
};

export type Mandate = Omit<FactData<'mandate.granted'>, 'mandate'> & {
  readonly id: string;
  /** Null for the root mandate alone. */
  readonly grantedBy: string | null;
  readonly givenAt: string;
  accepted: { readonly at: string; readonly seat: string } | null;
  declined: Ended | null;
  /** By which organisation: it, or the authority, lets the mandate go on. */
  suspended: Suspension | null;
  /** The last suspension that nobody else had stood by when it ended: whose it was, and when it ended or will. */
  suspendedAlone: { readonly seat: string; readonly at: string } | null;
  revoked: Ended | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly mandates: Map<string, Mandate>;
    /** Organisation → the mandates that it was ever given. */
    readonly mandatesOf: Map<string, string[]>;
    /** Its place among all that were ever given. */
    readonly mandateOrdinals: Map<string, number>;
    /** `function stem` → those that may still come into force, in the order in which they were given. */
    readonly mandatesAt: Groups;
    /** The same by function alone, wherever. */
    readonly mandatesFor: Groups;
    /** The same by `function stem subject`; the subject is `*` for those that reach all in the area. */
    readonly mandatesAbout: Groups;
    /** Incident → those given for it; `register` → those for every incident. */
    readonly mandatesWithin: Lists;
    /** `mandate function` → what it has moved, where its sums are limited. */
    readonly mandateUse: Map<string, MandateUse>;
    /** Function → how many facts were stated under the founding mandate: somebody was to be named for it. */
    readonly foundingActs: Map<MandateFunction, number>;
  }
}

export const emptyMandateRegister = (): Pick<
  State,
  | 'mandates'
  | 'mandatesOf'
  | 'mandateOrdinals'
  | 'mandatesAt'
  | 'mandatesFor'
  | 'mandatesAbout'
  | 'mandatesWithin'
  | 'mandateUse'
  | 'foundingActs'
> => ({
  mandates: new Map(),
  mandatesOf: new Map(),
  mandateOrdinals: new Map(),
  mandatesAt: new Map(),
  mandatesFor: new Map(),
  mandatesAbout: new Map(),
  mandatesWithin: new Map(),
  mandateUse: new Map(),
  foundingActs: new Map(),
});
