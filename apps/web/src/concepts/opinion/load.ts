import { opinionRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => {
  return opinionRows(view, incident.id);
};
