import { complaintRows } from '@tongzhou/domain/concepts/complaint';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => ({ complaints: complaintRows(view, incident.id) });
