import { complaintPage, complaintsWaiting, pageFromComplaint } from '@tongzhou/domain/concepts/complaint';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 30;
/** Of those that wait, so many that have waited longest are named above the list. */
const WAITING_NAMED = 5;

export const load = ({ view, incident, url }: Asked) => {
  const before = url.searchParams.get('before') ?? '';
  return {
    page: complaintPage(view, incident.id, { most: ROWS_PER_PAGE, before }),
    waiting: complaintsWaiting(view, incident.id, WAITING_NAMED).map((row) => ({
      ...row,
      from: pageFromComplaint(row),
    })),
    waitingCount: incident.complaintsOpen.size,
  };
};
