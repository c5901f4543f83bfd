import {
  breakGlassPage,
  breakGlassWaiting,
  deliveryPage,
  goodsReport,
  itemLabel,
  organisationLabel,
} from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 100;
/** So many that left without an order stand here; their own page has all. */
const WAITING_SHOWN = 50;
const RELEASED_SHOWN = 10;

export const load = ({ view, incident, url }: Asked) => {
  const known = (name: string) => {
    const id = url.searchParams.get(name) ?? '';
    return view.state.organisations.has(id) ? id : undefined;
  };
  const [facility, releaser] = [known('facility'), known('releaser')];
  const before = url.searchParams.get('before') ?? '';
  const waiting = breakGlassWaiting(view, incident.id, WAITING_SHOWN);
  const latest = breakGlassPage(view, incident.id, { most: RELEASED_SHOWN });
  const others = latest.rows.filter(({ shipment }) => waiting.every((each) => each.shipment !== shipment));
  const of = facility ?? releaser;
  return {
    goods: goodsReport(view.state, incident).map(({ item, ...row }) => ({
      ...row,
      ...itemLabel(view, item),
    })),
    released: [...waiting, ...others],
    releasedCount: latest.count,
    of: of === undefined ? null : organisationLabel(view, of),
    search: facility ? `facility=${facility}` : releaser ? `releaser=${releaser}` : '',
    page: deliveryPage(view, incident.id, { facility, releaser, most: ROWS_PER_PAGE, before }),
  };
};
