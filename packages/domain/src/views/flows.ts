import { currentDonor, donorName } from '../concepts/donation/donor-name.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { pair } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { largest, type Ranked } from '../kernel/state/ranked.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { Bilingual } from '../kernel/words/words.ts';

export type FlowNode = {
  readonly id: string;
  readonly stage: 'donor' | 'receiver' | 'end';
  readonly name: Bilingual;
};
export type FlowLink = { readonly from: string; readonly to: string; readonly amount: number };
export type Flows = {
  readonly item: ItemLabel;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
};

/** Items that have moved, most first: units differ, so a picture of flows is of one item. */
export function itemsReceived(view: Viewpoint, incidentId: string): (ItemLabel & { amount: number })[] {
  return [...must(view.state.incidents, incidentId, 'incident').given]
    .map(([id, { amount }]) => ({ ...itemLabel(view, id), amount }))
    .sort((a, b) => b.amount - a.amount || compareText(a.id, b.id));
}

/** So many links of each side are told apart; the rest of a receiver's are one. */
const SHOWN = 24;

/** Who gave one item, who took it in, and where it is now: each link's sum is the ledger's; the widest first, and then what is left over. */
export function itemFlows(view: Viewpoint, incidentId: string, item: string): Flows {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const nodes = new Map<string, FlowNode>();
  const links: FlowLink[] = [];
  const link = (from: FlowNode, to: FlowNode, amount: number): void => {
    if (amount <= 0) return;
    nodes.set(from.id, from);
    nodes.set(to.id, to);
    links.push({ from: from.id, to: to.id, amount });
  };
  const given = widest(incident.gave, item);
  for (const [receiver, donor, amount] of byCurrentDonor(incident, given.shown))
    link(donorNode(incident, donor), receiverNode(view, receiver), amount);
  for (const [receiver, amount] of given.left)
    link(othersNode('donor'), receiverNode(view, receiver), amount);
  const lies = widest(incident.whereabouts, item);
  for (const [receiver, end, amount] of lies.shown)
    link(receiverNode(view, receiver), endNode(view, end), amount);
  for (const [receiver, amount] of lies.left) link(receiverNode(view, receiver), othersNode('end'), amount);
  return { item: itemLabel(view, item), nodes: [...nodes.values()], links };
}

type Width = [receiver: string, other: string, amount: number];

/** The widest, and of each receiver what is not among them. */
function widest(
  ranked: Ranked,
  item: string,
): { readonly shown: Width[]; readonly left: Map<string, number> } {
  const shown = largest(ranked, item, SHOWN);
  const left = new Map(ranked.firsts.get(item));
  for (const [receiver, , amount] of shown) left.set(receiver, (left.get(receiver) ?? 0) - amount);
  return { shown, left };
}

/** Two entries that are one giver are one node; an entry that gave little is among the others. */
function byCurrentDonor(incident: IncidentState, shown: readonly Width[]): Width[] {
  const sums = new Map<string, Width>();
  for (const [receiver, donor, amount] of shown) {
    const current = currentDonor(incident, donor);
    const key = pair(receiver, current);
    sums.set(key, [receiver, current, (sums.get(key)?.[2] ?? 0) + amount]);
  }
  return [...sums]
    .sort(([one, a], [other, b]) => b[2] - a[2] || compareText(one, other))
    .map(([, each]) => each);
}

const othersNode = (stage: 'donor' | 'end'): FlowNode => ({
  id: stage === 'donor' ? 'donor:others' : 'facility:others',
  stage,
  name: { zh: '其余', en: 'Others' },
});

const receiverNode = (view: Viewpoint, id: string): FlowNode => ({
  id: `receiver:${id}`,
  stage: 'receiver',
  name: organisationLabel(view, id).name,
});

/** By the name under which it gave last. */
const donorNode = (incident: IncidentState, id: string): FlowNode => ({
  id: `donor:${id}`,
  stage: 'donor',
  name: donorName(incident, must(incident.donations, incident.donors.get(id) ?? '', 'donation')),
});

const ENDS: Readonly<Record<string, Bilingual>> = {
  quarantine: { zh: '待查验', en: 'In quarantine' },
  stock: { zh: '库存', en: 'In stock' },
  transit: { zh: '运输中', en: 'In transit' },
  loss: { zh: '损耗', en: 'Lost' },
  returned: { zh: '已退回', en: 'Returned' },
};

/** Consumed goods end at the facility that used them. */
function endNode(view: Viewpoint, id: string): FlowNode {
  const [kind, name = ''] = id.split(':');
  if (kind === 'facility') return { id, stage: 'end', name: organisationLabel(view, name).name };
  return { id, stage: 'end', name: ENDS[name] ?? { zh: name, en: name } };
}
