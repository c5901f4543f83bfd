import { error } from '@sveltejs/kit';
import { autonomyOf, deliveryRows, organisationView, stockOf } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

/** So many deliveries on the page of an organisation; the page of deliveries has all. */
const SENT_MAX = 20;

export const load = ({ view, incident, id }: Asked) => {
  const organisation = organisationView(view, id);
  if (!organisation) error(404, { message: 'organisation' });
  const sent = deliveryRows(view, incident.id, { releaser: organisation.id });
  return {
    organisation,
    autonomy: autonomyOf(view, organisation.id),
    stock: stockOf(view, incident.id, organisation.id),
    sent: sent.slice(0, SENT_MAX),
    sentCount: sent.length,
  };
};
