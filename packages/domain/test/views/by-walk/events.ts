import { dutyState } from '../../../src/kernel/duty/duty.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { holdersAt } from './holders.ts';

const LISTED_MAX = 500;

/** What was noticed in an incident, the latest first: who told whom when, and how each who owed something about it stands. */
export function eventRows(view: Viewpoint, incidentId: string) {
  const { state, duties, now } = view;
  const incident = must(state.incidents, incidentId, 'incident');
  const holders = holdersAt(state, now);
  const latest = [...incident.events.values()].reverse().slice(0, LISTED_MAX);
  const shown = new Set(latest.map(({ id }) => id));
  const about = Map.groupBy(
    duties.of(incidentId).filter(({ subject }) => subject !== null && shown.has(subject)),
    ({ subject }) => subject as string,
  );
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
    duties: (about.get(event.id) ?? []).map((duty) => ({
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
