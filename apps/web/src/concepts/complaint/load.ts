import { complaintRows } from '@tongzhou/domain/concepts/complaint';
import type { Asked } from '#page/page.ts';

const ROWS_MAX = 100;

export const load = ({ view, incident }: Asked) => ({
  complaints: complaintRows(view, incident.id, ROWS_MAX),
  more: Math.max(0, incident.complaintsInOrder.length - ROWS_MAX),
});
