import { pledgeRows } from '@tongzhou/domain/concepts/pledge';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => ({ pledges: pledgeRows(view, incident.id) });
