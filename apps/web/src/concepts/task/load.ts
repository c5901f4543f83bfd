import { taskRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

/** So many on one page; the rest is in the API. */
const SHOWN_MAX = 100;

export const load = ({ view, incident, url }: Asked) => {
  const { rows, ...summary } = taskRows(view, incident.id);
  const area = url.searchParams.get('area') ?? '';
  const places = new Map(rows.map((row) => [row.area.code, row.area]));
  const listed = area === '' ? rows : rows.filter((row) => row.area.code === area);
  return {
    ...summary,
    area,
    places: [...places.values()],
    rows: listed.slice(0, SHOWN_MAX),
    more: Math.max(0, (area === '' ? summary.wanting : listed.length) - SHOWN_MAX),
  };
};
