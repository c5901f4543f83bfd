import { holdersAt } from '../../concepts/mandate/holders.ts';
import { answersTo, recommendationsOf } from '../../concepts/recommendation/state.ts';
import { areaContains } from '../../kernel/area/area.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { MANDATE_FUNCTIONS, type MandateFunction } from '../../kernel/command/functions.ts';
import { type DutyState, dutyState } from '../../kernel/duty/duty.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { must } from '../../kernel/state/must.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import {
  itemLabel,
  type OrganisationLabel,
  organisationLabel,
  type Viewpoint,
} from '../../kernel/view/viewpoint.ts';
import type { ResponseCourse } from './course.ts';
import { uncovered } from './mandate-course.ts';
import { RESPONSE_KINDS, type ResponseTime, responseTimes, summary } from './response-times.ts';

const ITEMS_MAX = 12;

/** What a response did and did not do, computed from facts: the same for everybody who has the record and the moment. */
export function reviewOf(view: Viewpoint, course: ResponseCourse) {
  const incident = must(view.state.incidents, course.incident, 'incident');
  const until = incident.closedAt ?? view.now;
  const answers = answersTo(view.state);
  return {
    incident: {
      id: incident.id,
      name: incident.name,
      exercise: incident.exercise,
      beganAt: incident.declaredAt,
      closedAt: incident.closedAt,
      responseLevel: incident.responseLevel,
    },
    until,
    duties: dutiesMet(view, incident.id),
    responses: responsesOf(view, [...responseTimes(view.state, incident)]),
    functions: functionsHeld(course, incident.id, incident.area, incident.declaredAt, until),
    coverage: course.coverage
      .series()
      .slice(0, ITEMS_MAX)
      .map(({ item, points }) => ({ item: itemLabel(view, item), points })),
    recommendations: recommendationsOf(incident).map((each) => ({
      ...each,
      organisation: organisationLabel(view, each.organisation),
      answeredBy: answers.get(each.id) ?? null,
    })),
  };
}

export type Review = ReturnType<typeof reviewOf>;

type Counts = Record<DutyState, number>;
const none = (): Counts => ({ breached: 0, open: 0, late: 0, met: 0, lifted: 0 });

/** Duties by what is owed, and by who owes it. */
function dutiesMet(view: Viewpoint, incident: string) {
  const holders = holdersAt(view.state, view.now);
  const byKind = new Map<string, Counts>();
  const byOrganisation = new Map<string, Counts>();
  const all = none();
  const count = (map: Map<string, Counts>, key: string, state: DutyState) => {
    const counts = map.get(key) ?? none();
    counts[state] += 1;
    map.set(key, counts);
  };
  for (const duty of view.duties.of(incident)) {
    const state = dutyState(duty, view.now);
    all[state] += 1;
    count(byKind, duty.kind, state);
    for (const organisation of holders(duty)) count(byOrganisation, organisation, state);
  }
  const gravest = (a: Counts, b: Counts) => b.breached - a.breached || b.late - a.late || b.met - a.met;
  return {
    all,
    byKind: [...byKind]
      .map(([kind, counts]) => ({
        kind,
        title: view.duties.rules.kinds.get(kind)?.title ?? { zh: kind, en: kind },
        counts,
      }))
      .sort((a, b) => gravest(a.counts, b.counts) || compareText(a.kind, b.kind)),
    byOrganisation: [...byOrganisation]
      .map(([id, counts]) => ({ organisation: organisationLabel(view, id), counts }))
      .sort((a, b) => gravest(a.counts, b.counts) || compareText(a.organisation.id, b.organisation.id)),
  };
}

function responsesOf(view: Viewpoint, times: readonly ResponseTime[]) {
  const byActor = Map.groupBy(times, ({ kind, organisation }) => `${kind} ${organisation}`);
  return {
    byKind: RESPONSE_KINDS.flatMap((kind) => {
      const of = times.filter((each) => each.kind === kind);
      return of.length === 0 ? [] : [{ kind, ...summary(of) }];
    }),
    byActor: [...byActor.values()]
      .map((of) => {
        const [{ kind, organisation }] = of as [ResponseTime];
        const who: OrganisationLabel = organisationLabel(view, organisation);
        return { kind, organisation: who, ...summary(of) };
      })
      .sort(
        (a, b) =>
          (b.medianMinutes ?? -1) - (a.medianMinutes ?? -1) ||
          b.waiting - a.waiting ||
          compareText(a.organisation.id, b.organisation.id),
      ),
  };
}

/** Each function: hours in which nobody held it for any part of the place, and when somebody first did. */
function functionsHeld(course: ResponseCourse, incident: string, area: string, from: string, until: string) {
  const concerns = (wanted: MandateFunction) => (terms: FactData<'mandate.granted'>) =>
    (terms.incident === null || terms.incident === incident) &&
    (areaContains(terms.area, area) || areaContains(area, terms.area)) &&
    // The root names nobody, but for coordination.
    (terms.grantedUnder !== null || wanted === 'coordinate');
  const lasted = Math.max(0, Date.parse(until) - Date.parse(from));
  return MANDATE_FUNCTIONS.map((wanted) => {
    const { open, first } = uncovered(course.mandates.spansOf(wanted, concerns(wanted)), from, until);
    return {
      function: wanted,
      openHours: Math.floor(open / HOUR_MS),
      openPercent: lasted === 0 ? 0 : Math.round((open * 100) / lasted),
      firstHeldAt: first,
    };
  }).sort((a, b) => b.openHours - a.openHours);
}
