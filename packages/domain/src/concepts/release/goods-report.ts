import { compareText } from '../../kernel/canonical/compare.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { GoodsRow } from './facts.ts';

/** Of goods none of which ever came. */
const NOTHING: Omit<GoodsRow, 'item' | 'received'> = {
  ...{ quarantined: 0, stock: 0, reserved: 0, inTransit: 0 },
  ...{ delivered: 0, consumed: 0, lost: 0, returned: 0 },
};

/**
 * Goods by item, from the ledger and from nowhere else. In each row the parts add up to what was received:
 * received = quarantined + stock + reserved + in transit + delivered + lost + returned, and consumed ≤ delivered.
 */
export const goodsReport = (_state: State, incident: IncidentState): GoodsRow[] =>
  [...incident.given.keys()]
    .map((item) => goodsRow(incident, item))
    .sort((a, b) => compareText(a.item, b.item));

/** Of one item, also where nothing of it has come. */
export function goodsRow({ given, goods }: IncidentState, item: string): GoodsRow {
  const received = given.get(item)?.amount ?? 0;
  const known = goods.get(item);
  if (!known) return { item, received, ...NOTHING };
  const { accounts: _accounts, usable: _usable, ...sums } = known;
  return { item, received, ...sums };
}

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
