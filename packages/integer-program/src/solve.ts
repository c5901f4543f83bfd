import type { IntegerAnswer, IntegerProgram } from '@tongzhou/domain';
import type { Highs } from 'highs';
import { blocksOf, programOf } from './blocks.ts';

/**
 * How far the search goes is a count of nodes, never of seconds, so that every machine stops at the same answer. A part
 * within a thousandth of its best is taken as the best.
 */
const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 1e-3,
  mip_max_nodes: 50,
  random_seed: 0,
} as const;

/**
 * Columns that one call searches, in the order of the parts; the other parts keep the plan that they start from, which
 * mostly is within half a per cent of their best. During a search nobody else is served: so many take some tenths of a
 * second.
 */
const COLUMNS_SEARCHED = 1_500;

/** Part by part where parts are independent. Never worse than the start. */
export function solveByHighs(highs: Highs, program: IntegerProgram): IntegerAnswer {
  const values = Float64Array.from(program.start);
  let proof: IntegerAnswer['proof'] = 'best';
  let searched = 0;
  for (const block of blocksOf(program)) {
    const part = programOf(program, block);
    if (!part.columns.some(({ whole }) => whole) && part.rows.length === 0) continue;
    searched += part.columns.length;
    if (searched > COLUMNS_SEARCHED) {
      searched -= part.columns.length;
      proof = 'bounded';
      continue;
    }
    const answer = solvePart(highs, part);
    if (!answer) {
      proof = 'bounded';
      continue;
    }
    if (answer.proof === 'bounded') proof = 'bounded';
    if (worth(part, answer.values) <= worth(part, part.start)) continue;
    block.columns.forEach((column, at) => {
      values[column] = answer.values[at] as number;
    });
  }
  return { values, proof };
}

const worth = ({ columns }: IntegerProgram, values: Float64Array): number =>
  columns.reduce((sum, column, at) => sum + column.worth * (values[at] as number), 0);

/** Null: the limit came before any plan. */
function solvePart(highs: Highs, { columns, rows, start }: IntegerProgram): IntegerAnswer | null {
  const { variableType, modelStatus, objectiveSense } = highs.constants;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ terms }, row) => {
    starts[row + 1] = (starts[row] as number) + terms.length;
  });
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    sense: objectiveSense.maximize,
    colCost: Float64Array.from(columns, (column) => column.worth),
    colLower: new Float64Array(columns.length),
    colUpper: Float64Array.from(columns, ({ most }) => most),
    integrality: Int32Array.from(columns, ({ whole }) =>
      whole ? variableType.integer : variableType.continuous,
    ),
    rowLower: Float64Array.from(rows, ({ least }) => least),
    rowUpper: Float64Array.from(rows, ({ most }) => most),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, factor]) => factor))),
    },
  });
  try {
    model.options.set(OPTIONS);
    model.setSolution({ colValue: start });
    model.run();
    const values = Float64Array.from(model.getSolution().colValue);
    if (values.length !== columns.length || values.some((value) => !Number.isFinite(value))) return null;
    return { values, proof: model.getModelStatus() === modelStatus.optimal ? 'best' : 'bounded' };
  } finally {
    model.dispose();
  }
}
