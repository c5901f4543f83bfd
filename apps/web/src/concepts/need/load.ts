import { itemLabel, needRows, needsByCity, silentFacilities } from '@tongzhou/domain';
import { visitorMay } from '#form/may.ts';
import type { Asked } from '#page/page.ts';
import type { Both } from '#texts/words.ts';

const ROWS_PER_PAGE = 40;

/** Some words of a name, in either language. */
const isNamed = ({ zh, en }: Both, words: string): boolean =>
  `${zh} ${en}`.toLowerCase().includes(words.toLowerCase());

export const load = ({ view, incident, url, visitor }: Asked) => {
  const area = url.searchParams.get('city') || undefined;
  const item = url.searchParams.get('item') || undefined;
  const all = url.searchParams.get('all') === '1';
  const old = url.searchParams.get('old') === '1';
  const facility = url.searchParams.get('facility')?.trim().slice(0, 100) ?? '';
  const rows = needRows(view, incident.id, { area, item, openOnly: !all }).filter(
    (row) => (!old || row.stale) && isNamed(row.facility.name, facility),
  );
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number(url.searchParams.get('page')) || 1));
  const items = [...new Set([...incident.needs.values()].map((need) => need.item))].map((id) =>
    itemLabel(view, id),
  );
  return {
    mayAllocate: visitorMay(view, visitor, 'allocate'),
    filter: { city: area ?? '', item: item ?? '', all, old, facility },
    rows: rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    page,
    pages,
    count: rows.length,
    first: rows.length === 0 ? 0 : (page - 1) * ROWS_PER_PAGE + 1,
    items: items.sort((a, b) => (a.id < b.id ? -1 : 1)),
    cities: needsByCity(view, incident.id, { item }),
    silent: silentFacilities(view, incident.id),
  };
};
