import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { firstKeys } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { DayClose } from './state.ts';

/** On the page of all sites; a program is given more of them. */
const PAGE = { next: 8, days: 10 };
const WHOLE = { next: 30, days: 31 };

/** Every site with its latest close, and what is to be counted there next: the longest without first. */
export const closeRows = (view: Viewpoint, incidentId: string) => rowsOfSites(view, incidentId, WHOLE);

/** The same for a page: of each list what comes first. */
export const closePage = (view: Viewpoint, incidentId: string) => rowsOfSites(view, incidentId, PAGE);

function rowsOfSites(view: Viewpoint, incidentId: string, shown: typeof PAGE) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...incident.sites.values()].map((site) => {
    const [last] = site.days.slice(-1);
    const close = last === undefined ? null : (incident.closes.get(`${site.place} ${last}`) ?? null);
    return {
      ...placeOf(view, site.place),
      days: site.days.slice(-shown.days),
      last: close && closeView(view, incident, close),
      next: firstKeys(site.toCount, shown.next).map((key) => nextToCount(view, incident, key)),
    };
  });
}

const placeOf = (view: Viewpoint, id: string) => {
  const place = view.state.places.get(id);
  return {
    place: id,
    placeName: place?.name ?? { zh: id, en: id },
    owner: place ? organisationLabel(view, place.owner) : null,
  };
};

/** One day of one site; null: it was not closed. */
export function closeOfDay(view: Viewpoint, incidentId: string, place: string, day: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const close = incident.closes.get(`${place} ${day}`);
  if (!close) return null;
  const days = incident.sites.get(place)?.days ?? [];
  return {
    ...placeOf(view, place),
    ...closeView(view, incident, close),
    /** The day that the site closed after it; null: none yet. */
    next: days[1 + placeOfDay(days, day)] ?? null,
  };
}

/** Days lie in order. */
function placeOfDay(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as string) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function closeView(view: Viewpoint, incident: IncidentState, close: DayClose) {
  return {
    ...close,
    items: close.items.map(({ item, ...sum }) => ({ item: itemLabel(view, item), ...sum })),
    differences: close.differences.map((each) => ({
      ...each,
      item: itemLabel(view, incident.lots.get(each.lot)?.item ?? ''),
    })),
  };
}

function nextToCount(view: Viewpoint, incident: IncidentState, key: string) {
  const lot = must(incident.lots, secondOf(key), 'lot');
  const { id, item, bin, receivedAt } = lot;
  return {
    lot: id,
    item: itemLabel(view, item),
    bin,
    receivedAt,
    countedAt: incident.countedAt.get(id) ?? null,
  };
}

export type CloseRow = ReturnType<typeof closeRows>[number];
