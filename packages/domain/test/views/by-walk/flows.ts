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
  const [given, lies] = ['donor', 'end'].map((stage) =>
    gathered([...links.values()].filter(({ from }) => from.startsWith('donor:') === (stage === 'donor'))),
  ) as [FlowLink[], FlowLink[]];
  const all = [...given, ...lies];
  const others: FlowNode[] = [
    { id: 'donor:others', stage: 'donor', name: OTHERS },
    { id: 'facility:others', stage: 'end', name: OTHERS },
  ];
  const named = new Set(all.flatMap(({ from, to }) => [from, to]));
  const shown = [...nodes.values(), ...others].filter(({ id }) => named.has(id));
  return { item: itemLabel(view, item), nodes: shown, links: all };
}

const OTHERS: Bilingual = { zh: '其余', en: 'Others' };
const SHOWN = 24;

/** The widest are told apart, the rest of a receiver's are one. */
function gathered(links: readonly FlowLink[]): FlowLink[] {
  const key = ({ from, to }: FlowLink) =>
    (from.startsWith('donor:') ? `${to} ${from}` : `${from} ${to}`).replaceAll(/(receiver|donor):/g, '');
  const ranked = [...links].sort((a, b) => b.amount - a.amount || compareText(key(a), key(b)));
  const rest = new Map<string, FlowLink>();
  for (const { from, to, amount } of ranked.slice(SHOWN)) {
    const ends = from.startsWith('donor:') ? { from: 'donor:others', to } : { from, to: 'facility:others' };
    const known = rest.get(`${ends.from} ${ends.to}`);
    if (known) known.amount += amount;
    else rest.set(`${ends.from} ${ends.to}`, { ...ends, amount });
  }
  return [...ranked.slice(0, SHOWN), ...rest.values()];
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
