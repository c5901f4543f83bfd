import { error } from '@sveltejs/kit';
import { deliveryRows, earlierStatements, needRows, organisationView, storeOf } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, id }: Asked) => {
  const facility = organisationView(view, id);
  if (!facility) error(404, { message: 'facility' });
  return {
    facility,
    needs: needRows(view, incident.id, { facility: facility.id }),
    earlier: earlierStatements(view, incident.id, facility.id),
    given: deliveryRows(view, incident.id, { facility: facility.id }),
    store: storeOf(view, incident.id, facility.id),
  };
};
