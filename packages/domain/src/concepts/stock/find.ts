import { grouped, pair, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../ledger/ledger.ts';
import { binOf } from './bins.ts';

const SHOWN_MAX = 50;
/**
 * Where something lies that somebody stands in a hall and looks for, by whatever is in his hand: what it is, the lot, the
 * receipt, or the bin (F5). What is in store comes, the bin first; bounded, whatever is asked.
 */
export function findStock(view: Viewpoint, incidentId: string, asked: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const found = new Map<string, ReturnType<typeof stockRow>>();
  for (const id of candidates(view, incident, asked.normalize('NFKC').trim())) {
    if (found.size === SHOWN_MAX) break;
    if (incident.pilesOfLot.has(id) && !found.has(id)) found.set(id, stockRow(view, incident, id));
  }
  return [...found.values()].sort((a, b) => ((a.bin ?? '~') < (b.bin ?? '~') ? -1 : 1));
}

export type StockFound = ReturnType<typeof findStock>[number];

/** By the lot, the receipt, the bin, or what it is; nothing is looked up that is not shown. */
function* candidates(view: Viewpoint, incident: IncidentState, asked: string): Generator<string> {
  if (asked === '') return;
  const upper = asked.toUpperCase();
  yield asked;
  const receipt = view.state.receipts.get(upper);
  if (receipt?.incident === incident.id) yield* must(incident.donations, receipt.donation, 'donation').lots;
  for (const bin of binsNamed(incident, upper)) yield* grouped(incident.stockAtBin, bin);
  for (const { id, name } of view.items.byId.values())
    if (id === asked || name.zh.includes(asked) || name.en.toUpperCase().includes(upper))
      yield* stockOfItem(incident, id);
}

/** By how its name begins, or one of the parts of it. */
function* binsNamed({ bins }: IncidentState, upper: string): Generator<string> {
  for (const key of keysOf(bins, upper)) {
    if (!key.startsWith(upper)) return;
    yield binOf(key);
  }
}

/** What came first goes first. */
function* stockOfItem({ sites, stockAtPlace }: IncidentState, item: string): Generator<string> {
  for (const { place, items } of sites.values())
    if (items.has(item))
      for (const key of keysOf(stockAtPlace.get(pair(place, item)) ?? [])) yield secondOf(key);
}

function stockRow(view: Viewpoint, incident: IncidentState, id: string) {
  const lot = must(incident.lots, id, 'lot');
  const held = accountsOfUnit(view.state.ledger, id)
    .filter(({ kind }) => kind === 'stock')
    .reduce((sum, account) => sum + balance(account), 0);
  return {
    lot: id,
    bin: lot.bin,
    place: lot.place,
    placeName: view.state.places.get(lot.place)?.name ?? null,
    item: itemLabel(view, lot.item),
    owner: organisationLabel(view, lot.owner),
    held,
    status: lot.status,
    expiresOn: lot.expiresOn,
    receiptCode: must(incident.donations, lot.donation, 'donation').receiptCode,
  };
}
