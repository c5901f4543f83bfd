import { FlowBuilder, type FlowProblem } from '../../packages/flow/src/index.ts';
import { randomStream } from './random.ts';

/**
 * After GRIDGEN (Lee & Orlin 1991): a grid whose left side sends to its right side, arcs to the right, up and down with
 * random costs and capacities, and a row of dear arcs without capacity that makes the problem feasible.
 */
export function gridgenLike(height: number, width: number, seed: number): FlowProblem {
  const random = randomStream(seed);
  const builder = new FlowBuilder();
  const flow = height * 100;
  const start = builder.addNode(flow);
  const at = (row: number, column: number) => 1 + row * width + column;
  for (let cell = 0; cell < height * width; cell += 1) builder.addNode();
  const end = builder.addNode(-flow);
  const arc = (source: number, target: number) =>
    builder.addArc({ source, target, cost: 1 + random(10_000), capacity: 1 + random(500) });
  for (let row = 0; row < height; row += 1) {
    arc(start, at(row, 0));
    arc(at(row, width - 1), end);
    for (let column = 0; column < width; column += 1) {
      if (column + 1 < width) arc(at(row, column), at(row, column + 1));
      if (row + 1 < height) arc(at(row, column), at(row + 1, column));
      if (row > 0) arc(at(row, column), at(row - 1, column));
    }
  }
  builder.addArc({ source: start, target: end, cost: 10_000 * width });
  return builder.build();
}
