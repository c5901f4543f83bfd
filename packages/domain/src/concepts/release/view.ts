import { must } from '../../kernel/state/must.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { Release } from './state.ts';

/** Published releases, latest first. A corrected one stays, and says by which it was corrected (I14). */
export function releaseRows({ state }: Viewpoint, incidentId: string, most = Number.POSITIVE_INFINITY) {
  const { releases, releasesByNumber } = must(state.incidents, incidentId, 'incident');
  const numberOf = (id: string | null) => (id === null ? null : (releases.get(id)?.number ?? null));
  const latest: Release[] = [];
  for (let number = releasesByNumber.size; number > 0 && latest.length < most; number -= 1)
    latest.push(must(releases, releasesByNumber.get(number) ?? '', 'release'));
  return latest.map(
    ({ id, number, publishedAt, publishedContent, cause, reason, corrects, correctedBy, draftedAt }) => ({
      id,
      number: number as number,
      publishedAt: publishedAt as string,
      draftedAt,
      content: publishedContent as NonNullable<typeof publishedContent>,
      cause,
      reason,
      corrects: numberOf(corrects),
      correctedBy: numberOf(correctedBy),
    }),
  );
}

export type ReleaseRow = ReturnType<typeof releaseRows>[number];
