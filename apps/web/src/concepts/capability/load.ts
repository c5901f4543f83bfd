import { capabilityRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => {
  return { groups: capabilityRows(view, incident.id) };
};
