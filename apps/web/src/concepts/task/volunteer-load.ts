import { error } from '@sveltejs/kit';
import { volunteerView } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

/** A paper by number: whoever holds it knows whose it is, and the log proves what it says. */
export const load = ({ tongzhou, view, incident, id }: Asked) => {
  const volunteer = volunteerView(view, incident.id, id);
  if (!volunteer) error(404, { message: 'volunteer' });
  return { volunteer, address: tongzhou.application.publicUrl };
};
