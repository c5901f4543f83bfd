/**
 * One solve in a process of its own: `node peer.ts highs|highs-default|lp-solver|memory <instance number>` prints JSON. Only the solve
 * itself is timed; building the peer's model is not.
 */
import loadHighs from 'highs';
import solver, { type Model, type SolverAPI } from 'javascript-lp-solver';
import { type FlowProblem, solve } from '../../packages/flow/src/index.ts';
import { median } from '../log/rounds.ts';
import { instances } from './instances.ts';

export interface Answer {
  readonly milliseconds: number;
  readonly objective: string;
  readonly bytesPerArc?: number;
}

/**
 * `presolve: off` and the dual simplex, its default, were the fastest of the settings tried on these instances (also
 * tried: its presolve, the primal simplex, the interior point). With its defaults, presolve alone takes ten seconds on
 * the smallest, which would make a ratio to it meaningless.
 */
async function highs(problem: FlowProblem, presolve: 'off' | 'choose'): Promise<Answer> {
  const { nodeCount, supply, source, target, lower, capacity, cost } = problem;
  const arcs = source.length;
  const starts = Int32Array.from({ length: arcs + 1 }, (_, arc) => 2 * arc);
  const indices = new Int32Array(2 * arcs);
  const values = new Float64Array(2 * arcs);
  for (let arc = 0; arc < arcs; arc += 1) {
    const u = source[arc] as number;
    const v = target[arc] as number;
    indices.set(u < v ? [u, v] : [v, u], 2 * arc);
    values.set(u < v ? [1, -1] : [-1, 1], 2 * arc);
  }
  // The package declares its types for CommonJS, where the loader is the `default` of what an import gets.
  const runtime = await (loadHighs as unknown as typeof loadHighs.default)();
  const model = {
    numCols: arcs,
    numRows: nodeCount,
    colCost: cost,
    colLower: lower ?? new Float64Array(arcs),
    colUpper: capacity,
    rowLower: supply,
    rowUpper: supply,
    matrix: { format: 'csc' as const, numRows: nodeCount, numCols: arcs, starts, indices, values },
  };
  let objective = '';
  // A new model each time: a second run of the same one would start from its basis.
  const once = () =>
    runtime.withModel(model, (opened) => {
      opened.options.set('output_flag', false);
      opened.options.set('presolve', presolve);
      const began = performance.now();
      opened.run();
      const time = performance.now() - began;
      objective = String(Math.round(opened.getObjectiveValue()));
      return time;
    });
  const times = [once()];
  while (times.length < 5 && times.reduce((sum, time) => sum + time) < 3_000) times.push(once());
  return { milliseconds: median(times), objective };
}

function lpSolver(problem: FlowProblem): Answer {
  const constraints: Record<string, { equal: number } | { max: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  problem.supply.forEach((amount, v) => {
    constraints[`n${v}`] = { equal: amount };
  });
  problem.cost.forEach((cost, arc) => {
    const most = problem.capacity[arc] as number;
    const variable = { cost, [`n${problem.source[arc]}`]: 1, [`n${problem.target[arc]}`]: -1 };
    if (most !== Infinity) constraints[`c${arc}`] = { max: most };
    variables[`x${arc}`] = most === Infinity ? variable : { ...variable, [`c${arc}`]: 1 };
  });
  const model = { optimize: 'cost', opType: 'min', constraints, variables } as Model;
  const began = performance.now();
  const result = (solver as unknown as SolverAPI).Solve(model) as { feasible: boolean; result: number };
  return {
    milliseconds: performance.now() - began,
    objective: result.feasible ? String(Math.round(result.result)) : 'infeasible',
  };
}

/** Everything that the process came to need: the instance, the solver's copy, the result and the certificate. */
function memory(make: () => FlowProblem): Answer {
  const before = process.memoryUsage.rss();
  const problem = make();
  const began = performance.now();
  const result = solve(problem);
  return {
    milliseconds: performance.now() - began,
    objective: result.status === 'optimal' ? String(result.objective) : result.status,
    bytesPerArc: (process.resourceUsage().maxRSS * 1024 - before) / problem.source.length,
  };
}

if (process.argv[1] === import.meta.filename) {
  const [peer, number] = process.argv.slice(2);
  const instance = instances[Number(number)];
  if (instance === undefined) throw new Error(`there is no instance ${number}`);
  const answer =
    peer === 'highs'
      ? await highs(instance.make(), 'off')
      : peer === 'highs-default'
        ? await highs(instance.make(), 'choose')
        : peer === 'lp-solver'
          ? lpSolver(instance.make())
          : memory(instance.make);
  console.log(JSON.stringify(answer));
}
