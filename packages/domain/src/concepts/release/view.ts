import { must } from '../../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOfGrowing } from '../../kernel/state/page.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { Release } from './state.ts';

/** Published releases, latest first. A corrected one stays, and says by which it was corrected (I14). */
export const releaseRows = (view: Viewpoint, incidentId: string, most = Number.POSITIVE_INFINITY) =>
  releasePage(view, incidentId, { most }).rows;

/** A page of them. */
export function releasePage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<ReleaseRow> {
  const { releases, releasesByNumber } = must(view.state.incidents, incidentId, 'incident');
  return pageOfGrowing(releasesByNumber.size, asked, (index) =>
    releaseRow(view, releases, must(releases, releasesByNumber.get(index + 1) ?? '', 'release')),
  );
}

function releaseRow(view: Viewpoint, releases: ReadonlyMap<string, Release>, release: Release) {
  const numberOf = (id: string | null) => (id === null ? null : (releases.get(id)?.number ?? null));
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
}

export type ReleaseRow = ReturnType<typeof releaseRow>;
