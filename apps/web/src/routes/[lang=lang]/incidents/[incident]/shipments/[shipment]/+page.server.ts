import { error } from '@sveltejs/kit';
import { deliveryOrigin } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  if (!incident.shipments.has(params.shipment)) error(404, { message: 'shipment' });
  return { origin: deliveryOrigin(view, incident.id, params.shipment) };
};
