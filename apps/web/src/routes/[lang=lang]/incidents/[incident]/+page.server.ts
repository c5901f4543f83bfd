import { incidentView, itemFlows, itemsReceived } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals, url }) => {
  const { view } = incidentAt(locals.tongzhou, params.incident);
  const items = itemsReceived(view, params.incident);
  const wanted = url.searchParams.get('item');
  const item = items.find((each) => each.id === wanted)?.id ?? items[0]?.id;
  return {
    view: incidentView(view, params.incident),
    items,
    flows: item ? itemFlows(view, params.incident, item) : null,
  };
};
