import type { FlowProblem } from '../../packages/flow/src/index.ts';
import { randomStream } from './random.ts';

export interface TransportShape {
  readonly lots: number;
  readonly needs: number;
  /** Arcs into each need. */
  readonly degree: number;
  /**
   * `balanced`: all lots together hold exactly what is needed, the hardest case for a simplex. `surplus`: they hold
   * half as much again, and the rest stays where it is (an arc from each lot to a sink, at no cost).
   */
  readonly kind: 'balanced' | 'surplus';
  readonly seed: number;
}

/** Lots × needs, each need on `degree` random lots at random costs of 1…10,000, 1…300 units; always feasible. */
export function transport({ lots, needs, degree, kind, seed }: TransportShape): FlowProblem {
  const random = randomStream(seed);
  const keep = kind === 'surplus' ? lots : 0;
  const arcs = needs * degree + keep;
  const nodeCount = lots + needs + (keep > 0 ? 1 : 0);
  const supply = new Float64Array(nodeCount);
  const source = new Int32Array(arcs);
  const target = new Int32Array(arcs);
  const cost = new Float64Array(arcs);
  const give = (node: number, amount: number) => {
    supply[node] = (supply[node] as number) + amount;
  };
  let arc = 0;
  for (let need = 0; need < needs; need += 1)
    for (let choice = 0; choice < degree; choice += 1) {
      const lot = degree === lots ? choice : random(lots);
      source[arc] = lot;
      target[arc] = lots + need;
      cost[arc] = 1 + random(10_000);
      arc += 1;
      if (choice >= 3) continue;
      const amount = 1 + random(100);
      give(lot, amount);
      give(lots + need, -amount);
    }
  for (let lot = 0; lot < keep; lot += 1, arc += 1) {
    const rest = Math.ceil((supply[lot] as number) / 2);
    give(lot, rest);
    give(nodeCount - 1, -rest);
    source[arc] = lot;
    target[arc] = nodeCount - 1;
  }
  return { nodeCount, supply, source, target, capacity: new Float64Array(arcs).fill(Infinity), cost };
}
