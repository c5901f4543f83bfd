import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { Task, Volunteer } from './state.ts';

/** What can be missing before somebody begins; each has its words. */
const UNREADY = ['briefing', 'quiz'] as const;
export type Unready = (typeof UNREADY)[number];

/**
 * What a volunteer still lacks for a task, beside what he is (`unfitness`): the one place that is asked wherever somebody takes a
 * task or begins to work on it. What a training unlocks is to be asked here too.
 */
export function missingFor(
  { briefing }: Pick<Task, 'briefing'>,
  { passed }: Pick<Volunteer, 'passed'>,
): Unready[] {
  if (briefing === null || passed.has(briefing.briefing)) return [];
  return [briefing.questions.length > 0 ? 'quiz' : 'briefing'];
}

/** Null: nothing is missing. */
export function whyUnready(task: Task, volunteer: Volunteer, field = 'volunteer'): Refusal | null {
  const missing = missingFor(task, volunteer);
  return missing.length > 0
    ? refusal('volunteer-unready', { volunteer: volunteer.id, missing }, { field })
    : null;
}
