import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import type { AdmissionTerms, APPLICATION_OUTCOMES } from './facts.ts';

export type AdmissionRule = {
  readonly incident: string;
  readonly version: number;
  readonly terms: AdmissionTerms;
  /** The mandate under which it was adopted: what the rule gives descends from it, and falls with it. */
  readonly under: string;
  readonly at: string;
  /** The activation with whose plan it came; null: it was adopted by itself. */
  readonly activation: string | null;
  ended: { readonly at: string; readonly reason: string | null; readonly lapsed: boolean } | null;
  /** Applications to which it gave a mandate at once. */
  readonly gave: string[];
};

export type Application = Omit<FactData<'organisation.applied'>, 'application' | 'profile'> & {
  readonly id: string;
  readonly at: string;
  /** By itself, not by a registrar. */
  readonly byItself: boolean;
  decided: {
    readonly at: string;
    readonly outcome: (typeof APPLICATION_OUTCOMES)[number];
    readonly mandate: string | null;
    readonly note: string;
  } | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Incident → its rules of admission, the last in force. */
    readonly admissionRules: Map<string, AdmissionRule[]>;
    readonly applications: Map<string, Application>;
    readonly applicationsOf: Map<string, string[]>;
    /** Incident → those that came by themselves, in order. */
    readonly applicationsByThemselves: Lists;
    /** A mandate that a rule gave at once → the application for which. */
    readonly applicationOfMandate: Map<string, string>;
  }
}

export const emptyAdmissionRegister = (): Pick<
  State,
  'admissionRules' | 'applications' | 'applicationsOf' | 'applicationsByThemselves' | 'applicationOfMandate'
> => ({
  admissionRules: new Map(),
  applications: new Map(),
  applicationsOf: new Map(),
  applicationsByThemselves: new Map(),
  applicationOfMandate: new Map(),
});
