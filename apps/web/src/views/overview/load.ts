import {
  type CellStatus,
  currentRule,
  type IncidentState,
  incidentView,
  itemFlows,
  itemsReceived,
  matrixGaps,
  phaseOf,
  type Viewpoint,
} from '@tongzhou/domain';
import { shownClock } from '#concepts/duty/subject.ts';
import type { Asked } from '#page/page.ts';

/** So many clocks on the first page, the earliest first: those that have run out before the others. */
const CLOCKS_MAX = 5;

export const load = ({ view, incident, url }: Asked) => {
  const items = itemsReceived(view, incident.id);
  const wanted = url.searchParams.get('item');
  const item = items.find((each) => each.id === wanted)?.id ?? items[0]?.id;
  const whole = incidentView(view, incident.id);
  return {
    view: whole,
    clocks: whole.duties.slice(0, CLOCKS_MAX).map((clock) => shownClock(view, incident, clock)),
    otherClocks: Math.max(0, whole.dutiesOwed.breached + whole.dutiesOwed.open - CLOCKS_MAX),
    items,
    gaps: gapsOf(view, incident),
    takesNewcomers: phaseOf(incident) === 'open' && currentRule(view.state, incident.id) !== undefined,
    flows: item ? itemFlows(view, incident.id, item) : null,
  };
};

/** In the incident's own area: what is red from the first minute. */
function gapsOf(view: Viewpoint, { id }: IncidentState) {
  const here = matrixGaps(view, id);
  const count = (status: CellStatus) => here.filter((cell) => cell.status === status).length;
  return { gaps: count('gap'), overlaps: count('overlap') };
}
