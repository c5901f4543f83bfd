import { redirect } from '@sveltejs/kit';
import { incidentRows } from '@tongzhou/domain';
import { viewpoint } from '#server/tongzhou.ts';

export const load = ({ params, locals }) => {
  const incidents = incidentRows(viewpoint(locals.tongzhou));
  const running = incidents.filter(({ phase }) => phase !== 'closed');
  if (running.length === 1) redirect(302, `/${params.lang}/incidents/${running[0]?.id}`);
  // What is real comes before drills, and what goes on before what is being closed.
  const rank = ({ exercise, phase }: (typeof incidents)[number]) =>
    (exercise ? 2 : 0) + (phase === 'open' ? 0 : 1);
  return {
    running: running.sort((a, b) => rank(a) - rank(b)),
    ended: incidents.filter(({ phase }) => phase === 'closed').reverse(),
  };
};
