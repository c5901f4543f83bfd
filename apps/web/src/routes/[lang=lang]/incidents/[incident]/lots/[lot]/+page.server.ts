import { error } from '@sveltejs/kit';
import { accountsOfUnit, lotTrace } from '@tongzhou/domain';
import { accountTitle } from '#server/account-title.ts';
import { incidentAt } from '#server/incident.ts';

export const load = ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  if (!incident.lots.has(params.lot)) error(404, { message: 'lot' });
  const accounts = accountsOfUnit(view.state.ledger, params.lot).map(({ id, in: posted, out }) => ({
    id,
    balance: posted - out,
    of: accountTitle(view, id),
  }));
  return { trace: lotTrace(view, incident.id, params.lot), accounts };
};
