import { compareText } from '../../kernel/canonical/compare.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import { noGoods } from '../stock/state.ts';
import type { GoodsRow } from './facts.ts';

/**
 * Goods by item, from the ledger and from nowhere else. In each row the parts add up to what was received:
 * received = quarantined + stock + reserved + in transit + delivered + lost + returned, and consumed ≤ delivered.
 */
export const goodsReport = (_state: State, { given, goods }: IncidentState): GoodsRow[] =>
  [...given]
    .map(([item, { amount }]): GoodsRow => {
      const { accounts: _accounts, usable: _usable, ...sums } = goods.get(item) ?? noGoods();
      return { item, received: amount, ...sums };
    })
    .sort((a, b) => compareText(a.item, b.item));

/** The Hubei check (I8): what the parts miss of the whole. Zero, or the report may not be published. */
export function missingFrom(row: GoodsRow): number {
  return (
    row.received -
    row.quarantined -
    row.stock -
    row.reserved -
    row.inTransit -
    row.delivered -
    row.lost -
    row.returned
  );
}

/** The report as it is now: what the next release will say. */
export const goodsRows = ({ state }: Viewpoint, incident: string): GoodsRow[] =>
  goodsReport(state, must(state.incidents, incident, 'incident'));
