import { writeFileSync } from 'node:fs';
import type { FlowProblem } from '../../packages/flow/src/index.ts';

/** Writes what bench/peers/lemon.cpp reads. */
export function writeInstance(file: string, problem: FlowProblem): void {
  const { nodeCount, supply, source, target, capacity, cost } = problem;
  const wide = (values: Float64Array) =>
    BigInt64Array.from(values, (value) => (value === Infinity ? -1n : BigInt(value)));
  writeFileSync(
    file,
    Buffer.concat(
      [Int32Array.of(nodeCount, source.length), wide(supply), source, target, wide(capacity), wide(cost)].map(
        (part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength),
      ),
    ),
  );
}
