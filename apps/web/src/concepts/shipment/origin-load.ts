import { error } from '@sveltejs/kit';
import { deliveryOrigin } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, id }: Asked) => {
  if (!incident.shipments.has(id)) error(404, { message: 'shipment' });
  return { origin: deliveryOrigin(view, incident.id, id) };
};
