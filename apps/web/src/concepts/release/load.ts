import { releasePage } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 30;

export const load = ({ view, incident, url }: Asked) => ({
  page: releasePage(view, incident.id, {
    most: ROWS_PER_PAGE,
    before: url.searchParams.get('before') ?? '',
  }),
});
