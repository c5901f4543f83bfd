import { fail } from '@sveltejs/kit';
import {
  ERASURE_REASONS,
  type ErasureReason,
  type Person,
  READING_REASONS,
  type ReadingReason,
  type Refusal,
  refusal,
} from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import type { Tongzhou, Visitor } from '#server/tongzhou.ts';

export type DeskAnswer = {
  readonly act: Act;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly general: readonly string[];
  readonly found: { readonly receiptCode: string; readonly person: Person } | null;
  /** What was asked, signed or refused, by its receipt. */
  readonly done: string | null;
  /** Which of those that wait was answered. */
  readonly countersignature: string;
};

const ACTS = ['read', 'erase', 'sign', 'refuse'] as const;
type Act = (typeof ACTS)[number];

/** What takes a fresh proof of who sits there: it cannot be undone. */
export const isFinal = (act: unknown): boolean => act === 'erase' || act === 'sign';

/** What staff asked of the desk for persons who gave: to see one, to ask for an erasure, to sign or refuse a colleague's. */
export async function answerDesk(
  tongzhou: Tongzhou,
  visitor: Visitor,
  form: FormData,
  language: ReaderLanguage,
) {
  const { persons } = tongzhou.application;
  const field = (name: string): string =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 300);
  const act = ACTS.find((each) => each === form.get('act')) ?? 'read';
  const countersignature = field('countersignature');
  const typed = {
    receiptCode: field('receiptCode'),
    reason: field('reason'),
    note: field('note'),
    breakGlass: field('breakGlass'),
  };
  const nothing = { act, typed, errors: {}, general: [], found: null, done: null, countersignature } as const;
  const refused = (refusals: readonly Refusal[]) =>
    fail(pageStatus(refusals), {
      ...nothing,
      ...sentences(refusals, typed, language, namesOf(tongzhou)),
    } satisfies DeskAnswer);
  if (act === 'sign' || act === 'refuse') {
    const waiting = persons.askedToForget(visitor).find((each) => each.countersignature === countersignature);
    const outcome =
      act === 'sign'
        ? await tongzhou.application.execute(visitor, 'countersignature.give', { countersignature })
        : await tongzhou.application.execute(visitor, 'countersignature.refuse', {
            ...{ countersignature, reason: typed.reason },
          });
    if (!outcome.ok) return refused(outcome.refusals);
    return { ...nothing, typed: {}, done: waiting?.receiptCode ?? '' } satisfies DeskAnswer;
  }
  const reasons: readonly string[] = act === 'erase' ? ERASURE_REASONS : READING_REASONS;
  if (!reasons.includes(typed.reason)) {
    return refused([refusal('input-invalid', { fault: 'value', values: reasons }, { field: 'reason' })]);
  }
  const { receiptCode } = typed;
  if (act === 'erase') {
    const done = await persons.askToForget(visitor, { receiptCode, reason: typed.reason as ErasureReason });
    if (!done.ok) return refused(done.refusals);
    return { ...nothing, typed: {}, done: done.value.receiptCode } satisfies DeskAnswer;
  }
  const done = await persons.read(visitor, {
    receiptCode,
    reason: typed.reason as ReadingReason,
    note: typed.note === '' ? null : typed.note,
    breakGlass: typed.breakGlass === 'yes',
  });
  return done.ok ? ({ ...nothing, found: done.value } satisfies DeskAnswer) : refused(done.refusals);
}
