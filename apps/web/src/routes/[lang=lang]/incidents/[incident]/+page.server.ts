import {
  type CellStatus,
  currentRule,
  type IncidentState,
  incidentView,
  itemFlows,
  itemsReceived,
  type Viewpoint,
} from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { wholeMatrixNow } from '#server/shared-views.ts';

export const load = ({ params, locals, url }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const items = itemsReceived(view, params.incident);
  const wanted = url.searchParams.get('item');
  const item = items.find((each) => each.id === wanted)?.id ?? items[0]?.id;
  return {
    view: incidentView(view, params.incident),
    items,
    gaps: gapsOf(view, incident),
    takesNewcomers: incident.closedAt === null && currentRule(view.state, incident.id) !== undefined,
    flows: item ? itemFlows(view, params.incident, item) : null,
  };
};

/** In the incident's own area: what is red from the first minute. */
function gapsOf(view: Viewpoint, { id }: IncidentState) {
  const here = wholeMatrixNow(view, id).cells;
  const count = (status: CellStatus) => here.filter((cell) => cell.status === status).length;
  return { gaps: count('gap'), overlaps: count('overlap') };
}
