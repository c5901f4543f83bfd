import { deliveryRows, goodsReport, itemLabel } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

const ROWS_MAX = 200;

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const rows = deliveryRows(view, incident.id);
  return {
    goods: goodsReport(view.state, incident).map(({ item, ...row }) => ({
      ...row,
      ...itemLabel(view, item),
    })),
    rows: rows.slice(0, ROWS_MAX),
    count: rows.length,
  };
};
