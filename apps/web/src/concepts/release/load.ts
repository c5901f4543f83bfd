import { releaseRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => {
  return { rows: releaseRows(view, incident.id) };
};
