import type { Flows } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { say } from '#texts/words.ts';

type Node = { id: string; label: string };
type Link = { source: string; target: string; value: number };

/** So many ends and donors at the most; the rest are one node, so that a picture stays readable. */
const NODES_A_SIDE = 12;

export type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly {
    x: number;
    y: number;
    width: number;
    height: number;
    label: string;
    value: number;
    side: 'left' | 'middle' | 'right';
  }[];
  readonly links: readonly { path: string; width: number; title: string }[];
};

/** Lays out a flow picture; null where nothing flows. */
export function drawFlows(flows: Flows, language: ReaderLanguage, others: string): Drawn | null {
  if (flows.links.length === 0) return null;
  const { nodes, links } = gather(flows, language, others);
  const rows = Math.max(
    new Set(links.filter((link) => link.source.startsWith('donor')).map((link) => link.source)).size,
    new Set(links.filter((link) => !link.source.startsWith('donor')).map((link) => link.target)).size,
    2,
  );
  const width = 760;
  const height = Math.max(160, rows * 34);
  const layout = sankey<Node, Link>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(14)
    .extent([
      [150, 8],
      [width - 190, height - 8],
    ]);
  const graph = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link })),
  });
  const path = sankeyLinkHorizontal();
  const depth = Math.max(...graph.nodes.map((node) => node.depth ?? 0));
  return {
    width,
    height,
    nodes: graph.nodes.map((node) => ({
      x: round(node.x0 ?? 0),
      y: round(node.y0 ?? 0),
      width: 10,
      height: Math.max(1, round((node.y1 ?? 0) - (node.y0 ?? 0))),
      label: node.label,
      value: node.value ?? 0,
      side: node.depth === 0 ? 'left' : node.depth === depth ? 'right' : 'middle',
    })),
    links: graph.links.map((link) => ({
      path: path(link) ?? '',
      width: Math.max(1, round(link.width ?? 1)),
      title: `${(link.source as Node).label} → ${(link.target as Node).label}`,
    })),
  };
}

function gather(flows: Flows, language: ReaderLanguage, others: string): { nodes: Node[]; links: Link[] } {
  const sums = new Map<string, number>();
  for (const { from, to, amount } of flows.links) {
    if (from.startsWith('donor:')) sums.set(from, (sums.get(from) ?? 0) + amount);
    else sums.set(to, (sums.get(to) ?? 0) + amount);
  }
  const kept = new Set<string>();
  for (const prefix of ['donor:', 'facility:']) {
    const ranked = [...sums].filter(([id]) => id.startsWith(prefix)).sort((a, b) => b[1] - a[1]);
    for (const [id] of ranked.slice(0, NODES_A_SIDE)) kept.add(id);
  }
  const standIn = (id: string): string =>
    kept.has(id) || id.startsWith('receiver:') || id.startsWith('end:') ? id : `${id.split(':')[0]}:others`;
  const nodes = new Map<string, Node>();
  for (const node of flows.nodes) {
    const id = standIn(node.id);
    nodes.set(id, { id, label: id === node.id ? say(node.name, language) : others });
  }
  const links = new Map<string, Link>();
  for (const { from, to, amount } of flows.links) {
    const link = { source: standIn(from), target: standIn(to), value: amount };
    const key = `${link.source} ${link.target}`;
    const known = links.get(key);
    if (known) known.value += amount;
    else links.set(key, link);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

const round = (value: number): number => Math.round(value * 10) / 10;
