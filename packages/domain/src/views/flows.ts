import { currentDonor, donorName } from '../concepts/donation/donor-name.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { pair, secondOf } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
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

/** Who gave one item, who took it in, and where it is now: each link's sum is the ledger's; the widest first. */
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
  for (const [receiver, donor, amount] of widest(byCurrentDonor(incident, item)))
    link(donorNode(incident, donor), receiverNode(view, receiver), amount);
  for (const [receiver, end, amount] of widest(incident.whereabouts.get(item)))
    link(receiverNode(view, receiver), endNode(view, end), amount);
  return { item: itemLabel(view, item), nodes: [...nodes.values()], links };
}

/** Two entries that are one giver are one node. */
function byCurrentDonor(incident: IncidentState, item: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, amount] of incident.gave.get(item) ?? []) {
    const now = pair(key.slice(0, key.indexOf(' ')), currentDonor(incident, secondOf(key)));
    sums.set(now, (sums.get(now) ?? 0) + amount);
  }
  return sums;
}

/** Sums under pairs, taken apart. */
const widest = (sums: ReadonlyMap<string, number> | undefined): [string, string, number][] =>
  [...(sums ?? [])]
    .sort(([one, a], [other, b]) => b - a || compareText(one, other))
    .map(([key, amount]) => [key.slice(0, key.indexOf(' ')), secondOf(key), amount]);

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
