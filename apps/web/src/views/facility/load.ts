import { error } from '@sveltejs/kit';
import {
  deliveryPage,
  earlierStatements,
  lotsAt,
  needRows,
  organisationView,
  storeOf,
} from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

/** So many deliveries on the page of a facility; the page of deliveries has all. */
const GIVEN_MAX = 15;
const LOTS_MAX = 15;

export const load = ({ view, incident, id, url }: Asked) => {
  const facility = organisationView(view, id);
  if (!facility) error(404, { message: 'facility' });
  return {
    facility,
    needs: needRows(view, incident.id, { facility: facility.id }),
    earlier: earlierStatements(view, incident.id, facility.id),
    given: deliveryPage(view, incident.id, { facility: facility.id, most: GIVEN_MAX }),
    lots: lotsAt(view, incident.id, facility.id, {
      most: LOTS_MAX,
      before: url.searchParams.get('lots') ?? undefined,
    }),
    store: storeOf(view, incident.id, facility.id),
  };
};
