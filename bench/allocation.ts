import { execFileSync, spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { compare } from './allocation/compare.ts';
import { run } from './allocation/hubei.ts';
import { instances } from './allocation/instances.ts';
import { resolve } from './allocation/resolve.ts';

/**
 * Minimum-cost flow beside LEMON (C++), HiGHS (WebAssembly) and javascript-lp-solver, on the same instances in the same
 * run. `npm run bench:allocation` runs all; `npm run bench:allocation -- compare 0 1` a part on the instances numbered.
 */
const parts: Readonly<Record<string, (numbers: readonly number[]) => void>> = { compare, resolve, run };

const [part, ...asked] = process.argv.slice(2);
const numbers = asked.length > 0 ? asked.map(Number) : instances.map((_, number) => number);
if ((part !== undefined && !(part in parts)) || numbers.some((number) => instances[number] === undefined)) {
  console.error(`bench:allocation: parts ${Object.keys(parts).join(', ')}; instances:`);
  for (const [number, { name }] of instances.entries()) console.error(`  ${number}  ${name}`);
  process.exit(2);
}

if (part !== undefined && process.env.BENCH_ALLOCATION_PART === part) parts[part]?.(numbers);
else {
  const load = () =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, commit ${commit}`,
  );
  console.log(`load before (1, 5, 15 minutes): ${load()}\n`);
  // Each part in a process of its own, so that none inherits the heap that another has left behind.
  for (const name of part === undefined ? Object.keys(parts) : [part]) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, name, ...asked], {
      stdio: 'inherit',
      env: { ...process.env, BENCH_ALLOCATION_PART: name },
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  console.log(`load after: ${load()}`);
}
