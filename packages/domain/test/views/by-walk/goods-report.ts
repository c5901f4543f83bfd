import type { GoodsRow } from '../../../src/concepts/release/facts.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState, State } from '../../../src/kernel/state/state.ts';
import type { Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../../src/ledger/ledger.ts';
import { parseAccountId } from '../../../src/ledger/transfer.ts';

/**
 * Goods by item, from the ledger and from nowhere else. In each row the parts add up to what was received:
 * received = quarantined + stock + reserved + in transit + delivered + lost + returned, and consumed ≤ delivered.
 */
export function goodsReport(state: State, incident: IncidentState): GoodsRow[] {
  const rows = new Map<string, GoodsRow>();
  for (const lot of incident.lots.values()) {
    const row = rows.get(lot.item) ?? emptyRow(lot.item);
    rows.set(lot.item, row);
    row.received += lot.amount;
    for (const account of accountsOfUnit(state.ledger, lot.id)) {
      const { kind, purpose } = parseAccountId(account.id);
      const held = balance(account);
      if (kind === 'stock' && purpose === 'quarantine') row.quarantined += held;
      else if (kind === 'stock') {
        row.stock += held - account.pendingOut;
        row.reserved += account.pendingOut;
      } else if (kind === 'transit') row.inTransit += held;
      else if (kind === 'facility') row.delivered += held;
      else if (kind === 'consumed') {
        row.delivered += held;
        row.consumed += held;
      } else if (kind === 'loss') row.lost += held;
      else if (kind === 'returned') row.returned += held;
    }
  }
  return [...rows.values()].sort((a, b) => compareText(a.item, b.item));
}

const emptyRow = (item: string): GoodsRow => ({
  item,
  received: 0,
  quarantined: 0,
  stock: 0,
  reserved: 0,
  inTransit: 0,
  delivered: 0,
  consumed: 0,
  lost: 0,
  returned: 0,
});

/** The report as it is now: what the next release will say. */
export const goodsRows = ({ state }: Viewpoint, incident: string): GoodsRow[] =>
  goodsReport(state, must(state.incidents, incident, 'incident'));
