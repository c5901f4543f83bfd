import { error } from '@sveltejs/kit';
import { deliveryRows, needRows, organisationView, storeOf } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const facility = organisationView(view, params.facility);
  if (!facility) error(404, { message: 'facility' });
  return {
    facility,
    needs: needRows(view, incident.id, { facility: facility.id }),
    given: deliveryRows(view, incident.id, { facility: facility.id }),
    store: storeOf(view, incident.id, facility.id),
  };
};
