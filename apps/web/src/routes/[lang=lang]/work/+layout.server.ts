import { isVolunteerSeat, phaseOf } from '@tongzhou/domain';
import { incidentOfWork } from '#server/chosen.ts';
import { viewpoint } from '#server/tongzhou.ts';

/** So many that are over can be chosen; older ones are found by their page. */
const ENDED_MAX = 12;

/** The incidents between which whoever works here chooses; each says what is overdue in it and in no other. */
export const load = ({ locals }) => {
  const { visitor, chosen } = locals;
  const view = viewpoint(locals.tongzhou);
  if (!visitor) return { chooser: null };
  const isVolunteer = isVolunteerSeat(view.state, visitor.seat);
  const all = [...view.state.incidents.values()]
    .filter(({ volunteerAt }) => !isVolunteer || volunteerAt.has(visitor.seat))
    .map((each) => ({
      id: each.id,
      name: each.name,
      exercise: each.exercise,
      phase: phaseOf(each),
      breached: phaseOf(each) === 'closed' ? 0 : view.duties.countOutstanding(each.id, view.now).breached,
    }));
  return {
    chooser: {
      current: incidentOfWork(view.state, visitor, chosen)?.id ?? null,
      running: all.filter(({ phase }) => phase !== 'closed'),
      ended: all
        .filter(({ phase }) => phase === 'closed')
        .slice(-ENDED_MAX)
        .reverse(),
    },
  };
};
