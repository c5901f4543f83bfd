import { error } from '@sveltejs/kit';
import { ageBandsHours, stockAgeing, unreconciledRows } from '@tongzhou/domain';
import { momentTyped } from '#form/typed.ts';
import type { Asked } from '#page/page.ts';

const ROWS_MAX = 200;

export const load = async ({ tongzhou, view, incident, url }: Asked) => {
  const typed = url.searchParams.get('at') ?? '';
  const at = momentTyped(typed);
  const asked =
    at === null ? undefined : await tongzhou.reports.trialBalance(at && new Date(at).toISOString());
  const wrong = at === null || asked?.ok === false;
  const trial = asked?.ok ? asked : await tongzhou.reports.trialBalance();
  if (!trial.ok) error(500);
  const ageing = stockAgeing(view, incident.id);
  const ends = [...ageBandsHours(incident), null];
  const bands = ends.map((untilHours, band) => {
    const rows = ageing.filter((row) => row.band === band);
    return {
      fromHours: ends[band - 1] ?? 0,
      untilHours,
      lots: new Set(rows.map(({ lot }) => lot)).size,
      owed: rows.filter((row) => row.explanationOwed).length,
    };
  });
  const waiting = unreconciledRows(view, incident.id);
  return {
    at: typed,
    wrong,
    trial: trial.value,
    bands,
    ageing: ageing.slice(0, ROWS_MAX),
    ageingCount: ageing.length,
    waiting: waiting.slice(0, ROWS_MAX),
    waitingCount: waiting.length,
  };
};
