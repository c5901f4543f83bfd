import { conferenceRows, opinionPage } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS_PER_PAGE = 25;

export const load = ({ view, incident, url }: Asked) => ({
  page: opinionPage(view, incident.id, {
    most: ROWS_PER_PAGE,
    before: url.searchParams.get('before') ?? '',
  }),
  conferences: conferenceRows(view, incident.id),
});
