import { fundraisingRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  return { rows: fundraisingRows(view, incident.id) };
};
