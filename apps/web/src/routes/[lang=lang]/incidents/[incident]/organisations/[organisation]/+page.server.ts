import { error } from '@sveltejs/kit';
import { autonomyOf, deliveryRows, organisationView, stockOf } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const organisation = organisationView(view, params.organisation);
  if (!organisation) error(404, { message: 'organisation' });
  const releasedHere = new Set(
    [...incident.orders.values()]
      .filter((order) => order.releaser === organisation.id)
      .map((order) => order.id),
  );
  return {
    organisation,
    autonomy: autonomyOf(view, organisation.id),
    stock: stockOf(view, incident.id, organisation.id),
    sent: deliveryRows(view, incident.id).filter((row) => releasedHere.has(row.order)),
  };
};
