import { error } from '@sveltejs/kit';
import { ageingCounts, stockAgeing, unreconciledFirst } from '@tongzhou/domain';
import { momentTyped } from '#form/typed.ts';
import type { Asked } from '#page/page.ts';

/** More rows of each list hold the server's one thread longer than one visitor may. */
const ROWS_MAX = 60;

export const load = async ({ tongzhou, view, incident, url }: Asked) => {
  const typed = url.searchParams.get('at') ?? '';
  const at = momentTyped(typed);
  const asked =
    at === null ? undefined : await tongzhou.reports.trialBalance(at && new Date(at).toISOString());
  const wrong = at === null || asked?.ok === false;
  const trial = asked?.ok ? asked : await tongzhou.reports.trialBalance();
  if (!trial.ok) error(500);
  const ages = ageingCounts(view, incident.id);
  const bands = ages.bands.map((band, index) => ({
    fromHours: ages.bands[index - 1]?.untilHours ?? 0,
    ...band,
  }));
  const waiting = unreconciledFirst(view, incident.id, ROWS_MAX);
  return {
    at: typed,
    wrong,
    trial: trial.value,
    bands,
    owed: ages.owed,
    ageing: stockAgeing(view, incident.id, ROWS_MAX),
    ageingCount: bands.reduce((sum, { lots }) => sum + lots, 0),
    waiting: waiting.rows,
    waitingCount: waiting.count,
  };
};
