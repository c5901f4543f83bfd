// `npm run test:mutants -- [--count 1000] [--seed 2020]`: of all the ways in which Stryker can change one
// rule of the domain, a seeded sample; how many of them do the domain's tests notice? Survivors are listed with their
// place. Judged without the database, the server and the pages: what kills a mutant is a test that stands near the rule.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, environment, root, run } from './ensure.mjs';
import { compiler } from './mutants/compiles.mjs';
import { report } from './mutants/report.mjs';
import { draw, filesOfRules, keyOf, LEFT_OUT, mutantsOf, NOT_DRAWN } from './mutants/sample.mjs';
import { makeSite } from './mutants/site.mjs';

const SCORE_MIN = 0.85;
/** So many are drawn for each that is wanted: about a third does not compile. */
const CANDIDATES = 1.7;
const PART = 250;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '2020' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.error('mutants: --count is a whole number above 0, --seed a whole number');
  process.exit(2);
}

await ensureInstalled();
const cache = join(root, '.cache', 'mutants');
const site = join(cache, 'site');
mkdirSync(cache, { recursive: true });
makeSite(root, site);

const files = filesOfRules(root);
const all = await mutantsOf(root, files);
const drawn = draw(all, Math.ceil(count * CANDIDATES), seed);
const sample = compiler(root, files)(drawn).slice(0, count);
if (sample.length < Math.min(count, all.length)) console.log(`mutants: only ${sample.length} compile`);
console.log(`mutants: ${sample.length} of ${all.length} in ${files.length} files, seed ${seed}`);

const began = Date.now();
const verdicts = new Map();
// Part by part: what stops on the way has judged the beginning of the order, which is a sample too.
for (let start = 0; start < sample.length; start += PART) {
  const part = sample.slice(start, start + PART);
  judge(part, 'at-run-time', { ignoreStatic: true });
  // What runs when the domain is loaded, and never again: each of these needs a process of its own, and all tests.
  judge(
    part.filter((mutant) => verdicts.get(keyOf(mutant))?.status === 'Ignored'),
    'at-load-time',
    { ignoreStatic: false },
  );
  tell(sample.slice(0, start + part.length));
}
process.exit(tell(sample).score >= SCORE_MIN ? 0 : 1);

function tell(judged) {
  const minutes = (Date.now() - began) / 60_000;
  const told = report(judged, verdicts, { seed, minutes, of: all.length });
  writeFileSync(join(cache, 'report.md'), told.text);
  console.log(told.summary);
  return told;
}

/** Stryker's verdict on each of these, from this run or, where rule and tests are as they were, from an earlier one. */
function judge(mutants, name, options) {
  if (mutants.length === 0) return;
  const results = join(cache, `${name}-results.json`);
  const incremental = join(cache, `${name}.json`);
  forgetUndrawn(incremental);
  rmSync(results, { force: true });
  writeFileSync(join(site, 'sample.json'), JSON.stringify(mutants.map(keyOf)));
  const settings = {
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', join(root, 'scripts/mutants/in-sample.mjs')],
    checkers: ['in-sample'],
    coverageAnalysis: 'perTest',
    mutate: [...new Set(mutants.map(rangeOf))],
    mutator: { excludedMutations: LEFT_OUT },
    // The site is a copy already.
    inPlace: true,
    incremental: true,
    incrementalFile: incremental,
    concurrency: 2,
    // Loops without end are found by their turns; a busy machine must not look like one.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 30,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: results },
    allowConsoleColors: false,
    tempDirName: join(cache, 'stryker'),
    ...options,
  };
  writeFileSync(join(site, 'stryker.config.json'), JSON.stringify(settings));
  const status = run('stryker', ['run', 'stryker.config.json'], {
    cwd: site,
    env: { ...environment(), FORCE_COLOR: '0', NODE_COMPILE_CACHE: join(cache, 'compiled') },
  });
  if (status !== 0 || !existsSync(results)) {
    console.error('mutants: Stryker itself failed');
    process.exit(1);
  }
  for (const [fileName, { mutants: judged }] of Object.entries(
    JSON.parse(readFileSync(results, 'utf8')).files,
  ))
    for (const { location, ...mutant } of judged) {
      const key = keyOf({ ...mutant, fileName, location: fromZero(location) });
      if (mutant.statusReason !== NOT_DRAWN) verdicts.set(key, mutant);
    }
}

/** Reports count lines from 1 and columns from 1, the instrumenter both from 0. */
function fromZero({ start, end }) {
  const place = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return { start: place(start), end: place(end) };
}

function rangeOf({ fileName, location: { start, end } }) {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/** What another sample did not draw was never judged; what ran out of time may have had a busy day. */
function forgetUndrawn(path) {
  if (!existsSync(path)) return;
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  for (const file of Object.values(kept.files))
    file.mutants = file.mutants.filter(
      ({ status, statusReason }) => statusReason !== NOT_DRAWN && status !== 'Timeout',
    );
  writeFileSync(path, JSON.stringify(kept));
}
