import { agreed } from '../../kernel/charter/charter.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { pledgeCharter } from './charter.ts';
import { pledgeState } from './rules.ts';
import type { Pledge } from './state.ts';

function pledgeRow(view: Viewpoint, pledge: Pledge, answerHours: number) {
  const { id, item, amount, readyOn, note, at, answer, withdrawn } = pledge;
  const state = pledgeState(pledge);
  const due = afterHours(at, answerHours);
  return {
    id,
    state,
    organisation: organisationLabel(view, pledge.organisation),
    item: itemLabel(view, item),
    amount,
    readyOn,
    note,
    at,
    /** By when it is to be answered, as the charter says. */
    due,
    isLate: state === 'open' && due < view.now,
    answer: answer && {
      ...answer,
      by: organisationLabel(view, answer.by),
      to: answer.to === null ? null : organisationLabel(view, answer.to),
    },
    withdrawn,
  };
}

/** What is offered and how it was answered: those that wait first, the oldest first; then the others, the newest first. */
export function pledgeRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const hours = agreed(incident, 'pledgeAnswerHours', pledgeCharter);
  const waiting = [...incident.pledgesOpen].map((id) => must(incident.pledges, id, 'pledge'));
  const settled = [...incident.pledges.values()]
    .filter((pledge) => !incident.pledgesOpen.has(pledge.id))
    .reverse();
  return [...waiting, ...settled].map((pledge) => pledgeRow(view, pledge, hours));
}

export type PledgeRow = ReturnType<typeof pledgeRows>[number];
