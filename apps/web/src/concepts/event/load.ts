import { eventRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => {
  return { ...eventRows(view, incident.id), now: view.now };
};
