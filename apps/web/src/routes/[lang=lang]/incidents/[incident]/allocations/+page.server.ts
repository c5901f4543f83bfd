import { allocationRows, comparisonView, earmarkRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  return {
    rows: allocationRows(view, incident.id),
    comparison: comparisonView(view, incident.id),
    earmarks: earmarkRows(view, incident.id),
  };
};
