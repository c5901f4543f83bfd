import { currentRule, isInForce, mandatesHeldBy } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { matrixNow } from '#server/shared-views.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const organisation = locals.visitor?.organisation ?? '';
  const coordinates = mandatesHeldBy(view.state, organisation).some(
    (mandate) => mandate.functions.includes('coordinate') && isInForce(view.state, mandate, view.now),
  );
  return {
    matrix: matrixNow(view, incident.id),
    legalBasis: incident.legalBasis,
    coordinates,
    takesNewcomers: incident.closedAt === null && currentRule(view.state, incident.id) !== undefined,
    // A new key for each page that is shown: a form sent twice has one effect.
    idempotencyKey: crypto.randomUUID(),
  };
};
