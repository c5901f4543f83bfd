import { error, redirect } from '@sveltejs/kit';
import { currentCharter, SETTINGS, whatIf } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { RULES, termsTried } from '#server/terms-tried.ts';

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
  return {
    typed,
    wrong,
    rules: RULES,
    settings: SETTINGS,
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
