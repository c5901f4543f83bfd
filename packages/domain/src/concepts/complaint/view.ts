import { agreed } from '../../kernel/charter/charter.ts';
import { idsOfDay } from '../../kernel/state/by-day.ts';
import { firstFew, listed, pair, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOf } from '../../kernel/state/page.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { complaintCharter } from './charter.ts';
import type { ComplaintAbout } from './facts.ts';
import { aboutKey, complaintState } from './rules.ts';
import type { Complaint } from './state.ts';

function complaintRow(view: Viewpoint, incident: IncidentState, complaint: Complaint) {
  const { id, about, reason, asks, at, answer, withdrawn } = complaint;
  const state = complaintState(complaint);
  const hours = agreed(incident, 'complaintHours', complaintCharter);
  const due = hours === null ? null : afterHours(at, hours);
  const need = must(incident.needs, about.need, 'need');
  return {
    id,
    state,
    organisation: organisationLabel(view, complaint.organisation),
    about: { kind: about.kind, run: about.run, need: about.need, item: itemLabel(view, need.item) },
    reason,
    asks,
    at,
    /** By when it is to be answered; null: the charter has no clock for it. */
    due,
    isLate: state === 'open' && due !== null && due < view.now,
    answer: answer && { ...answer, by: organisationLabel(view, answer.by) },
    withdrawn,
  };
}
export type ComplaintRow = ReturnType<typeof complaintRow>;

/** One page of them, the latest first. */
export function complaintPage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<ComplaintRow> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return pageOf(incident.complaintsInOrder, asked, (key) => [
    complaintRow(view, incident, must(incident.complaints, secondOf(key), 'complaint')),
  ]);
}

/** Those that nobody has answered: the oldest first, no more than so many. */
export function complaintsWaiting(view: Viewpoint, incidentId: string, most: number): ComplaintRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return firstFew(incident.complaintsOpen, most).map((id) =>
    complaintRow(view, incident, must(incident.complaints, id, 'complaint')),
  );
}

/** What to ask a page for with `before`, so that it begins with this one. */
export const pageFromComplaint = ({ at, id }: Pick<ComplaintRow, 'at' | 'id'>): string => `${pair(at, id)}~`;

/** Those that were made on a day, in the order in which they came. */
export function complaintsOfDay(view: Viewpoint, incidentId: string, day?: string): ComplaintRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const ids =
    day === undefined
      ? incident.complaints.keys()
      : idsOfDay(incident.complaintsInOrder, day, view.state.country.clock);
  return [...ids].map((id) => complaintRow(view, incident, must(incident.complaints, id, 'complaint')));
}

/** What was said against one line, and the answers, in the order in which they came. */
export const complaintsAbout = (
  view: Viewpoint,
  incident: IncidentState,
  about: ComplaintAbout,
): ComplaintRow[] =>
  listed(incident.complaintsAbout, aboutKey(about)).map((id) =>
    complaintRow(view, incident, must(incident.complaints, id, 'complaint')),
  );
