import { planRows } from '@tongzhou/domain';
import { visitorMay } from '#form/may.ts';
import { namesOf, sentences } from '#form/perform.ts';
import type { Asked } from '#page/page.ts';

export const load = ({ tongzhou, visitor, view, incident, language }: Asked) => {
  const halt = tongzhou.activations.haltOf(incident.id);
  return {
    plans: planRows(view, incident.id),
    halted: halt ? sentences(halt.refusals, {}, language, namesOf(tongzhou)).general : [],
    coordinates: visitorMay(view, visitor, 'coordinate'),
  };
};
