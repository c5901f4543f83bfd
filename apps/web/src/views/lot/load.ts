import { error } from '@sveltejs/kit';
import { accountsOfUnit, lotTrace } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { accountTitle } from '#views/ledger/account-title.ts';

export const load = ({ view, incident, id }: Asked) => {
  if (!incident.lots.has(id)) error(404, { message: 'lot' });
  const accounts = accountsOfUnit(view.state.ledger, id).map(({ id, in: posted, out }) => ({
    id,
    balance: posted - out,
    of: accountTitle(view, id),
  }));
  return { trace: lotTrace(view, incident.id, id), accounts };
};
