import { error } from '@sveltejs/kit';
import { closeOfDay, closePage } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const loadCloses = ({ view, incident }: Asked) => ({ sites: closePage(view, incident.id) });

/** `2020-01-26.hall-a`: a day, and the site that closed it. */
export function loadClose({ view, incident, id }: Asked) {
  const [, day = '', place = ''] = /^(\d{4}-\d\d-\d\d)\.(.+)$/.exec(id) ?? [];
  const close = closeOfDay(view, incident.id, place, day);
  if (!close) error(404, { message: 'close' });
  return { close };
}
