import { must } from '../../../src/kernel/state/must.ts';
import type { Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/** Published releases, latest first. A corrected one stays, and says by which it was corrected (I14). */
export function releaseRows({ state }: Viewpoint, incidentId: string) {
  const releases = must(state.incidents, incidentId, 'incident').releases;
  const numberOf = (id: string | null) => (id === null ? null : (releases.get(id)?.number ?? null));
  return [...releases.values()]
    .filter((release) => release.status === 'published')
    .sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
    .map(
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
