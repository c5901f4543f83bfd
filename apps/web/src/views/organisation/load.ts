import { error } from '@sveltejs/kit';
import { autonomyOf, deliveryPage, organisationView, stockOf } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

/** So many deliveries on the page of an organisation; the page of deliveries has all. */
const SENT_MAX = 20;
const LOTS_PER_PAGE = 20;

export const load = ({ view, incident, id, url }: Asked) => {
  const organisation = organisationView(view, id);
  if (!organisation) error(404, { message: 'organisation' });
  const before = url.searchParams.get('before') ?? '';
  return {
    organisation,
    autonomy: autonomyOf(view, organisation.id),
    stock: stockOf(view, incident.id, organisation.id, { most: LOTS_PER_PAGE, before }),
    sent: deliveryPage(view, incident.id, { releaser: organisation.id, most: SENT_MAX }),
  };
};
