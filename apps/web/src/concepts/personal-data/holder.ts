import { fail } from '@sveltejs/kit';
import { type Refusal, type Result, refusal, ruleFault } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import type { PersonCopy, Tongzhou } from '#server/tongzhou.ts';
import { say } from '#texts/words.ts';

export type PersonAnswer = {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly general: readonly string[];
  /** The receiver by its name. */
  readonly copy: PersonCopy | null;
  readonly erased: string | null;
};

const LENGTH_MAX = 60;

/** What the person's own page was sent: to see what is held, or to erase it. */
export async function answerPerson(
  tongzhou: Tongzhou,
  form: FormData,
  address: string,
  language: ReaderLanguage,
) {
  const { persons } = tongzhou.application;
  const field = (name: string): string =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, LENGTH_MAX);
  const typed = { receiptCode: field('receiptCode'), secret: field('secret'), confirm: field('confirm') };
  const nothing = { typed, errors: {}, general: [], copy: null, erased: null };
  const refused = (refusals: readonly Refusal[]) =>
    fail(pageStatus(refusals), {
      ...nothing,
      ...sentences(refusals, typed, language, namesOf(tongzhou)),
    } satisfies PersonAnswer);
  const missing = (['receiptCode', 'secret'] as const).filter((name) => typed[name] === '');
  const wrong = missing.map((name) =>
    refusal('input-invalid', { fault: 'size', of: 'characters', bound: 'least', limit: 1 }, { field: name }),
  );
  const erases = form.get('act') === 'erase';
  if (erases && typed.confirm !== 'yes')
    wrong.push(refusal('input-invalid', ruleFault('confirm-ticked'), { field: 'confirm' }));
  if (wrong.length > 0) return refused(wrong);
  const holder = { receiptCode: typed.receiptCode, secret: typed.secret, address };
  const done: Result<PersonCopy | { receiptCode: string }> = erases
    ? await persons.erase(holder)
    : await persons.copy(holder);
  if (!done.ok) return refused(done.refusals);
  // The secret that was typed is not sent back where it has no more use.
  if (!('person' in done.value))
    return {
      ...nothing,
      typed: { ...typed, secret: '' },
      erased: done.value.receiptCode,
    } satisfies PersonAnswer;
  const receiver = tongzhou.application.state.organisations.get(done.value.receiver);
  return {
    ...nothing,
    copy: { ...done.value, receiver: receiver ? say(receiver.name, language) : done.value.receiver },
  } satisfies PersonAnswer;
}
