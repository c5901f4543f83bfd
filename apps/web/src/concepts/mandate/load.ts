import { currentRule, neededNow, phaseOf } from '@tongzhou/domain';
import { visitorMay } from '#form/may.ts';
import type { Asked } from '#page/page.ts';
import { matrixNow } from './matrix.ts';

export const load = ({ visitor, view, incident }: Asked) => {
  return {
    matrix: matrixNow(view, incident.id),
    needed: [...neededNow(view.state, incident)] as readonly string[],
    legalBasis: incident.legalBasis,
    coordinates: visitorMay(view, visitor, 'coordinate'),
    takesNewcomers: phaseOf(incident) === 'open' && currentRule(view.state, incident.id) !== undefined,
    // A new key for each page that is shown: a form sent twice has one effect.
    idempotencyKey: crypto.randomUUID(),
  };
};
