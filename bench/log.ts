import { execFileSync, spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { appending, appendingToLarge } from './log/append.ts';
import { auditing } from './log/audit.ts';
import { inBrowser } from './log/browser.ts';
import { growth } from './log/growth.ts';
import { hashing } from './log/hashing.ts';
import { proofs } from './log/proofs.ts';

/**
 * The transparency log, each figure as a ratio to plain hashing in the same run. `npm run bench:log` runs all parts,
 * `npm run bench:log -- audit proofs` the parts named. Rounds alternate; the median counts; the noise is printed.
 */
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  hashing,
  append: appending,
  large: appendingToLarge,
  audit: auditing,
  growth,
  proofs,
  browser: inBrowser,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`bench:log: no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

const [only] = asked;
if (asked.length === 1 && only !== undefined && process.env.BENCH_LOG_PART === only) {
  await parts[only]?.();
} else {
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
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
    const env = { ...process.env, BENCH_LOG_PART: name };
    const { status } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', import.meta.filename, name],
      { stdio: 'inherit', env },
    );
    if (status !== 0) process.exit(status ?? 1);
  }
  console.log(`load after: ${load()}`);
}
