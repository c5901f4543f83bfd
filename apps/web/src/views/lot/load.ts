import { error } from '@sveltejs/kit';
import { accountsOfUnit, lotTrace, organisationLabel, wayOf } from '@tongzhou/domain';
import { stepsBefore } from '#concepts/way/asked.ts';
import type { Asked } from '#page/page.ts';
import { accountTitle } from '#views/ledger/account-title.ts';

export const load = ({ view, incident, id, url }: Asked) => {
  if (!incident.lots.has(id)) error(404, { message: 'lot' });
  const accounts = accountsOfUnit(view.state.ledger, id).map(({ id, in: posted, out }) => ({
    id,
    balance: posted - out,
    of: accountTitle(view, id),
  }));
  const at = url.searchParams.get('at') || undefined;
  const way = wayOf(view, incident.id, id, { facility: at, before: stepsBefore(url) });
  return {
    trace: lotTrace(view, incident.id, id),
    accounts,
    way,
    at: at === undefined ? null : organisationLabel(view, at),
  };
};
