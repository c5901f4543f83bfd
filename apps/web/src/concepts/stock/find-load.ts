import { findStock } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ASKED_MAX = 120;

export const load = ({ view, incident, url }: Asked) => {
  const asked = (url.searchParams.get('q') ?? '').slice(0, ASKED_MAX);
  return { asked, rows: findStock(view, incident.id, asked) };
};
