import { isInForce, mandatesHeldBy, planRows } from '@tongzhou/domain';
import { namesOf, sentences } from '#form/perform.ts';
import type { Asked } from '#page/page.ts';

export const load = ({ tongzhou, visitor, view, incident, language }: Asked) => {
  const halt = tongzhou.activations.haltOf(incident.id);
  return {
    plans: planRows(view, incident.id),
    halted: halt ? sentences(halt.refusals, {}, language, namesOf(tongzhou)).general : [],
    coordinates: mandatesHeldBy(view.state, visitor?.organisation ?? '').some(
      (each) => each.functions.includes('coordinate') && isInForce(view.state, each, view.now),
    ),
  };
};
