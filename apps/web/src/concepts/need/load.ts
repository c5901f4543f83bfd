import {
  type IncidentState,
  itemLabel,
  needPage,
  needsByCity,
  organisationLabel,
  silentFacilities,
  type Viewpoint,
} from '@tongzhou/domain';
import { visitorMay } from '#form/may.ts';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 40;

/** Those with needs whose name has these words in it, in either language. */
function facilitiesNamed(view: Viewpoint, { needsOfFacility }: IncidentState, words: string): Set<string> {
  const isNamed = (id: string): boolean => {
    const { zh, en } = organisationLabel(view, id).name;
    return `${zh} ${en}`.toLowerCase().includes(words.toLowerCase());
  };
  return new Set([...needsOfFacility.keys()].filter(isNamed));
}

export const load = ({ view, incident, url, visitor }: Asked) => {
  const area = url.searchParams.get('city') || undefined;
  const item = url.searchParams.get('item') || undefined;
  const all = url.searchParams.get('all') === '1';
  const old = url.searchParams.get('old') === '1';
  const facility = url.searchParams.get('facility')?.trim().slice(0, 100) ?? '';
  const after = url.searchParams.get('after') ?? '';
  const page = needPage(view, incident.id, {
    ...{ area, item, openOnly: !all, oldOnly: old, after, most: ROWS_PER_PAGE },
    facilities: facility === '' ? undefined : facilitiesNamed(view, incident, facility),
  });
  const items = [...incident.needsOfItem.keys()].map((id) => itemLabel(view, id));
  return {
    mayAllocate: visitorMay(view, visitor, 'allocate'),
    filter: { city: area ?? '', item: item ?? '', all, old, facility },
    rows: page.rows,
    next: page.next,
    isFirst: after === '',
    count: page.count,
    items: items.sort((a, b) => (a.id < b.id ? -1 : 1)),
    cities: needsByCity(view, incident.id, { item }),
    silent: silentFacilities(view, incident.id),
  };
};
