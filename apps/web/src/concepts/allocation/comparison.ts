import type { PublishedComparison } from '@tongzhou/domain';
import type { Tongzhou } from '#server/tongzhou.ts';

/** Three plans are computed for it, beside everything else. Null where there is too much to compare, and while others wait for theirs. */
export const comparisonNow = (
  { application }: Tongzhou,
  incident: string,
): Promise<PublishedComparison | null> =>
  application.comparisons.lately(incident).then(
    ({ comparison }) => comparison,
    (error: unknown) => {
      if ((error as Error).name === 'NotSolved') return null;
      throw error;
    },
  );
