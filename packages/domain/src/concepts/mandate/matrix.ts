import { areaContains, prefectureOf, WHOLE_COUNTRY } from '../../kernel/area/area.ts';
import { areaSteps } from '../../kernel/area/steps.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import type { Scope } from '../../kernel/command/command.ts';
import {
  EXCLUSIVE_FUNCTIONS,
  MANDATE_FUNCTIONS,
  type MandateFunction,
  OF_ONES_OWN,
} from '../../kernel/command/functions.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import {
  type AreaLabel,
  areaLabel,
  type OrganisationLabel,
  organisationLabel,
  type Viewpoint,
} from '../../kernel/view/viewpoint.ts';
import { isQualified } from '../credential/qualifies.ts';
import { candidatesFor, mandatesFor, mandatesWithin } from './candidates.ts';
import { bears, covers } from './check.ts';
import { type Standstill, whyNotInForce } from './force.ts';
import type { Mandate } from './state.ts';
import { organisationsThatCouldAssign } from './who.ts';

/**
 * gap: nobody may. founding: nobody was named; the lead agency may do it under the mandate that founds all others, and the
 * cell says how often it has. deputy-only: the owner is missing. in-part: only for parts of the place, or each for its own
 * matters. overlap: two owners of what one should own.
 */
export const CELL_STATUSES = ['gap', 'founding', 'overlap', 'deputy-only', 'in-part', 'held'] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

export type HolderRow = {
  readonly mandate: string;
  readonly organisation: OrganisationLabel;
  readonly role: 'owner' | 'deputy';
  readonly reach: Mandate['reach'];
  readonly area: AreaLabel;
  readonly itemCategories: Mandate['itemCategories'];
  readonly limits: Mandate['limits'] | null;
  readonly from: string;
  readonly until: string | null;
  readonly legalBasis: string;
  readonly grantedBy: string | null;
  /** When its holder signed it; null where nobody asked for that, or it has not. */
  readonly acceptedAt: string | null;
  /** Why it stands still; null where it is in force. */
  readonly standstill: Standstill | null;
};

export type MatrixCell = {
  readonly function: MandateFunction;
  readonly area: AreaLabel;
  readonly status: CellStatus;
  /** How often it was done under the founding mandate, wherever; null where somebody is named, or nobody may. */
  readonly foundingActs: number | null;
  /** The first of those in force: who holds it for the whole place before who holds it for a part. */
  readonly holders: readonly HolderRow[];
  readonly holderCount: number;
  /** Given for this, and not in force: offers without an answer, what is suspended, papers that expired. */
  readonly standing: readonly HolderRow[];
  /** Up to three that can assign it, those nearest to the place first. */
  readonly couldAssign: readonly OrganisationLabel[];
  /** Up to three qualified organisations that could be asked; only where there is something to fill. */
  readonly couldBeAsked: readonly OrganisationLabel[];
};

/** Can somebody still undo it? What has ended is history, not a mandate that stands still. */
const MAY_GO_ON: ReadonlySet<Standstill> = new Set(['suspended', 'not-accepted', 'credential', 'not-begun']);

/**
 * Who holds which function where: the incident's own area first (`whole`: that alone), then each place one level below it in
 * which somebody holds a mandate: provinces of a country, prefectures of a province, counties of a prefecture. The root mandate founds all others and names nobody: what only the authority could do is a gap, from the first
 * minute; coordination itself is what the authority is there for.
 */
