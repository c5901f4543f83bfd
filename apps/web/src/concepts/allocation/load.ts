import { allocationPage, earmarkRows, isTooLargeToCompare, latestAhead } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { sharedView } from '#server/shared-view.ts';
import { comparisonNow } from './comparison.ts';

/** Approved runs of which it is told what they changed. */
const CHANGED_MAX = 10;
const ROWS_PER_PAGE = 50;
/** Directed goods that cannot go where their donors said; the API has all. */
const EARMARKS_MAX = 50;

/** All of them are posed for it. */
const earmarksNow = sharedView(10_000, (view, incident) => earmarkRows(view, incident));

export const load = async ({ tongzhou, view, incident, url }: Asked) => {
  const earmarks = earmarksNow(view, incident.id);
  return {
    page: allocationPage(view, incident.id, {
      most: ROWS_PER_PAGE,
      before: url.searchParams.get('before') ?? '',
    }),
    changed: latestAhead(view, incident.id, CHANGED_MAX),
    comparison: await comparisonNow(tongzhou, incident.id),
    isTooLarge: isTooLargeToCompare(incident),
    earmarks: earmarks.slice(0, EARMARKS_MAX),
    moreEarmarks: Math.max(0, earmarks.length - EARMARKS_MAX),
  };
};
