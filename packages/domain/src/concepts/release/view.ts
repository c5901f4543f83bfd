import { must } from '../../kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { Release } from './state.ts';

/** Published releases, latest first. A corrected one stays, and says by which it was corrected (I14). */
export function releaseRows(view: Viewpoint, incidentId: string, most = Number.POSITIVE_INFINITY) {
  const { releases, releasesByNumber } = must(view.state.incidents, incidentId, 'incident');
  const numberOf = (id: string | null) => (id === null ? null : (releases.get(id)?.number ?? null));
  const latest: Release[] = [];
  for (let number = releasesByNumber.size; number > 0 && latest.length < most; number -= 1)
    latest.push(must(releases, releasesByNumber.get(number) ?? '', 'release'));
  return latest.map((release) => {
    const { id, number, cause, reason, corrects, correctedBy, draftedAt } = release;
    const { organisation, seat, position } = release.publishedBy as NonNullable<Release['publishedBy']>;
    return {
      id,
      number: number as number,
      publishedAt: release.publishedAt as string,
      draftedAt,
      /** Its figures are of the record before this entry. */
      position,
      draftedBy: { organisation: organisationLabel(view, release.draftedBy), seat: release.draftedBySeat },
      publishedBy: { organisation: organisationLabel(view, organisation), seat },
      content: release.publishedContent as NonNullable<Release['publishedContent']>,
      cause,
      reason,
      corrects: numberOf(corrects),
      correctedBy: numberOf(correctedBy),
    };
  });
}

export type ReleaseRow = ReturnType<typeof releaseRows>[number];