export function mandateMatrix(view: Viewpoint, incidentId: string, scope: 'whole' | 'places' = 'places') {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const given: Given[] = [...mandatesWithin(view.state, incidentId)]
    .filter((each) => touches(each.area, incident.area))
    .map((mandate) => ({ mandate, still: whyNotInForce(view.state, mandate, view.now)?.why ?? null }));
  const placeOf = ({ mandate }: Given) => placeWithin(incident.area, mandate.area);
  const places = new Set(given.map(placeOf));
  places.delete(incident.area);
  const areas = [incident.area, ...(scope === 'whole' ? [] : [...places].sort(compareText))];
  const byFunction = new Map<MandateFunction, Given[]>(MANDATE_FUNCTIONS.map((wanted) => [wanted, []]));
  for (const each of given)
    for (const wanted of each.mandate.functions)
      if (names(each.mandate, wanted)) byFunction.get(wanted)?.push(each);
  const cells = MANDATE_FUNCTIONS.flatMap((wanted) => {
    const named = byFunction.get(wanted) ?? [];
    const byPlace = Map.groupBy(named, placeOf);
    const wide = byPlace.get(incident.area) ?? [];
    return areas.map((area) => {
      const here = area === incident.area ? named : [...wide, ...(byPlace.get(area) ?? [])];
      return cellOf(view, incidentId, wanted, area, here);
    });
  });
  return {
    areas: areas.map((code) => areaLabel(view, code)),
    gaps: cells.filter(({ status }) => status === 'gap').length,
    overlaps: cells.filter(({ status }) => status === 'overlap').length,
    cells,
  };
}

/**
 * Of the incident's own area the functions that nobody was named for, or two that one should own: what the matrix says of
 * them, found without the rest of it.
 */
export function matrixGaps(view: Viewpoint, incidentId: string) {
  const { state, now } = view;
  const { area } = must(state.incidents, incidentId, 'incident');
  const scope = { incident: incidentId, area, subject: null };
  return MANDATE_FUNCTIONS.flatMap((wanted) => {
    const isHeld = (each: Mandate) =>
      (each.incident === null || each.incident === incidentId) &&
      names(each, wanted) &&
      whyNotInForce(state, each, now) === null;
    const whole = candidatesFor(state, wanted, scope).filter(isHeld);
    const holders = whole.length > 0 ? whole : firstOnly(partsHeld(state, wanted, area, isHeld));
    const status = statusOf(wanted, area, holders);
    if (status !== 'gap' && status !== 'overlap') return [];
    if (status === 'gap' && isFounders(view, wanted, scope)) return [];
    const couldAssign = organisationsThatCouldAssign(state, wanted, scope, now, covers);
    return [
      {
        function: wanted,
        area: areaLabel(view, area),
        status,
        couldAssign: couldAssign.map((id) => organisationLabel(view, id)),
      },
    ];
  });
}

function* partsHeld(
  state: State,
  wanted: MandateFunction,
  area: string,
  isHeld: (mandate: Mandate) => boolean,
): Generator<Mandate> {
  for (const each of mandatesFor(state, wanted)) if (touches(each.area, area) && isHeld(each)) yield each;
}

/** One part is as good as many: the function is held in part. */
function firstOnly<Each>(all: Iterable<Each>): Each[] {
  for (const each of all) return [each];
  return [];
}

export type MandateMatrix = ReturnType<typeof mandateMatrix>;

type Given = { readonly mandate: Mandate; readonly still: Standstill | null };

/** The root mandate makes its holder the one that coordinates, and names nobody for anything else. */
const names = (mandate: Mandate, wanted: MandateFunction): boolean =>
  mandate.grantedUnder !== null || wanted === 'coordinate';

const HOLDERS_MAX = 50;

function cellOf(
  view: Viewpoint,
  incident: string,
  wanted: MandateFunction,
  area: string,
  here: readonly Given[],
): MatrixCell {
  const row = ({ mandate, still }: Given) => holderRow(view, mandate, still);
  const isWhole = ({ mandate }: Given) => mandate.reach === 'area' && areaContains(mandate.area, area);
  const inForce = here.filter(({ still }) => still === null);
  const holders = [...inForce.filter(isWhole), ...inForce.filter((each) => !isWhole(each))];
  const standing = here.filter(({ still }) => still !== null && MAY_GO_ON.has(still));
  const scope = { incident, area, subject: null };
  const named = statusOf(
    wanted,
    area,
    holders.map(({ mandate }) => mandate),
  );
  const status = named === 'gap' && isFounders(view, wanted, scope) ? 'founding' : named;
  const toFill = status === 'gap' || status === 'founding' || status === 'deputy-only';
  const assigning = toFill || status === 'overlap';
  const couldAssign = assigning
    ? organisationsThatCouldAssign(view.state, wanted, scope, view.now, covers)
    : [];
  return {
    function: wanted,
    area: areaLabel(view, area),
    status,
    foundingActs: status === 'founding' ? (view.state.foundingActs.get(wanted) ?? 0) : null,
    holders: holders.slice(0, HOLDERS_MAX).map(row),
    holderCount: holders.length,
    standing: standing.slice(0, HOLDERS_MAX).map(row),
    couldAssign: couldAssign.map((id) => organisationLabel(view, id)),
    couldBeAsked: toFill
      ? qualifiedFor(view, wanted, area, new Set(here.map(({ mandate }) => mandate.holder)))
      : [],
  };
}

