import { currentRule, isInForce, mandatesHeldBy, neededNow } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { matrixNow } from './matrix.ts';

export const load = ({ visitor, view, incident }: Asked) => {
  const organisation = visitor?.organisation ?? '';
  const coordinates = mandatesHeldBy(view.state, organisation).some(
    (mandate) => mandate.functions.includes('coordinate') && isInForce(view.state, mandate, view.now),
  );
  return {
    matrix: matrixNow(view, incident.id),
    needed: [...neededNow(view.state, incident)] as readonly string[],
    legalBasis: incident.legalBasis,
    coordinates,
    takesNewcomers: incident.closedAt === null && currentRule(view.state, incident.id) !== undefined,
    // A new key for each page that is shown: a form sent twice has one effect.
    idempotencyKey: crypto.randomUUID(),
  };
};
