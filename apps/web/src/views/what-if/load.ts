import { error, fail, redirect } from '@sveltejs/kit';
import { CHARTER_CLOCKS, currentCharter, mandatesOf, SETTINGS } from '@tongzhou/domain';
import { boundsOf, TermSpeaker } from '#concepts/charter/terms.ts';
import { RULES, termsTried } from '#concepts/charter/terms-tried.ts';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import type { Acted, Asked } from '#page/page.ts';

const ROWS_MAX = 100;

export const load = async ({ tongzhou, visitor, view, incident, language, url, setHeaders }: Asked) => {
  if (!visitor) redirect(303, `/${language}/sign-in?next=${encodeURIComponent(url.pathname)}`);
  setHeaders({ 'cache-control': 'no-store' });
  const charter = currentCharter(incident);
  if (!charter) error(404, { message: 'charter' });
  const { terms, typed, wrong } = termsTried(url.searchParams, charter.terms);
  const tried = await tongzhou.application.whatIf(view, incident.id, terms);
  if (!tried.ok)
    error(503, { message: sentences(tried.refusals, {}, language, namesOf(tongzhou)).general.join(' ') });
  const answer = tried.value;
  if (!answer) error(404, { message: 'charter' });
  const { organisation } = visitor;
  const speaker = new TermSpeaker(view, language);
  return {
    typed,
    wrong,
    rules: RULES,
    settings: SETTINGS,
    clocks: CHARTER_CLOCKS.map((name) => ({
      name,
      label: speaker.label(name),
      most: boundsOf(name)?.most,
    })),
    mayAdopt: mandatesOf(view, organisation).some(
      ({ active, functions }) => active && functions.includes('coordinate'),
    ),
    idempotencyKey: crypto.randomUUID(),
    charterVersion: answer.charterVersion,
    before: answer.before,
    plans: [
      { id: 'joint' as const, measure: answer.after.joint },
      { id: 'siloed' as const, measure: answer.after.siloed },
      { id: 'firstCome' as const, measure: answer.after.firstCome },
    ],
    rows: answer.differences.slice(0, ROWS_MAX),
    count: answer.differences.length,
  };
};

export type Adopted = {
  readonly agreement: string;
  readonly errors: readonly string[];
  /** The version that the charter has now. */
  readonly adopted: number | null;
};

/** The terms that were tried become the charter's next version, through the same command path as the API. */
export async function act({ tongzhou, visitor, incident, language, t }: Acted, form: FormData) {
  const charter = currentCharter(incident);
  if (!charter) error(404, { message: 'charter' });
  const agreement = String(form.get('agreement') ?? '').trim();
  const { terms, wrong } = termsTried(form, charter.terms);
  if (wrong.length > 0)
    return fail(422, { agreement, errors: [t.comparison.wrong], adopted: null } satisfies Adopted);
  const key = String(form.get('key') ?? '');
  const outcome = await tongzhou.application.execute(
    visitor,
    'charter.adopt',
    { incident: incident.id, terms, agreement, participants: [visitor.organisation] },
    /^[\x21-\x7e]{8,200}$/.test(key) ? { idempotencyKey: key } : {},
  );
  if (outcome.ok)
    return { agreement: '', errors: [], adopted: Number(outcome.result.version) } satisfies Adopted;
  const said = sentences(outcome.refusals, {}, language, namesOf(tongzhou));
  return fail(pageStatus(outcome.refusals), {
    agreement,
    errors: said.general,
    adopted: null,
  } satisfies Adopted);
}
