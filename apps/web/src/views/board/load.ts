import { agreed, charterParameters, timelineRow } from '@tongzhou/domain';
import { shownClock } from '#concepts/duty/subject.ts';
import type { Asked } from '#page/page.ts';
import { boardNow } from './board-now.ts';

const LATEST = 8;

export const load = async ({ tongzhou, view, incident }: Asked) => {
  const facts = await tongzhou.reports.latestFacts({
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
    expiringDays: agreed(incident, 'expiringDays', charterParameters),
    asked: view.now,
    position: view.state.publicPosition,
  };
};
