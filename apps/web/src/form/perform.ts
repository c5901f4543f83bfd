import { fail } from '@sveltejs/kit';
import { findPersonalData, type Refusal } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { type Names, problemSentences, say, sayRefusal, statusOf } from '@tongzhou/messages';
import { moment } from '#format/format.ts';
import type { Tongzhou, Visitor } from '#server/tongzhou.ts';
import { said } from '#texts/words.ts';
import { withFilesStored } from './files.ts';
import { withAreasNamed } from './named-areas.ts';
import { pickedInto } from './picked-into.ts';
import { readForm } from './read-form.ts';
import { formTexts } from './texts.ts';

export type Performed = {
  readonly command: string;
  readonly done: Readonly<Record<string, unknown>> | null;
  /** Sentences by field; those of no field stand at the top of the form. */
  readonly errors: Readonly<Record<string, string>>;
  readonly general: readonly string[];
  /** Asked back: what stands in the way until whoever typed says that it is meant. */
  readonly questions: readonly { readonly confirm: string; readonly sentence: string }[];
  readonly typed: Readonly<Record<string, string>>;
  /** Which of several forms of one command was sent. */
  readonly form: string;
  /** Its words were refused and go to a colleague. */
  readonly looked?: true;
  /** Its words were taken for personal data: a colleague may be asked. */
  readonly lookable?: true;
  /** Where to go on. */
  readonly next?: { readonly href: string; readonly label: string } | undefined;
  /** What it would answer, where only that was asked. */
  readonly considered: Readonly<Record<string, unknown>> | null;
};

/** Does what a workspace's form asks, through the same command path as the API. */
export async function perform(
  tongzhou: Tongzhou,
  visitor: Visitor,
  sent: FormData,
  language: ReaderLanguage,
) {
  const { form, errors: unknown, typed: places } = withAreasNamed(sent, tongzhou.application.areas, language);
  const stored = await withFilesStored(tongzhou, visitor, form);
  const { command, key, input, typed: fields } = readForm(stored.ok ? stored.value : form);
  const typed = { ...fields, ...places };
  const base = { command, typed, form: String(form.get('form') ?? ''), considered: null };
  if (Object.keys(unknown).length > 0)
    return fail(422, { ...base, ...NOTHING_SAID, errors: unknown, done: null } satisfies Performed);
  const picked = pickedInto(form, typed);
  if (picked !== null) return { ...base, ...NOTHING_SAID, typed: picked, done: null } satisfies Performed;
  if (form.has('preview') && command === 'release.draft-notice') {
    const outcome = tongzhou.application.considerNotice(visitor, input);
    return outcome.ok
      ? ({ ...base, ...NOTHING_SAID, done: null, considered: outcome.value.result } satisfies Performed)
      : fail(422, {
          ...base,
          done: null,
          ...sentences(outcome.refusals, typed, language, namesOf(tongzhou)),
        } satisfies Performed);
  }
  // The door has asked before (`keepForm`); whatever comes by another way is asked here.
  const fault = tongzhou.identity.whyNotHandedIn(visitor, command);
  if (fault) {
    const { title, whatToDo } = problemSentences[fault];
    const general = [`${say(title, language)} ${say(whatToDo, language)}`];
    return fail(401, { ...base, ...NOTHING_SAID, general, done: null } satisfies Performed);
  }
  if (form.has('look') && stored.ok) {
    const asked = await tongzhou.texts.ask(visitor, { command, input });
    if (asked.ok)
      return { ...base, ...NOTHING_SAID, typed: {}, done: null, looked: true } satisfies Performed;
  }
  const ticked = tickedOf(form, command);
  if (ticked !== null && stored.ok) return performEach(tongzhou, visitor, { base, key, ticked }, language);
  const options = /^[\x21-\x7e]{8,200}$/.test(key) ? { idempotencyKey: key } : {};
  const outcome = stored.ok ? await tongzhou.application.execute(visitor, command, input, options) : stored;
  if (outcome.ok)
    return {
      ...base,
      ...NOTHING_SAID,
      typed: {},
      done: outcome.result,
    } satisfies Performed;
  return fail(pageStatus(outcome.refusals), {
    ...base,
    ...(outcome.refusals.every(({ code }) => code === 'personal-data') && { lookable: true as const }),
    done: null,
    ...sentences(outcome.refusals, typed, language, namesOf(tongzhou)),
  } satisfies Performed);
}

/** Commands that a page may ask for several at once, with the field that says which. */
const EACH: Readonly<Record<string, string>> = { 'countersignature.give': 'countersignature' };
const EACH_MAX = 100;

/** What was ticked of a list: null where the form holds none. */
function tickedOf(form: FormData, command: string): readonly string[] | null {
  if (!Object.hasOwn(EACH, command) || !form.has('each-asked')) return null;
  const named = form.has('each-all') ? form.getAll('each-asked') : form.getAll('each');
  return [...new Set(named.filter((each) => typeof each === 'string'))].slice(0, EACH_MAX);
}

