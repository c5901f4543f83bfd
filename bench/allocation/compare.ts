import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { certify, solve } from '../../packages/flow/src/index.ts';
import { digits, median, table } from '../log/rounds.ts';
import { instances } from './instances.ts';
import { compileLemon } from './lemon.ts';
import type { Answer } from './peer.ts';

/** Every instance by every solver that can, in the same run. */
export function compare(numbers: readonly number[]): void {
  const lemon = compileLemon();
  if (lemon === undefined) console.log('LEMON is not compared: g++ or liblemon-dev is not installed here.\n');
  const rows: string[][] = [];
  for (const number of numbers) {
    const instance = instances[number] as (typeof instances)[number];
    const problem = instance.make();
    const cpp = lemon?.open(problem);
    const ours: number[] = [];
    const checks: number[] = [];
    const theirs: number[] = [];
    const objectives = new Set<string>();
    let certified = true;
    // A first round warms up and does not count, unless it is the only one.
    for (let round = instance.rounds > 1 ? -1 : 0; round < instance.rounds; round += 1) {
      const began = performance.now();
      const result = solve(problem);
      const time = performance.now() - began;
      const checking = performance.now();
      certified &&= certify(problem, result).certified;
      const check = performance.now() - checking;
      objectives.add(result.status === 'optimal' ? String(result.objective) : result.status);
      const peer = cpp?.solve();
      if (peer !== undefined) objectives.add(peer.objective);
      if (round < 0) continue;
      ours.push(time);
      checks.push(check);
      if (peer !== undefined) theirs.push(peer.milliseconds);
    }
    const highs = ask('highs', number, instance.highsSeconds);
    const byDefault = ask('highs-default', number, Math.min(instance.highsSeconds, 30));
    const lpSolver = ask('lp-solver', number, instance.lpSolverSeconds);
    const memory = ask('memory', number, 600);
    for (const answer of [highs, byDefault, lpSolver, memory])
      if (typeof answer === 'object') objectives.add(answer.objective);
    const solved = median(ours);
    const lemonTime = theirs.length > 0 ? median(theirs) : undefined;
    rows.push([
      instance.name,
      `${milliseconds(solved)} (${milliseconds(Math.min(...ours))}–${milliseconds(Math.max(...ours))})`,
      milliseconds(median(checks)),
      lemonTime === undefined ? '–' : `${milliseconds(lemonTime)} (${digits(solved / lemonTime)})`,
      against(highs, solved),
      against(byDefault, solved),
      against(lpSolver, solved),
      typeof memory === 'object' ? `${Math.round(memory.bytesPerArc ?? 0)}` : memory,
      objectives.size === 1 ? ([...objectives][0] as string) : `DIFFER: ${[...objectives].join(', ')}`,
      certified ? 'holds' : 'FAILS',
    ]);
    console.error(`${instance.name}: done`);
  }
  lemon?.close();
  table(
    [
      'instance',
      'solve, ms (least–most)',
      'of it certificate',
      'LEMON, ms (ours/LEMON)',
      'HiGHS wasm, no presolve, ms (×ours)',
      'HiGHS wasm, defaults, ms (×ours)',
      'javascript-lp-solver, ms (×ours)',
      'bytes/arc',
      'objective',
      'certificate',
    ],
    rows,
  );
}

/** A slow peer in a process of its own, stopped when its time is over. */
function ask(peer: string, instance: number, seconds: number): Answer | string {
  if (seconds === 0) return 'not asked';
  const program = join(import.meta.dirname, 'peer.ts');
  const done = spawnSync(process.execPath, [program, peer, String(instance)], {
    encoding: 'utf8',
    timeout: seconds * 1_000,
  });
  if (done.status === null) return `> ${seconds} s`;
  return done.status === 0 ? (JSON.parse(done.stdout) as Answer) : 'fails';
}

const against = (answer: Answer | string, ours: number): string =>
  typeof answer === 'string'
    ? answer
    : `${milliseconds(answer.milliseconds)} (${Math.round(answer.milliseconds / ours)})`;

const milliseconds = (time: number): string => (time < 100 ? time.toFixed(1) : String(Math.round(time)));
