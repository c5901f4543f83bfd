import { isInForce, mandatesHeldBy, planRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { namesOf, sentences } from '#server/work/perform.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const halt = locals.tongzhou.activations.haltOf(incident.id);
  const language = params.lang;
  return {
    plans: planRows(view, incident.id),
    halted: halt ? sentences(halt.refusals, {}, language, namesOf(locals.tongzhou)).general : [],
    coordinates: mandatesHeldBy(view.state, locals.visitor?.organisation ?? '').some(
      (each) => each.functions.includes('coordinate') && isInForce(view.state, each, view.now),
    ),
  };
};
