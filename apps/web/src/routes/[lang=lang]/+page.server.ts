import { redirect } from '@sveltejs/kit';
import { incidentRows } from '@tongzhou/domain';
import { viewpoint } from '#server/tongzhou.ts';

export const load = ({ params, locals }) => {
  const incidents = incidentRows(viewpoint(locals.tongzhou));
  const open = incidents.filter((incident) => incident.closedAt === null);
  if (open.length === 1) redirect(302, `/${params.lang}/incidents/${open[0]?.id}`);
  return { incidents };
};
