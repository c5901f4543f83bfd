import { must } from '../../kernel/state/must.ts';
import { type AreaLabel, areaLabel, cityLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { type NeedFilter, needRows } from './view.ts';

export type CityNeed = {
  readonly city: AreaLabel;
  readonly centre: readonly [number, number] | null;
  readonly facilities: number;
  /** Open needs (facility × item), with and without a known amount. */
  readonly needs: number;
  readonly needsUnknown: number;
  /** Mean of the known coverages, whole per cent; null: nothing is known. */
  readonly coveredPercent: number | null;
};

/** Of all needs from the sums that are kept; of some, by walking those. */
export function needsByCity(view: Viewpoint, incidentId: string, filter: NeedFilter = {}): CityNeed[] {
  const isAll = !filter.area && !filter.item && !filter.setting && !filter.facility;
  return (isAll ? citiesOfAll(view, incidentId) : citiesOf(view, incidentId, filter)).sort(
    (a, b) => b.needs - a.needs || (a.city.code < b.city.code ? -1 : 1),
  );
}

function citiesOfAll(view: Viewpoint, incidentId: string): CityNeed[] {
  const { cityNeeds } = must(view.state.incidents, incidentId, 'incident');
  return [...cityNeeds].map(([code, { needs, unknown, covered, facilities }]) => ({
    city: areaLabel(view, code),
    centre: view.areas.get(code)?.centre ?? null,
    facilities: facilities.size,
    needs,
    needsUnknown: unknown,
    coveredPercent: needs === unknown ? null : Math.floor(covered / (needs - unknown)),
  }));
}

function citiesOf(view: Viewpoint, incidentId: string, filter: NeedFilter): CityNeed[] {
  const cities = new Map<
    string,
    { city: AreaLabel; facilities: Set<string>; needs: number; unknown: number; covered: number[] }
  >();
  for (const row of needRows(view, incidentId, { ...filter, openOnly: true })) {
    // What is answered and runs short misses nothing that was asked for: the map tells what is.
    if (row.missing === 0) continue;
    const { city } = row.facility;
    const sum = cities.get(city.code) ?? { city, facilities: new Set(), needs: 0, unknown: 0, covered: [] };
    cities.set(city.code, sum);
    sum.facilities.add(row.facility.id);
    sum.needs += 1;
    if (row.coveredPercent === null) sum.unknown += 1;
    else sum.covered.push(row.coveredPercent);
  }
  return [...cities.values()].map(({ city, facilities, needs, unknown, covered }) => ({
    city,
    centre: view.areas.get(city.code)?.centre ?? null,
    facilities: facilities.size,
    needs,
    needsUnknown: unknown,
    coveredPercent:
      covered.length === 0 ? null : Math.floor(covered.reduce((a, b) => a + b, 0) / covered.length),
  }));
}

/** Facilities that are registered and have stated nothing: silence is not "no need" (F12). */
export function silentFacilities(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...view.state.organisations.values()]
    .filter((each) => each.facilityClass !== null && !incident.needsOfFacility.has(each.id))
    .map((each) => ({ id: each.id, name: each.name, city: cityLabel(view, each.area) }));
}
