import { emptyTreeEdge, planAppend } from '@tongzhou/tlog';
import { factsOf } from './entries.ts';
import { mebibytes, memoryUse } from './memory.ts';
import { count, table } from './rounds.ts';

const BATCH = 1_000;
const STEP = 500_000;
const MOST = 4_000_000;

/** What the writer holds while the log grows; the files are handed on, as to a disk, and not kept. */
export function growth(): void {
  let edge = emptyTreeEdge();
  const rows: string[][] = [];
  let began = performance.now();
  while (edge.size < MOST) {
    edge = planAppend(edge, factsOf(BATCH, edge.size)).edge;
    if (edge.size % STEP !== 0 && edge.size !== BATCH) continue;
    const rate = (edge.size === BATCH ? BATCH : STEP) / (performance.now() - began);
    const { heap, buffers, resident } = memoryUse();
    rows.push([
      count(edge.size),
      mebibytes(heap),
      mebibytes(buffers),
      mebibytes(resident),
      count(1_000 * rate),
    ]);
    began = performance.now();
  }
  table(
    ['entries', 'heap MiB', 'buffers MiB', 'resident MiB', 'entries a second, making them included'],
    rows,
  );
}
