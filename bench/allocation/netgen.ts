import { FlowBuilder, type FlowProblem } from '../../packages/flow/src/index.ts';
import { randomStream } from './random.ts';

/**
 * After NETGEN (Klingman, Napier & Stutz 1974): a skeleton of chains from sources to sinks that makes the problem
 * feasible, then random arcs; half of the arcs have a capacity, the skeleton's are dear.
 */
export function netgenLike(nodes: number, arcs: number, seed: number): FlowProblem {
  const random = randomStream(seed);
  const builder = new FlowBuilder();
  const ends = Math.max(1, Math.floor(Math.sqrt(nodes)));
  const share = 1_000;
  for (let v = 0; v < nodes; v += 1) builder.addNode(v < ends ? share : v >= nodes - ends ? -share : 0);
  const inner = nodes - 2 * ends;
  // The nodes between, dealt out to the chains.
  const last = Array.from({ length: ends }, (_, chain) => chain);
  let made = 0;
  const add = (source: number, target: number, cost: number, capacity: number) => {
    builder.addArc({ source, target, cost, capacity });
    made += 1;
  };
  for (let at = 0; at < inner; at += 1) {
    const chain = random(ends);
    add(last[chain] as number, ends + at, 5_000 + random(5_000), share);
    last[chain] = ends + at;
  }
  for (let chain = 0; chain < ends; chain += 1)
    add(last[chain] as number, nodes - ends + chain, 5_000 + random(5_000), share);
  while (made < arcs) {
    const source = random(nodes - ends);
    const target = ends + random(nodes - ends);
    if (source === target) continue;
    add(source, target, 1 + random(10_000), random(2) === 0 ? Infinity : 1 + random(1_000));
  }
  return builder.build();
}
