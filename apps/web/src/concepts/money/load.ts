import { error } from '@sveltejs/kit';
import { refundSlip } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, id }: Asked) => {
  if (!incident.refunds.has(id)) error(404, { message: 'refund' });
  return { slip: refundSlip(view, incident.id, id), incident: incident.name };
};
