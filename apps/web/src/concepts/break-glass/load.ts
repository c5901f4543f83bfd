import { breakGlassPage } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 40;

export const load = ({ view, incident, url }: Asked) => ({
  page: breakGlassPage(view, incident.id, {
    most: ROWS_PER_PAGE,
    before: url.searchParams.get('before') ?? '',
  }),
});
