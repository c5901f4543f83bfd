import { error } from '@sveltejs/kit';
import { autonomyOf, deliveryRows, organisationView, stockOf } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

/** So many deliveries on the page of an organisation; the page of deliveries has all. */
const SENT_MAX = 20;

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const organisation = organisationView(view, params.organisation);
  if (!organisation) error(404, { message: 'organisation' });
  const releasedHere = new Set(
    [...incident.orders.values()]
      .filter((order) => order.releaser === organisation.id)
      .map((order) => order.id),
  );
  const sent = deliveryRows(view, incident.id).filter((row) => releasedHere.has(row.order));
  return {
    organisation,
    autonomy: autonomyOf(view, organisation.id),
    stock: stockOf(view, incident.id, organisation.id),
    sent: sent.slice(0, SENT_MAX),
    sentCount: sent.length,
  };
};
