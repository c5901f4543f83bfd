import type { IntegerProgram } from '@tongzhou/domain';

/** Columns and rows of a part of a program that shares no row with the rest. */
export type Block = { readonly columns: readonly number[]; readonly rows: readonly number[] };

/** The parts that can be solved one by one, each with its columns and rows in their order; the first column's part first. */
export function blocksOf({ columns, rows }: IntegerProgram): Block[] {
  const parent = Int32Array.from(columns, (_, column) => column);
  const root = (column: number): number => {
    let at = column;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const { terms } of rows) {
    const first = terms[0];
    if (!first) continue;
    for (const [column] of terms) {
      const a = root(first[0]);
      const b = root(column);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const blocks = new Map<number, { columns: number[]; rows: number[] }>();
  columns.forEach((_, column) => {
    const at = root(column);
    const block = blocks.get(at);
    if (block) block.columns.push(column);
    else blocks.set(at, { columns: [column], rows: [] });
  });
  rows.forEach(({ terms: [first] }, row) => {
    if (first) blocks.get(root(first[0]))?.rows.push(row);
  });
  return [...blocks.values()];
}

/** The part as a program of its own. */
export function programOf({ columns, rows, start }: IntegerProgram, block: Block): IntegerProgram {
  const place = new Map(block.columns.map((column, at) => [column, at]));
  return {
    columns: block.columns.map((column) => columns[column] as IntegerProgram['columns'][number]),
    rows: block.rows.map((row) => {
      const { terms, ...bounds } = rows[row] as IntegerProgram['rows'][number];
      return {
        ...bounds,
        terms: terms.map(([column, factor]) => [place.get(column) as number, factor] as const),
      };
    }),
    start: Float64Array.from(block.columns, (column) => start[column] as number),
  };
}
