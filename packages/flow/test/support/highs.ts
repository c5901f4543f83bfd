import loadHighs from 'highs';
import type { FlowProblem } from '../../src/index.ts';

// The package declares its types for CommonJS, where the loader is the `default` of what an import gets.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** What HiGHS says of the same problem as a linear program: a status, and the objective where there is one. */
export function askHighs(problem: FlowProblem): { status: string; objective: number | undefined } {
  const { nodeCount, supply, source, target, lower, capacity, cost } = problem;
  const rows: string[][] = Array.from({ length: nodeCount }, () => []);
  const goal: string[] = [];
  const bounds: string[] = [];
  for (let arc = 0; arc < source.length; arc += 1) {
    goal.push(`${signed(cost[arc] as number)} x${arc}`);
    const most = capacity[arc] as number;
    bounds.push(` ${lower?.[arc] ?? 0} <= x${arc} <= ${most === Infinity ? '+inf' : most}`);
    if (source[arc] === target[arc]) continue;
    rows[source[arc] as number]?.push(`+ 1 x${arc}`);
    rows[target[arc] as number]?.push(`- 1 x${arc}`);
  }
  // A node without arcs still has a supply to say no to.
  const nodes = rows.map(
    (terms, v) => ` n${v}: ${terms.length > 0 ? terms.join(' ') : '0 zero'} = ${supply[v] as number}`,
  );
  const model = `Minimize\n obj: ${goal.join(' ') || '0 zero'}\nSubject To\n${nodes.join('\n')}\nBounds\n${bounds.join('\n')}\n 0 <= zero <= 0\nEnd\n`;
  const answer = highs.solve(model, { output_flag: false });
  return {
    status: answer.Status,
    objective: answer.Status === 'Optimal' ? answer.ObjectiveValue : undefined,
  };
}

const signed = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`);
