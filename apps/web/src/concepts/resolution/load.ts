import { resolutionPage, resolutionRow } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS = 20;

/** One that is asked for by name, or a page of all, the latest first. */
export const load = ({ view, incident, url }: Asked) => {
  const asked = incident.resolutions.get(url.searchParams.get('decision') ?? '');
  const before = url.searchParams.get('before') ?? undefined;
  const page = resolutionPage(view, incident.id, { most: ROWS, before });
  return {
    isOne: asked !== undefined,
    decisions: asked ? { ...page, rows: [resolutionRow(view, asked)], first: 1, last: 1, next: null } : page,
  };
};
