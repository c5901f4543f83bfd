import { error } from '@sveltejs/kit';
import { parseAccountId } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { accountTitle } from './account-title.ts';

const LINES = 100;

export const load = async ({ tongzhou, view, url, id }: Asked) => {
  if (!view.state.ledger.accounts.has(id)) error(404, { message: 'account' });
  const after = /^(\d{1,16})\.([\w.-]{1,200})$/.exec(url.searchParams.get('after') ?? '');
  const page = await tongzhou.reports.statement({
    account: id,
    cursor: after ? { position: Number(after[1]), transfer: after[2] as string } : undefined,
    limit: LINES,
  });
  if (!page.ok) error(404, { message: 'account' });
  const { data, next } = page.value;
  return {
    account: id,
    of: accountTitle(view, id),
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
