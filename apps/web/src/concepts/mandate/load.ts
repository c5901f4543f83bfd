import { currentRule, neededNow, phaseOf } from '@tongzhou/domain';
import { visitorMay } from '#form/may.ts';
import type { Asked } from '#page/page.ts';
import { matrixNow } from './matrix.ts';

export const load = ({ visitor, view, incident }: Asked) => {
  const coordinates = visitorMay(view, visitor, 'coordinate');
  return {
    matrix: matrixNow(view, incident.id),
    needed: [...neededNow(view.state, incident)] as readonly string[],
    legalBasis: incident.legalBasis,
    coordinates,
    takesNewcomers: phaseOf(incident) === 'open' && currentRule(view.state, incident.id) !== undefined,
    // A new key for each page with forms that is shown: a form sent twice has one effect. Whoever only reads is shown what all are.
    idempotencyKey: coordinates ? crypto.randomUUID() : '',
  };
};
