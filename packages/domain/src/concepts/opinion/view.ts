import { dutyState } from '../../kernel/duty/duty.ts';
import { must } from '../../kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';

/** What the public asked, what it was told and until when it was owed; and the conferences at which the press was. */
export function opinionRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const owed = new Map(
    view.duties
      .of(incidentId)
      .filter(({ kind }) => kind === 'answer-public-opinion')
      .map((duty) => [duty.subject, duty]),
  );
  return {
    opinions: [...incident.opinions.values()].reverse().map(({ id, question, source, at, answers }) => {
      const duty = owed.get(id);
      const clock = duty ? { due: duty.due, state: dutyState(duty, view.now) } : null;
      return { id, question, source, at, answers, clock };
    }),
    conferences: [...incident.conferences.values()]
      .reverse()
      .map(({ id, title, source, release, at, organisation }) => ({
        id,
        title,
        source,
        release,
        at,
        organisation: organisationLabel(view, organisation),
      })),
  };
}
