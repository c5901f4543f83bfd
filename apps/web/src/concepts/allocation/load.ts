import { allocationRows, earmarkRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { comparisonNow } from './comparison.ts';

export const load = ({ view, incident }: Asked) => {
  return {
    rows: allocationRows(view, incident.id),
    comparison: comparisonNow(view, incident.id),
    earmarks: earmarkRows(view, incident.id),
  };
};
