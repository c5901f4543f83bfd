import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { currentCharter, isActive, SETTINGS, whatIf } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { CLOCKS, RULES, termsTried } from '#server/terms-tried.ts';
import { namesOf, sentences } from '#server/work/perform.ts';
import { texts } from '#site/texts.ts';

const ROWS_MAX = 100;

export const load = ({ params, locals, url, setHeaders }) => {
  if (!locals.visitor) redirect(303, `/${params.lang}/sign-in?next=${encodeURIComponent(url.pathname)}`);
  setHeaders({ 'cache-control': 'no-store' });
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const charter = currentCharter(incident);
  if (!charter) error(404, { message: 'charter' });
  const { terms, typed, wrong } = termsTried(url.searchParams, charter.terms);
  const answer = whatIf(view, incident.id, terms);
  if (!answer) error(404, { message: 'charter' });
  const { organisation } = locals.visitor;
  return {
    typed,
    wrong,
    rules: RULES,
    settings: SETTINGS,
    clocks: CLOCKS,
    mayAdopt: [...view.state.mandates.values()].some(
      (mandate) =>
        mandate.holder === organisation &&
        mandate.functions.includes('coordinate') &&
        isActive(mandate, view.now),
    ),
    idempotencyKey: randomUUID(),
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

export const actions = {
  /** The terms that were tried become the charter's next version, through the same command path as the API. */
  async adopt({ params, locals, request }) {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    const { incident } = incidentAt(locals.tongzhou, params.incident);
    const charter = currentCharter(incident);
    if (!charter) error(404, { message: 'charter' });
    const language = params.lang;
    const form = await request.formData();
    const agreement = String(form.get('agreement') ?? '').trim();
    const { terms, wrong } = termsTried(form, charter.terms);
    if (wrong.length > 0)
      return fail(422, { agreement, errors: [texts(language).comparison.wrong], adopted: null });
    const key = String(form.get('key') ?? '');
    const outcome = await locals.tongzhou.application.execute(
      locals.visitor,
      'charter.adopt',
      { incident: incident.id, terms, agreement, participants: [locals.visitor.organisation] },
      /^[\x21-\x7e]{8,200}$/.test(key) ? { idempotencyKey: key } : {},
    );
    if (outcome.ok) return { agreement: '', errors: [], adopted: Number(outcome.result.version) };
    const said = sentences(outcome.refusals, {}, language, namesOf(locals.tongzhou));
    return fail(422, { agreement, errors: said.general, adopted: null });
  },
};
