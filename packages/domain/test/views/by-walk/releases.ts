import { must } from '../../../src/kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/** Published releases, latest first. A corrected one stays, and says by which it was corrected (I14). */
export function releaseRows(view: Viewpoint, incidentId: string) {
  const releases = must(view.state.incidents, incidentId, 'incident').releases;
  const numberOf = (id: string | null) => (id === null ? null : (releases.get(id)?.number ?? null));
  return [...releases.values()]
    .filter((release) => release.status === 'published')
    .sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
    .map(({ id, number, publishedAt, publishedContent, publishedBy, ...release }) => ({
      id,
      number: number as number,
      publishedAt: publishedAt as string,
      draftedAt: release.draftedAt,
      position: publishedBy?.position as number,
      draftedBy: { organisation: organisationLabel(view, release.draftedBy), seat: release.draftedBySeat },
      publishedBy: {
        organisation: organisationLabel(view, publishedBy?.organisation as string),
        seat: publishedBy?.seat as string,
      },
      content: publishedContent as NonNullable<typeof publishedContent>,
      cause: release.cause,
      reason: release.reason,
      corrects: numberOf(release.corrects),
      correctedBy: numberOf(release.correctedBy),
    }));
}
