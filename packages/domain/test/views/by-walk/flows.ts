import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import {
  type ItemLabel,
  itemLabel,
  organisationLabel,
  type Viewpoint,
} from '../../../src/kernel/view/viewpoint.ts';
import type { Bilingual } from '../../../src/kernel/words/words.ts';
import { accountsOfUnit, balance } from '../../../src/ledger/ledger.ts';
import { mayGoBelowZero, parseAccountId } from '../../../src/ledger/transfer.ts';

type FlowNode = {
  readonly id: string;
  readonly stage: 'donor' | 'receiver' | 'end';
  readonly name: Bilingual;
};
type FlowLink = { readonly from: string; readonly to: string; amount: number };
export type Flows = {
  readonly item: ItemLabel;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
};

/** Items that have moved, most first: units differ, so a picture of flows is of one item. */
export function itemsReceived(view: Viewpoint, incidentId: string): (ItemLabel & { amount: number })[] {
  const sums = new Map<string, number>();
  for (const lot of must(view.state.incidents, incidentId, 'incident').lots.values()) {
    sums.set(lot.item, (sums.get(lot.item) ?? 0) + lot.amount);
  }
  return [...sums]
    .map(([id, amount]) => ({ ...itemLabel(view, id), amount }))
    .sort((a, b) => b.amount - a.amount || compareText(a.id, b.id));
}

/** Who gave one item, who took it in, and where it is now: each link's sum is the ledger's. */
export function itemFlows(view: Viewpoint, incidentId: string, item: string): Flows {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  const link = (from: FlowNode, to: FlowNode, amount: number): void => {
    if (amount <= 0) return;
    nodes.set(from.id, from);
    nodes.set(to.id, to);
    const key = `${from.id} ${to.id}`;
    const known = links.get(key);
    if (known) known.amount += amount;
    else links.set(key, { from: from.id, to: to.id, amount });
  };
  for (const lot of incident.lots.values()) {
    if (lot.item !== item) continue;
    const donation = must(incident.donations, lot.donation, 'donation');
    const receiver: FlowNode = {
      id: `receiver:${lot.owner}`,
      stage: 'receiver',
      name: organisationLabel(view, lot.owner).name,
    };
    link(
      { id: `donor:${donation.donor.donor}`, stage: 'donor', name: donorName(incident, donation) },
      receiver,
      lot.amount,
    );
    for (const account of accountsOfUnit(view.state.ledger, lot.id)) {
      const end = endOf(view, account.id);
      if (end) link(receiver, end, balance(account));
    }
  }
  return { item: itemLabel(view, item), nodes: [...nodes.values()], links: [...links.values()] };
}

const ENDS: Readonly<Record<string, Bilingual>> = {
  quarantine: { zh: '待查验', en: 'In quarantine' },
  stock: { zh: '库存', en: 'In stock' },
  transit: { zh: '运输中', en: 'In transit' },
  loss: { zh: '损耗', en: 'Lost' },
  returned: { zh: '已退回', en: 'Returned' },
};

/** Consumed goods end at the facility that used them. */
function endOf(view: Viewpoint, account: string): FlowNode | null {
  const { kind, owner, purpose } = parseAccountId(account);
  if (mayGoBelowZero(kind)) return null;
  if (kind === 'facility' || kind === 'consumed') {
    return { id: `facility:${owner}`, stage: 'end', name: organisationLabel(view, owner).name };
  }
  const end = purpose === 'quarantine' ? 'quarantine' : kind;
  return { id: `end:${end}`, stage: 'end', name: ENDS[end] ?? { zh: end, en: end } };
}
