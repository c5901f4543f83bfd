import { FlowSession, solve } from '../../packages/flow/src/index.ts';
import { digits, median, table } from '../log/rounds.ts';
import { instances } from './instances.ts';
import { randomStream } from './random.ts';

/** After one change: from the basis at hand against from scratch. Both are certified, both times are whole. */
export function resolve(numbers: readonly number[]): void {
  const rows: string[][] = [];
  for (const number of numbers) {
    const instance = instances[number] as (typeof instances)[number];
    const problem = instance.make();
    const session = new FlowSession(problem);
    session.solve();
    const random = randomStream(7);
    const scratch: number[] = [];
    const warm: number[] = [];
    let same = true;
    // The first eight warm up both and do not count; small instances change more often, for a steady median.
    const rounds = instance.rounds > 7 ? 400 : instance.rounds > 1 ? 80 : 8;
    for (let round = -8; round < rounds; round += 1) {
      const began = performance.now();
      change(session, round + 8, random);
      const again = session.solve();
      if (round >= 0) warm.push(performance.now() - began);
      if (round % Math.ceil(rounds / instance.rounds) !== 0) continue;
      const from = performance.now();
      const anew = solve(session.problem);
      if (round >= 0) scratch.push(performance.now() - from);
      same &&=
        anew.status === again.status &&
        (anew.status !== 'optimal' || again.status !== 'optimal' || anew.objective === again.objective);
    }
    rows.push([
      instance.name,
      digits(median(scratch), 1),
      `${digits(median(warm))} (${digits(Math.min(...warm))}–${digits(Math.max(...warm))})`,
      `${Math.round(median(scratch) / median(warm))} ×`,
      same ? 'equal' : 'DIFFER',
    ]);
  }
  table(['instance', 'from scratch, ms', 'after one change, ms (least–most)', 'faster', 'objective'], rows);
}

/** In turn: a road gets dearer or cheaper, a need moves, a truck is late, a new road. */
function change(session: FlowSession, round: number, random: (below: number) => number): void {
  const { source, target, supply, cost } = session.problem;
  const arc = random(source.length);
  const from = source[arc] as number;
  const to = target[arc] as number;
  if (round % 4 === 0) session.changeCost(arc, 1 + random(10_000));
  else if (round % 4 === 1) {
    session.changeSupply(from, (supply[from] as number) + 5);
    session.changeSupply(to, (supply[to] as number) - 5);
  } else if (round % 4 === 2) session.changeCapacity(arc, 0);
  else session.addArc({ source: from, target: to, cost: Math.floor((cost[arc] as number) / 2) });
}
