import { dutyState } from '../../kernel/duty/duty.ts';
import { must } from '../../kernel/state/must.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { holdersAt } from '../mandate/holders.ts';

const LISTED_MAX = 500;

/** What was noticed in an incident, the latest first: who told whom when, and how each who owed something about it stands. */
export function eventRows(view: Viewpoint, incidentId: string) {
  const { state, duties, now } = view;
  const incident = must(state.incidents, incidentId, 'incident');
  const holders = holdersAt(state, now);
  const latest = incident.eventsInOrder
    .slice(-LISTED_MAX)
    .reverse()
    .map((id) => must(incident.events, id, 'event'));
  const rows = latest.map((event) => ({
    id: event.id,
    kind: event.kind,
    area: areaLabel(view, event.area),
    organisation: organisationLabel(view, event.organisation),
    noticedAt: event.noticedAt,
    statedAt: event.at,
    position: event.position,
    paper: event.paper,
    seal: event.seal ?? null,
    disclosed: event.disclosed && { ...event.disclosed, by: organisationLabel(view, event.disclosed.by) },
    outcome: event.outcome,
    mustNotify: event.assessed?.mustNotify ?? false,
    endedAt: event.endedAt,
    reports: event.reports.map(({ by, to, office, at, channel, reference, notifies, position }) => ({
      by: organisationLabel(view, by),
      to: to === null ? null : organisationLabel(view, to),
      office,
      at,
      channel,
      reference,
      notifies: notifies ?? null,
      position,
    })),
    verifications: event.verifications.map(({ by, at, note }) => ({
      by: organisationLabel(view, by),
      at,
      note,
    })),
    duties: duties.about(incidentId, event.id).map((duty) => ({
      kind: duty.kind,
      title: duties.rules.kinds.get(duty.kind)?.title ?? { zh: duty.kind, en: duty.kind },
      owing: holders(duty).map((id) => organisationLabel(view, id)),
      due: duty.due,
      state: dutyState(duty, now),
      metAt: duty.metAt,
      rule: duty.cited[0]?.rule ?? null,
    })),
  }));
  return { total: incident.events.size, rows };
}

export type EventRow = ReturnType<typeof eventRows>['rows'][number];
