import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../ledger/ledger.ts';

const SHOWN_MAX = 50;
/** So many lots are looked at for one question, the empty ones included. */
const SEEN_MAX = 2_000;
/** Of bins, as they are painted; a letter finds a whole row of them. */
const BINS_MAX = 500;

/**
 * Where something lies that somebody stands in a hall and looks for, by whatever is in his hand: what it is, the lot, the
 * receipt, or the bin (F5). What is in store comes, the bin first; bounded, whatever is asked.
 */
export function findStock(view: Viewpoint, incidentId: string, asked: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const found: ReturnType<typeof stockRow>[] = [];
  let seen = 0;
  for (const id of candidates(view, incident, asked.normalize('NFKC').trim())) {
    if (found.length === SHOWN_MAX || seen === SEEN_MAX) break;
    seen += 1;
    const row = stockRow(view, incident, id);
    if (row.held > 0) found.push(row);
  }
  return found.sort((a, b) => ((a.bin ?? '~') < (b.bin ?? '~') ? -1 : 1));
}

export type StockFound = ReturnType<typeof findStock>[number];

/** Each once. */
const candidates = (view: Viewpoint, incident: IncidentState, asked: string): Set<string> =>
  new Set(asked === '' ? [] : ways(view, incident, asked).flatMap((way) => [...way]));

function ways(view: Viewpoint, incident: IncidentState, asked: string): Iterable<string>[] {
  const upper = asked.toUpperCase();
  const receipt = view.state.receipts.get(upper);
  const donation = receipt?.incident === incident.id ? incident.donations.get(receipt.donation) : undefined;
  const bins = [...incident.lotsAtBin.keys()].filter((bin) => bin.includes(upper)).slice(0, BINS_MAX);
  const items = [...view.items.byId.values()].filter(
    ({ id, name }) => id === asked || name.zh.includes(asked) || name.en.toUpperCase().includes(upper),
  );
  return [
    incident.lots.has(asked) ? [asked] : [],
    donation?.lots ?? [],
    ...bins.map((bin) => grouped(incident.lotsAtBin, bin)),
    ...items.map(({ id }) => grouped(incident.lotsOfItem, id)),
  ];
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