/** One command after another, each by its own right: what was refused says which and why, the rest is done. */
async function performEach(
  tongzhou: Tongzhou,
  visitor: Visitor,
  asked: {
    readonly base: Pick<Performed, 'command' | 'typed' | 'form' | 'considered'>;
    readonly key: string;
    readonly ticked: readonly string[];
  },
  language: ReaderLanguage,
) {
  const { base, key, ticked } = asked;
  const path = EACH[base.command] as string;
  const general: string[] = [];
  let done = 0;
  for (const id of ticked) {
    const idempotencyKey = /^[\x21-\x7e]{8,100}$/.test(key)
      ? { idempotencyKey: `${key}-${id}`.slice(0, 200) }
      : {};
    const input = { [path]: id };
    const outcome = await tongzhou.application.execute(visitor, base.command, input, idempotencyKey);
    if (outcome.ok) done += 1;
    else {
      const { general: why, questions } = sentences(outcome.refusals, {}, language, namesOf(tongzhou));
      general.push([id, ...why, ...questions.map(({ sentence }) => sentence)].join(' '));
    }
  }
  const texts = said(formTexts, language);
  if (ticked.length === 0) general.push(texts.nothingTicked);
  const all: Readonly<Record<string, unknown>> = {};
  if (general.length === 0) return { ...base, ...NOTHING_SAID, typed: {}, done: all } satisfies Performed;
  if (done > 0) general.unshift(texts.doneOf(done, ticked.length));
  return fail(422, { ...base, ...NOTHING_SAID, general, done: null } satisfies Performed);
}

/** Of a page whose form was refused: whoever guards the door looks for what somebody may not, and the rest is a form to mend. */
export function pageStatus([first]: readonly Refusal[]): 401 | 403 | 422 {
  const status = first && statusOf(first.code);
  return status === 401 || status === 403 ? status : 422;
}

const NOTHING_SAID = { errors: {}, general: [], questions: [] };

/** Ids are said by their names, in the reader's language. */
export const namesOf = ({ application: { state, items, areas } }: Tongzhou): Names => ({
  item: (id) => items.byId.get(id)?.name,
  area: (code) => areas.get(code)?.name,
  organisation: (id) => state.organisations.get(id)?.name,
});

export function sentences(
  refusals: readonly Refusal[],
  typed: Readonly<Record<string, string>>,
  language: ReaderLanguage,
  names: Names,
) {
  // Of a refusal that names whatever was posted: these inherit nothing.
  const errors: Record<string, string> = Object.create(null);
  const general: string[] = [];
  const questions: { confirm: string; sentence: string }[] = [];
  for (const refusal of refusals) {
    const words = sayRefusal(inPlace(refusal, language), language, names);
    const held = refusal.code === 'personal-data' ? foundIn(refusal.field, typed, language) : '';
    const sentence = [words.title, words.detail, held, words.whatToDo].filter(Boolean).join(' ');
    if (refusal.confirm !== undefined) {
      questions.push({ confirm: refusal.confirm, sentence });
      continue;
    }
    const field = fieldOf(refusal.field, typed);
    if (!field) general.push(sentence);
    else {
      // Of a record typed as a whole, where in it.
      const at = refusal.field?.startsWith(`${field}.`) ? `${refusal.field}: ${sentence}` : sentence;
      errors[field] = field in errors ? `${errors[field]} ${at}` : at;
    }
  }
  return { errors, general, questions };
}

/** Which of the words that were typed were taken for personal data. */
function foundIn(
  path: string | null,
  typed: Readonly<Record<string, string>>,
  language: ReaderLanguage,
): string {
  const text = typed[fieldOf(path, typed) ?? ''] ?? '';
  const pieces = findPersonalData(text).map(({ start, end }) => `“${text.slice(start, end)}”`);
  return pieces.length > 0 ? said(formTexts, language).tookFor(pieces.join(' ')) : '';
}

/** Moments of a refusal as the pages show them: by the clock of the place. */
function inPlace(refusal: Refusal, language: ReaderLanguage): Refusal {
  const parameters = Object.entries(refusal.parameters).map(([name, value]) => [
    name,
    typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
      ? moment(value, language)
      : value,
  ]);
  return { ...refusal, parameters: Object.fromEntries(parameters) } as Refusal;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** The field that a path points to: itself, or the nearest that was on the form. */
function fieldOf(path: string | null, typed: Readonly<Record<string, string>>): string | null {
  if (path === null) return null;
  if (Object.hasOwn(typed, path)) return path;
  // A range's least and an at-least's least were typed as the amount.
  if (path === 'quantity.least' && 'quantity.amount' in typed) return 'quantity.amount';
  // What is inside of a field that took a whole record.
  const whole = Object.keys(typed).find((each) => path.startsWith(`${each}.`));
  return whole ?? Object.keys(typed).find((each) => each.startsWith(`${path}.`)) ?? null;
}
