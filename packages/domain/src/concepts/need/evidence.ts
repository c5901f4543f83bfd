import type { CharterTerms } from '../../kernel/charter/charter.ts';
import type { Scope } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { candidatesFor } from '../mandate/candidates.ts';
import { covers } from '../mandate/check.ts';
import { chainOf } from '../mandate/force.ts';
import { EVIDENCE_LEVELS, type EvidenceLevel } from './facts.ts';
import type { Checked, Confirmed } from './state.ts';

/** How far a statement is checked when it is made follows from who makes it: nobody says it of itself. */
export function evidenceOf(by: string, facility: string, letter: string | null): EvidenceLevel {
  if (by !== facility) return 'public-source';
  return letter === null ? 'self-declared' : 'sealed-letter';
}

/** What a confirmation makes of a statement's standing. */
export const confirmedBy = ({
  at,
  position,
  actor,
  data,
}: {
  readonly at: string;
  readonly position: number;
  readonly actor: { readonly organisation: string };
  readonly data: Pick<Confirmed, 'how' | 'note' | 'file'>;
}): Checked => ({
  evidence: data.how,
  confirmed: { how: data.how, note: data.note, file: data.file, by: actor.organisation, at, position },
});

/** Is the first level stronger than the second? */
export const isStronger = (level: EvidenceLevel, than: EvidenceLevel): boolean =>
  EVIDENCE_LEVELS.indexOf(level) > EVIDENCE_LEVELS.indexOf(than);

/** Per cent that a statement counts for, as the charter says; where it says nothing, in full. */
export function trustIn(
  weights: CharterTerms['evidenceWeights'],
  level: EvidenceLevel,
  old: boolean,
): number {
  if (!weights) return 100;
  return old ? Math.min(weights.old, weights[level]) : weights[level];
}

/** Whoever speaks for another facility says from where it knows: a source, or a paper. */
export const whyNotOnBehalf = (
  { actor }: Context,
  { facility, letter, source }: { facility: string; letter: string | null; source: string | null },
): Refusal | null =>
  actor.organisation === facility || letter !== null || source !== null
    ? null
    : refusal('statement-without-source', { facility }, { field: 'source', rule: 'F12' });

/**
 * May whoever asks confirm what a facility said? Never the facility itself, nor anybody who acts by a mandate that comes from it:
 * a confirmation is another's word. Null: yes, if a mandate covers it.
 */
export const whyNotConfirmer = (
  state: State,
  facility: string,
  scope: Scope,
  { actor, now }: Context,
): Refusal | null =>
  mayConfirm(state, actor.organisation, facility, scope, now)
    ? null
    : refusal('confirmer-is-facility', { facility }, { rule: 'I12, F12' });

/** Does a mandate that does not come from the facility let this organisation confirm what it said? */
export const mayConfirm = (
  state: State,
  organisation: string,
  facility: string,
  scope: Scope,
  now: string,
): boolean =>
  organisation !== facility &&
  candidatesFor(state, 'state-need', scope).some(
    (mandate) =>
      mandate.holder === organisation &&
      [...chainOf(state, mandate)].every(({ holder }) => holder !== facility) &&
      covers(state, mandate, 'state-need', scope, now),
  );
