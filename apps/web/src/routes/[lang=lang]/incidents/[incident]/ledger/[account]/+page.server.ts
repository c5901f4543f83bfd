import { error } from '@sveltejs/kit';
import { parseAccountId } from '@tongzhou/domain';
import { accountTitle } from '#server/account-title.ts';
import { incidentAt } from '#server/incident.ts';

const LINES = 100;

export const load = async ({ params, locals, url }) => {
  const { view } = incidentAt(locals.tongzhou, params.incident);
  if (!view.state.ledger.accounts.has(params.account)) error(404, { message: 'account' });
  const after = /^(\d{1,16})\.([\w.-]{1,200})$/.exec(url.searchParams.get('after') ?? '');
  const page = await locals.tongzhou.reports.statement({
    account: params.account,
    cursor: after ? { position: Number(after[1]), transfer: after[2] as string } : undefined,
    limit: LINES,
  });
  if (!page.ok) error(404, { message: 'account' });
  const { data, next } = page.value;
  return {
    account: params.account,
    of: accountTitle(view, params.account),
    isMoney: !data.unit.startsWith('lot-'),
    unit: data.unit,
    opening: data.opening,
    isFirst: !after,
    next,
    lines: data.lines.map((line) => ({
      ...line,
      other: accountTitle(view, line.counterpart),
      place: parseAccountId(line.counterpart).place,
    })),
  };
};
