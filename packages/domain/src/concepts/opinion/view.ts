import { dutyState } from '../../kernel/duty/duty.ts';
import { must } from '../../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOfGrowing } from '../../kernel/state/page.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';

/** What the public asked, what it was told and until when it was owed; and the conferences at which the press was. */
export function opinionRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return {
    opinions: incident.opinionsInOrder.map((id) => opinionRow(view, incident, id)).reverse(),
    conferences: conferences(view, incident),
  };
}

/** A page of what was asked, the latest first. */
export function opinionPage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<OpinionRow> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const { opinionsInOrder } = incident;
  return pageOfGrowing(opinionsInOrder.length, asked, (index) =>
    opinionRow(view, incident, opinionsInOrder[index] as string),
  );
}

/** All conferences, the latest first: there is one a day at most. */
export const conferenceRows = (view: Viewpoint, incidentId: string) =>
  conferences(view, must(view.state.incidents, incidentId, 'incident'));

export type OpinionRow = ReturnType<typeof opinionRow>;

function opinionRow(view: Viewpoint, incident: IncidentState, opinion: string) {
  const { id, question, source, at, answers } = must(incident.opinions, opinion, 'opinion');
  const duty = view.duties.about(incident.id, id).findLast(({ kind }) => kind === 'answer-public-opinion');
  const clock = duty ? { due: duty.due, state: dutyState(duty, view.now) } : null;
  return { id, question, source, at, answers, clock };
}

const conferences = (view: Viewpoint, incident: IncidentState) =>
  [...incident.conferences.values()].reverse().map(({ id, title, source, release, at, organisation }) => ({
    id,
    title,
    source,
    release,
    at,
    organisation: organisationLabel(view, organisation),
  }));
