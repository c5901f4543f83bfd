import { areaScale } from '../../kernel/area/scale.ts';
import { areasWithin } from '../../kernel/area/within.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { mandatesFor } from '../mandate/candidates.ts';
import { covers } from '../mandate/check.ts';
import { whyNotInForce } from '../mandate/force.ts';
import type { Mandate } from '../mandate/state.ts';
import { organisationsThatCouldAssign } from '../mandate/who.ts';
import { holdersFor } from './holders-for.ts';
import { atLevel, planVersion } from './in-use.ts';
import type { PlanInUse } from './state.ts';
import type { FunctionEntry } from './terms.ts';

/** So many of each list are named; all are counted. */
const NAMED_MAX = 20;

/** Plans that were activated in an incident: how far each has come, and which of its functions nobody holds. */
export function planRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...incident.plans.values()].map((use) => {
    const version = planVersion(view.state, use.plan, use.version);
    const functions = version
      ? atLevel(version.terms.functions, use.level).map((entry) => functionRow(view, incident, use, entry))
      : [];
    return {
      plan: use.plan,
      name: version?.terms.name ?? { zh: use.plan, en: use.plan },
      version: use.version,
      level: use.level,
      activations: use.activations.map(
        ({ activation, at, organisation, level, amounts, done, carriedOutAt, ...rest }) => ({
          activation,
          version: rest.version,
          at,
          organisation: organisationLabel(view, organisation),
          level,
          amounts,
          done,
          carriedOutAt,
          /** Nobody else stood by it in time: what it had opened and nobody had taken was closed. */
          lapsed: rest.lapsed,
        }),
      ),
      functions,
      gaps: functions.reduce((sum, each) => sum + each.gapCount + each.undecidedCount, 0),
    };
  });
}

export type PlanRows = ReturnType<typeof planRows>;
export type PlanRow = PlanRows[number];
export type PlanFunctionRow = PlanRow['functions'][number];

/**
 * One function that the plan asks for. held: mandates of it in force. waiting: given, and standing still (not accepted,
 * suspended, papers missing). undecided: several fit, and somebody has to choose. gaps: nobody fits.
 */
function functionRow(view: Viewpoint, incident: IncidentState, use: PlanInUse, entry: FunctionEntry) {
  const { state, now } = view;
  const given = (use.given.get(entry.entry) ?? []).flatMap(
    ({ mandate }) => state.mandates.get(mandate) ?? [],
  );
  const inForce = given.filter((each) => whyNotInForce(state, each, now) === null);
  const waiting = given.filter(
    (each) => !inForce.includes(each) && each.revoked === null && each.declined === null,
  );
  const activator = use.activations.at(-1)?.organisation ?? '-';
  const { open } = holdersFor(state, incident, entry, activator, now);
  const places = placesOf(view, incident, entry);
  const elsewhere = heldElse(view, incident, entry, new Set(given.map(({ id }) => id)));
  const others = new Set(places.filter((area) => elsewhere.has(area)));
  const isServed = (area: string) =>
    others.has(area) ||
    given.some((each) => each.area === area && (inForce.includes(each) || waiting.includes(each)));
  const undecided = [...open].filter(([area]) => !isServed(area));
  const gaps = places.filter((area) => !open.has(area) && !isServed(area));
  if (entry.scale === 'organisation' && given.length === 0) gaps.push(incident.area);
  const scope = { incident: incident.id, area: incident.area, subject: null };
  const toFill = gaps.length > 0 || undecided.length > 0;
  return {
    entry: entry.entry,
    title: entry.title,
    level: entry.level,
    scale: entry.scale,
    functions: entry.functions,
    heldCount: inForce.length,
    held: inForce.slice(0, NAMED_MAX).map((each) => holder(view, each)),
    /** By an order, and not by the plan. */
    heldElseCount: others.size,
    waitingCount: waiting.length,
    waiting: waiting.slice(0, NAMED_MAX).map((each) => holder(view, each)),
    undecidedCount: undecided.length,
    undecided: undecided.slice(0, NAMED_MAX).map(([area, fitting]) => ({
      area: areaLabel(view, area),
      candidates: fitting.slice(0, NAMED_MAX).map((id) => organisationLabel(view, id)),
    })),
    gapCount: gaps.length,
    gaps: gaps.slice(0, NAMED_MAX).map((area) => areaLabel(view, area)),
    couldAssign: toFill
      ? organisationsThatCouldAssign(
          state,
          entry.functions[0] as Mandate['functions'][number],
          scope,
          now,
          covers,
        ).map((id) => organisationLabel(view, id))
      : [],
  };
}

const holder = (view: Viewpoint, mandate: Mandate) => ({
  mandate: mandate.id,
  organisation: organisationLabel(view, mandate.holder),
  area: areaLabel(view, mandate.area),
  standstill: whyNotInForce(view.state, mandate, view.now)?.why ?? null,
});

/** Every place of the entry's scale within the incident. */
function placesOf(view: Viewpoint, incident: IncidentState, { scale }: FunctionEntry): string[] {
  if (scale === 'organisation') return [];
  if (scale === 'incident') return [incident.area];
  return areasWithin(view.areas, incident.area).flatMap(({ code }) =>
    areaScale(code) === scale ? [code] : [],
  );
}

/** Places for which others than the plan's own mandates hold all that the entry asks. */
function heldElse(
  view: Viewpoint,
  incident: IncidentState,
  entry: FunctionEntry,
  own: ReadonlySet<string>,
): Set<string> {
  const areas = new Set<string>();
  if (entry.scale === 'organisation') return areas;
  const [wanted] = entry.functions;
  if (wanted === undefined) return areas;
  for (const mandate of mandatesFor(view.state, wanted)) {
    if (mandate.incident !== null && mandate.incident !== incident.id) continue;
    if (areas.has(mandate.area)) continue;
    if (own.has(mandate.id) || mandate.reach !== 'area' || mandate.grantedUnder === null) continue;
    if (!entry.functions.every((each) => mandate.functions.includes(each))) continue;
    if (whyNotInForce(view.state, mandate, view.now) === null) areas.add(mandate.area);
  }
  return areas;
}