/** Nobody is named, and the lead agency may all the same: for everybody in the place, not in what is another's own. */
const isFounders = ({ state, now }: Viewpoint, wanted: MandateFunction, scope: Scope): boolean =>
  !OF_ONES_OWN.has(wanted) &&
  candidatesFor(state, wanted, scope).some(
    (mandate) => mandate.grantedUnder === null && bears(state, mandate, wanted, scope, now),
  );

function statusOf(wanted: MandateFunction, area: string, holders: readonly Mandate[]): CellStatus {
  const whole = holders.filter((each) => each.reach === 'area' && areaContains(each.area, area));
  const owners = whole.filter((each) => (each.role ?? 'owner') === 'owner');
  if (EXCLUSIVE_FUNCTIONS.has(wanted) && owners.some((each, index) => clashes(each, owners.slice(index + 1))))
    return 'overlap';
  if (owners.length > 0) return 'held';
  if (whole.length > 0) return 'deputy-only';
  return holders.length > 0 ? 'in-part' : 'gap';
}

/** Two organisations for the same goods of the same place. One may own masks and the other food. */
const clashes = (one: Mandate, others: readonly Mandate[]): boolean =>
  others.some(
    (other) =>
      other.holder !== one.holder &&
      // A narrower place inside a wider one is subsidiarity, not a quarrel.
      other.area === one.area &&
      (one.itemCategories === null ||
        other.itemCategories === null ||
        one.itemCategories.some((each) => other.itemCategories?.includes(each))),
  );

/** Those whose papers speak for the function, nearest first; none that has a mandate of it here already. */
function qualifiedFor(
  view: Viewpoint,
  wanted: MandateFunction,
  area: string,
  taken: ReadonlySet<string>,
): OrganisationLabel[] {
  return [...view.state.credentialsOf.keys()]
    .filter((id) => !taken.has(id) && isQualified(view.state, id, wanted, view.now))
    .map((id) => ({ id, steps: areaSteps(view.state.organisations.get(id)?.area ?? WHOLE_COUNTRY, area) }))
    .sort((a, b) => a.steps - b.steps || compareText(a.id, b.id))
    .slice(0, 3)
    .map(({ id }) => organisationLabel(view, id));
}

function holderRow(view: Viewpoint, mandate: Mandate, standstill: Standstill | null): HolderRow {
  return {
    mandate: mandate.id,
    organisation: organisationLabel(view, mandate.holder),
    role: mandate.role ?? 'owner',
    reach: mandate.reach,
    area: areaLabel(view, mandate.area),
    itemCategories: mandate.itemCategories,
    limits: mandate.limits ?? null,
    from: mandate.from,
    until: mandate.until,
    legalBasis: mandate.legalBasis,
    grantedBy: mandate.grantedBy,
    acceptedAt: mandate.accepted?.at ?? null,
    standstill,
  };
}

const touches = (one: string, other: string): boolean => areaContains(one, other) || areaContains(other, one);

/** The place one level below `outer` in which `area` lies; `outer` where the area is as wide, or wider. */
function placeWithin(outer: string, area: string): string {
  if (area === outer || !areaContains(outer, area)) return outer;
  if (outer === WHOLE_COUNTRY) return `${area.slice(0, 2)}0000`;
  return outer.endsWith('0000') ? prefectureOf(area) : area;
}
