import { error } from '@sveltejs/kit';
import { donorHistory } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, id, url }: Asked) => {
  const donor = donorHistory(view, incident.id, id, url.searchParams.get('before') ?? '');
  if (!donor) error(404, { message: 'donor' });
  return { donor };
};
