import { agreed } from '../../kernel/charter/charter.ts';
import { idsOfDay } from '../../kernel/state/by-day.ts';
import { listed, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysBackwards } from '../../kernel/state/ordered.ts';
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

/** Those that wait first, the oldest first; then the others, the newest first; of both together so many. */
export function complaintRows(
  view: Viewpoint,
  incidentId: string,
  most = Number.POSITIVE_INFINITY,
): ComplaintRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const { complaints, complaintsOpen, complaintsInOrder } = incident;
  const shown: string[] = [];
  for (const id of complaintsOpen) if (shown.length < most) shown.push(id);
  for (const key of keysBackwards(complaintsInOrder)) {
    if (shown.length >= most) break;
    const id = secondOf(key);
    if (!complaintsOpen.has(id)) shown.push(id);
  }
  return shown.map((id) => complaintRow(view, incident, must(complaints, id, 'complaint')));
}

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
