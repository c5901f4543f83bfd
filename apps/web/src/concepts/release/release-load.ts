import { error } from '@sveltejs/kit';
import { itemLabel, releaseRows } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, id }: Asked) => {
  const release = releaseRows(view, incident.id).find((each) => String(each.number) === id);
  if (!release) error(404, { message: 'release' });
  const rows = release.content.kind === 'goods-report' ? release.content.rows : [];
  return { release, goods: rows.map(({ item, ...row }) => ({ ...row, ...itemLabel(view, item) })) };
};
