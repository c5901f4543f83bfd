import { error } from '@sveltejs/kit';
import { itemLabel, releaseRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const release = releaseRows(view, incident.id).find((each) => String(each.number) === params.number);
  if (!release) error(404, { message: 'release' });
  const rows = release.content.kind === 'goods-report' ? release.content.rows : [];
  return { release, goods: rows.map(({ item, ...row }) => ({ ...row, ...itemLabel(view, item) })) };
};
