import { mandateMatrix } from '../../../src/concepts/mandate/matrix.ts';
import { neededNow } from '../../../src/concepts/plan/needed-now.ts';
import { planRows } from '../../../src/concepts/plan/view.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { phaseOf } from '../../../src/kernel/command/phase.ts';
import { dutyState } from '../../../src/kernel/duty/duty.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { AGE_BANDS_HOURS, stockAgeing } from './ageing.ts';
import { incidentView } from './incident.ts';
import { taskRows } from './tasks.ts';

const SHOWN_MAX = 8;

/**
 * What whoever leads a response looks at: level, clocks, gaps, coverage, stock ageing, tasks. All of it computed from facts
 * and the moment, the most urgent first; every number has a page of its own behind it.
 */
export function leadBoard(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const whole = incidentView(view, incidentId);
  const matrix = mandateMatrix(view, incidentId, 'whole');
  const needed = neededNow(view.state, incident);
  const counts = { breached: 0, open: 0 };
  for (const duty of view.duties.outstanding(incidentId)) {
    const at = dutyState(duty, view.now);
    if (at === 'breached' || at === 'open') counts[at] += 1;
  }
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
    counts: whole.counts,
    duties: counts,
    clocks: whole.duties.slice(0, SHOWN_MAX).map((clock) => ({
      ...clock,
      name: clock.organisation === null ? null : organisationLabel(view, clock.organisation).name,
    })),
    gaps: matrix.cells
      .filter(({ status }) => status === 'gap' || status === 'overlap')
      .map(({ function: wanted, area, status, couldAssign }) => ({
        function: wanted,
        area,
        status,
        couldAssign,
        neededNow: needed.has(wanted),
      }))
      .sort((a, b) => Number(b.neededNow) - Number(a.neededNow)),
    plans: planRows(view, incidentId).map(({ plan, name, level, gaps, activations }) => ({
      plan,
      name,
      level,
      gaps,
      isUnderway: activations.at(-1)?.carriedOutAt === null,
    })),
    needs: whole.mostNeeded.slice(0, SHOWN_MAX),
    coverage: coverageOf(view, incidentId),
    ageing: ageingOf(view, incidentId),
    tasks: (({ counts: states, missing, volunteers }) => ({ ...states, missing, volunteers }))(
      taskRows(view, incidentId),
    ),
  };
}

/** Of what is needed for certain, how much has arrived or is on its way: base units, by item, the least covered first. */
function coverageOf(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const byItem = new Map<string, { needed: number; delivered: number; coming: number; unknown: number }>();
  for (const need of incident.needs.values()) {
    const row = byItem.get(need.item) ?? { needed: 0, delivered: 0, coming: 0, unknown: 0 };
    byItem.set(need.item, row);
    const { quantity } = need;
    if (quantity.kind === 'none') continue;
    const least = quantity.kind === 'exact' ? quantity.amount : 'least' in quantity ? quantity.least : null;
    if (least === null) {
      row.unknown += 1;
      continue;
    }
    row.needed += least;
    row.delivered += Math.min(least, need.delivered);
    row.coming += Math.min(least - Math.min(least, need.delivered), need.reserved + need.inTransit);
  }
  return [...byItem]
    .filter(([, row]) => row.needed > 0)
    .map(([item, row]) => ({
      item: itemLabel(view, item),
      ...row,
      percent: Math.floor((row.delivered * 100) / row.needed),
    }))
    .sort((a, b) => a.percent - b.percent || b.needed - a.needed || compareText(a.item.id, b.item.id))
    .slice(0, SHOWN_MAX);
}

/** How many lots have lain how long, and how many of them owe their donors a word. */
function ageingOf(view: Viewpoint, incidentId: string) {
  const rows = stockAgeing(view, incidentId);
  const bands = Array.from({ length: AGE_BANDS_HOURS.length + 1 }, () => 0);
  for (const { band } of rows) bands[band] = (bands[band] ?? 0) + 1;
  return {
    bands: bands.map((lots, index) => ({ untilHours: AGE_BANDS_HOURS[index] ?? null, lots })),
    owed: rows.filter(({ explanationOwed }) => explanationOwed).length,
    expiring: rows.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= 14).length,
  };
}
