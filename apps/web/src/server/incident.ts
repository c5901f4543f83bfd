import { error } from '@sveltejs/kit';
import type { IncidentState, Viewpoint } from '@tongzhou/domain';
import { type Tongzhou, viewpoint } from './tongzhou.ts';

/** The viewpoint and the incident that an address names, or a 404. */
export function incidentAt(tongzhou: Tongzhou, id: string): { view: Viewpoint; incident: IncidentState } {
  const view = viewpoint(tongzhou);
  const incident = view.state.incidents.get(id);
  if (!incident) error(404, { message: 'incident' });
  return { view, incident };
}
