import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysBackwards } from '../../kernel/state/ordered.ts';
import { type PageAsked, type PageOf, pageOf } from '../../kernel/state/page.ts';
import type { State } from '../../kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { latestOf } from './rules.ts';
import type { Resolution, ResolutionVersion } from './state.ts';

function versionRow(view: Viewpoint, version: ResolutionVersion) {
  const { matter, text, legalBasis, decidedAt, way, at, position, reason, confirmed } = version;
  const label = (id: string) => organisationLabel(view, id);
  const word = (id: string) => confirmed.get(id) ?? null;
  return {
    ...{ matter, text, legalBasis, decidedAt, way, at, position, reason },
    recordedBy: { organisation: label(version.by.organisation), seat: version.by.seat },
    /** `confirmed` null: so say the minutes, and nobody of that organisation has. */
    participants: version.participants.map(({ organisation, seat, presence }) => ({
      organisation: label(organisation),
      seat,
      presence,
      confirmed: word(organisation),
    })),
    decidedBy: version.decidedBy.map((id) => ({ organisation: label(id), confirmed: word(id) })),
    signedBy: { organisation: label(version.signedBy), confirmed: word(version.signedBy) },
    dissents: version.dissents.map(({ organisation, words }) => ({
      organisation: label(organisation),
      words,
    })),
  };
}

export function resolutionRow(view: Viewpoint, resolution: Resolution) {
  const { id, group, versions, dissents, acknowledged, acts } = resolution;
  const latest = latestOf(resolution);
  return {
    id,
    group: organisationLabel(view, group),
    version: versions.length,
    ...versionRow(view, latest),
    /** What dissenters stated themselves, of whichever version. */
    ownDissents: dissents.map(({ organisation, ...said }) => ({
      organisation: organisationLabel(view, organisation),
      ...said,
    })),
    informed: latest.informed.map((each) => ({
      organisation: organisationLabel(view, each),
      acknowledged: acknowledged.get(each) ?? null,
    })),
    acts: [...acts].flatMap((position) => {
      const act = view.state.decidedActs.get(position);
      if (!act) return [];
      const { type, at, organisation } = act;
      return [{ position, type, at, organisation: organisationLabel(view, organisation) }];
    }),
    /** As it was recorded before, the latest first. */
    earlier: versions
      .slice(0, -1)
      .map((each) => versionRow(view, each))
      .reverse(),
  };
}
export type ResolutionRow = ReturnType<typeof resolutionRow>;

/** All of them, the latest first. */
export function resolutionRows(view: Viewpoint, incidentId: string): ResolutionRow[] {
  const { resolutions, resolutionsInOrder } = must(view.state.incidents, incidentId, 'incident');
  return Array.from(keysBackwards(resolutionsInOrder), (key) =>
    resolutionRow(view, must(resolutions, secondOf(key), 'resolution')),
  );
}

export function resolutionPage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<ResolutionRow> {
  const { resolutions, resolutionsInOrder } = must(view.state.incidents, incidentId, 'incident');
  return pageOf(resolutionsInOrder, asked, (key) => [
    resolutionRow(view, must(resolutions, secondOf(key), 'resolution')),
  ]);
}

/** From which decisions of a leading group an entry of the log came. */
export const decisionsBehind = (
  { incidents, resolutionsOfAct }: State,
  position: number,
): { readonly incident: string; readonly resolution: string; readonly matter: string }[] =>
  (resolutionsOfAct.get(position) ?? []).flatMap(({ incident, resolution: id }) => {
    const resolution = incidents.get(incident)?.resolutions.get(id);
    return resolution ? [{ incident, resolution: id, matter: latestOf(resolution).matter }] : [];
  });
