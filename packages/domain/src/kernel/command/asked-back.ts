import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';
import type { Refusal } from '../refusal/refusal.ts';

/** How often one act may be asked back about: every field of sixty lots, and its whole. */
const ANSWERS_MAX = 200;

/** What was asked, of which field, about which value, such as `amount-implausible:lots.0.amount=36000000`. */
export const confirmation = writtenAs(
  'confirmation',
  /^[a-z-]{1,60}:[A-Za-z0-9.-]{1,80}=[A-Za-z0-9._-]{1,160}$/,
);

/** A command that asks back takes the answers in its field `confirmed`. */
export const confirmedField = z.array(confirmation).max(ANSWERS_MAX).default([]);

/** A fact says in its field `confirmed` which questions were put and answered "it is meant"; absent: none was. */
export const confirmedFact = z.array(confirmation).min(1).max(ANSWERS_MAX).optional();

/**
 * What is possible and unlikely is neither taken silently nor forbidden: it is asked back in words, and done when whoever
 * asks says that just this is meant. An answer holds for the value that was asked about, and for no other.
 */
export function askBack(confirmed: readonly string[]) {
  const open: Refusal[] = [];
  const answered: string[] = [];
  return {
    /** Questions without an answer: the act is refused with them. */
    open: open as readonly Refusal[],
    /** `about`: the value in question, as digits, a date or an id. */
    ask(question: Refusal, about: string | number): void {
      const key = `${question.code}:${question.field ?? '-'}=${about}`;
      if (confirmed.includes(key)) answered.push(key);
      else open.push({ ...question, confirm: key });
    },
    /** For the fact: what was asked and confirmed. */
    said: () => (answered.length > 0 ? { confirmed: [...new Set(answered)].sort() } : {}),
  };
}
export type AskBack = ReturnType<typeof askBack>;
