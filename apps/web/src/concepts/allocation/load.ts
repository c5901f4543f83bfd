import { allocationRows, compareText, earmarkRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { comparisonNow } from './comparison.ts';

/** Approved runs of which it is told what they changed. */
const CHANGED_MAX = 10;

export const load = ({ view, incident }: Asked) => {
  const rows = allocationRows(view, incident.id);
  return {
    rows,
    changed: rows
      .flatMap(({ id, decidedAt, ahead }) => (ahead && decidedAt ? [{ id, decidedAt, ...ahead }] : []))
      .sort((a, b) => compareText(b.decidedAt, a.decidedAt))
      .slice(0, CHANGED_MAX),
    comparison: comparisonNow(view, incident.id),
    earmarks: earmarkRows(view, incident.id),
  };
};
