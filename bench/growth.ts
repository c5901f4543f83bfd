import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './growth/at-size.ts';

/**
 * What every command, public page, room and published view costs when the record of one response has 20,000, 200,000 and a
 * million facts of days as real ones are. Times are the processor's, of the median; `exponent` is the growth of a time over that of
 * the record, between the least and the largest size. What is above its limit, or grows, is marked.
 * `node scripts/bench.mjs growth 20000 200000` measures these sizes.
 */
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 200_000, 1_000_000];
const EXPONENT_MAX = 0.2;
/** Times below this are noise of the machine, not growth. */
const NOISE_MS = 0.5;
const COMMAND_MS_MAX = 2;
const LIMITS: Readonly<Record<string, { readonly ms?: number; readonly bytes?: number }>> = {
  'command use.report': { ms: 1 },
  'page board': { ms: 50 },
  'page of the incident': { ms: 10, bytes: 50_000 },
  'page needs': { ms: 10 },
};
/** Commands whose work is what was asked: an allocation of all there is, a list of rows, a plan carried out. */
const AS_ASKED = /^command (allocation\.propose|allocation\.adjust|import\.record|plan\.)/;

type Result = {
  readonly facts: number;
  readonly built: { readonly seconds: number; readonly cpu: number };
  readonly memory: { readonly heap: number; readonly resident: number };
  readonly measured: Readonly<Record<string, Measured>>;
  readonly failed: Readonly<Record<string, string>>;
  readonly silent: readonly string[];
};

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
const MB = 1_048_576;
const results = SIZES.map((size) => {
  const file = join(tmpdir(), `tongzhou-growth-${process.pid}-${size}.json`);
  const script = new URL('growth/at-size.ts', import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=8000', script, String(size), file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${size} facts: the process ended with ${status}`);
  const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
  const { built, memory } = result;
  console.log(
    `${size} facts after ${built.seconds.toFixed(0)} s (processor ${built.cpu.toFixed(0)} s); heap ${(memory.heap / MB).toFixed(0)} MiB, resident ${(memory.resident / MB).toFixed(0)} MiB`,
  );
  return result;
});
const [first, last] = [results[0], results.at(-1)];
if (!first || !last) throw new Error('no size was given');
for (const [name, why] of Object.entries(last.failed)) console.log(`not measured: ${name}: ${why}`);
console.log(`commands without an input: ${last.silent.join(', ') || 'none'}`);
console.log(
  `\n| | ${SIZES.map((size) => `${size.toLocaleString('en')}, ms`).join(' | ')} | kB | exponent | |`,
);
console.log(`| --- | ${SIZES.map(() => '---:').join(' | ')} | ---: | ---: | --- |`);
const order = Object.entries(last.measured).sort(([, a], [, b]) => b.ms - a.ms);
for (const [name, { ms, bytes }] of order) {
  const cells = results.map(({ measured }) => measured[name]?.ms.toFixed(2) ?? '–');
  const before = first.measured[name]?.ms ?? ms;
  const exponent =
    Math.log(Math.max(ms, NOISE_MS) / Math.max(before, NOISE_MS)) / Math.log(last.facts / first.facts);
  const size = bytes === 0 ? '' : (bytes / 1_000).toFixed(0);
  console.log(
    `| ${name} | ${cells.join(' | ')} | ${size} | ${shown(exponent)} | ${mark(name, ms, bytes, exponent)} |`,
  );
}

function shown(exponent: number): string {
  return Math.abs(exponent) < 0.005 || !Number.isFinite(exponent) ? '–' : exponent.toFixed(2);
}

function mark(name: string, ms: number, bytes: number, exponent: number): string {
  if (AS_ASKED.test(name)) return 'as asked';
  const limit = LIMITS[name] ?? (name.startsWith('command ') ? { ms: COMMAND_MS_MAX } : {});
  const marks = [
    ms > (limit.ms ?? Number.POSITIVE_INFINITY) ? `over ${limit.ms} ms` : '',
    bytes > (limit.bytes ?? Number.POSITIVE_INFINITY) ? `over ${(limit.bytes ?? 0) / 1_000} kB` : '',
    exponent >= EXPONENT_MAX ? 'grows' : '',
  ].filter((each) => each !== '');
  return marks.length > 0 ? `**${marks.join(', ')}**` : '';
}
