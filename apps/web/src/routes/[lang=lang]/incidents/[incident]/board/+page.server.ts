import { timelineRow } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { boardNow } from '#server/shared-views.ts';
import { shownClock } from '#server/subject-name.ts';

const LATEST = 8;

export const load = async ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const facts = await locals.tongzhou.reports.latestFacts({
    incident: incident.id,
    before: undefined,
    topic: undefined,
    limit: LATEST,
  });
  const board = boardNow(view, incident.id);
  return {
    board,
    clocks: board.clocks.map((clock) => shownClock(view, incident, clock)),
    latest: facts.map((fact) => timelineRow(view, fact)),
    asked: view.now,
    position: view.state.publicPosition,
  };
};
