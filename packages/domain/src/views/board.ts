import { matrixGaps } from '../concepts/mandate/matrix.ts';
import { needsByItem } from '../concepts/need/by-item.ts';
import { neededNow } from '../concepts/plan/needed-now.ts';
import { planRows } from '../concepts/plan/view.ts';
import { ageingCounts } from '../concepts/stock/ageing.ts';
import { taskCounts } from '../concepts/task/view.ts';
import { firstStatuses } from '../duty/status.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { phaseOf } from '../kernel/command/phase.ts';
import { must } from '../kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { countsOf } from './incident.ts';

const SHOWN_MAX = 8;

/**
 * What whoever leads a response looks at: level, clocks, gaps, coverage, stock ageing, tasks. All of it computed from facts
 * and the moment, the most urgent first; every number has a page of its own behind it.
 */
export function leadBoard(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return {
    incident: {
      id: incident.id,
      name: incident.name,
      exercise: incident.exercise,
      responseLevel: incident.responseLevel,
      eventGrade: incident.eventGrade,
      alertColour: incident.alertColour,
      phase: phaseOf(incident),
      closedAt: incident.closedAt,
    },
    counts: countsOf(incident),
    duties: view.duties.countOutstanding(incidentId, view.now),
    clocks: firstStatuses(view, incidentId, SHOWN_MAX).map((clock) => ({
      ...clock,
      name: clock.organisation === null ? null : organisationLabel(view, clock.organisation).name,
    })),
    gaps: gapsByNeed(view, incidentId),
    plans: planRows(view, incidentId).map(({ plan, name, level, gaps, activations }) => ({
      plan,
      name,
      level,
      gaps,
      isUnderway: activations.at(-1)?.carriedOutAt === null,
    })),
    needs: needsByItem(view, incidentId).slice(0, SHOWN_MAX),
    coverage: coverageOf(view, incidentId),
    ageing: ageingCounts(view, incidentId),
    tasks: (({ counts: states, missing, volunteers }) => ({ ...states, missing, volunteers }))(
      taskCounts(view, incidentId),
    ),
  };
}

/** What the level of the response needs now comes first: the rest is not forgotten, and is not red before its time. */
function gapsByNeed(view: Viewpoint, incidentId: string) {
  const needed = neededNow(view.state, must(view.state.incidents, incidentId, 'incident'));
  const gaps = matrixGaps(view, incidentId).map((gap) => ({ ...gap, neededNow: needed.has(gap.function) }));
  return [...gaps.filter((each) => each.neededNow), ...gaps.filter((each) => !each.neededNow)];
}

export type LeadBoard = ReturnType<typeof leadBoard>;

/** Of what is needed for certain, how much has arrived or is on its way: base units, by item, the least covered first. */
export function coverageOf(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...incident.itemNeeds]
    .filter(([, { needed }]) => needed > 0)
    .map(([item, { needed, delivered, coming, unbounded }]) => ({
      item: itemLabel(view, item),
      needed,
      delivered,
      coming,
      unknown: unbounded,
      percent: Math.floor((delivered * 100) / needed),
    }))
    .sort((a, b) => a.percent - b.percent || b.needed - a.needed || compareText(a.item.id, b.item.id))
    .slice(0, SHOWN_MAX);
}
