import { allocationRows, earmarkRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { comparisonNow } from '#server/shared-views.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  return {
    rows: allocationRows(view, incident.id),
    comparison: comparisonNow(view, incident.id),
    earmarks: earmarkRows(view, incident.id),
  };
};
