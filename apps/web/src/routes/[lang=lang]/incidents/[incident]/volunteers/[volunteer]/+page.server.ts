import { error } from '@sveltejs/kit';
import { volunteerView } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

/** A paper by number: whoever holds it knows whose it is, and the log proves what it says. */
export const load = ({ params, locals, url }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const volunteer = volunteerView(view, incident.id, params.volunteer);
  if (!volunteer) error(404, { message: 'volunteer' });
  return { volunteer, address: url.origin };
};
