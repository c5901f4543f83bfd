import { breakGlassRows, deliveryRows, goodsReport, itemLabel } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS_MAX = 200;

export const load = ({ view, incident }: Asked) => {
  const released = breakGlassRows(view, incident.id);
  const rows = deliveryRows(view, incident.id);
  return {
    goods: goodsReport(view.state, incident).map(({ item, ...row }) => ({
      ...row,
      ...itemLabel(view, item),
    })),
    released: released.slice(0, ROWS_MAX),
    rows: rows.slice(0, ROWS_MAX),
    count: rows.length,
  };
};
