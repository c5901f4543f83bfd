// The attack tests at full size, and the packages' property tests over and over: hours, where `npm test` takes minutes.
// And the domain's tests against a sample of mutants of its rules (`npm run test:mutants`).
// One seed for all of it, printed at the start and with every failure; the last line counts the tests.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './ensure.mjs';

await ensureInstalled();
await ensureBuilt();

process.env.TONGZHOU_LONG = '1';
process.env.TONGZHOU_KILLS ??= '200';
process.env.TONGZHOU_COMMANDS ??= '100000';
process.env.TONGZHOU_SEED ??= String(Math.floor(Math.random() * 1_000_000));
/** Each round of the property tests draws new values: fast-check prints the seed and path of a failure. */
const ROUNDS = Number(process.env.TONGZHOU_ROUNDS ?? 20);
const { TONGZHOU_SEED: seed, TONGZHOU_KILLS: kills, TONGZHOU_COMMANDS: commands } = process.env;
console.log(`seed ${seed}: ${kills} kills, ${commands} commands, ${ROUNDS} rounds of property tests`);

const isProperty = (path) => /\.test\.ts$/.test(path) && /fast-check/.test(readFileSync(path, 'utf8'));
const testsBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, name))
    .filter((path) => /\.test\.ts$/.test(path) && !path.includes('node_modules'));

const packages = readdirSync(join(root, 'packages')).flatMap((name) => [
  `packages/${name}/src`,
  `packages/${name}/test`,
]);
const properties = packages
  .filter((path) => existsSync(join(root, path)))
  .flatMap(testsBelow)
  .filter(isProperty);
const attacks = [
  ...testsBelow('apps/server/test/attack'),
  ...testsBelow('apps/server/test/doors'),
  ...testsBelow('apps/server/test/history'),
  ...testsBelow('apps/server/test/cluster'),
  ...packages
    .filter((path) => existsSync(join(root, path)))
    .flatMap(testsBelow)
    .filter((path) => /tamper/.test(path)),
];
/** Pages that `npm test` looks at once each: here in every language, width and colour together. And the image of a release. */
const pages = testsBelow('test').filter((path) => readFileSync(path, 'utf8').includes('TONGZHOU_LONG'));
const wanted = process.argv.slice(2);
const steps = [
  ...[...attacks, ...pages].map((path) => [path.slice(root.length + 1), [path]]),
  ...Array.from({ length: ROUNDS }, (_, round) => [`property tests, round ${round + 1}`, properties]),
].filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

const results = join(root, '.cache', 'test-long-results.json');
mkdirSync(join(root, '.cache'), { recursive: true });
let passed = 0;
const failures = [];
// One file after the other: each of them wants the machine for itself.
for (const [name, paths] of steps) {
  console.log(`\n=== ${name}`);
  rmSync(results, { force: true });
  const status = run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...paths,
  ]);
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
  passed += counted?.numPassedTests ?? 0;
  const failed = counted?.numFailedTests ?? 0;
  // A run can fail without a failed test: a file that does not load, an error that nobody caught.
  for (let i = 0; i < Math.max(failed, status === 0 ? 0 : 1); i += 1) failures.push(name);
}

if (wanted.length === 0 || wanted.includes('mutants')) {
  console.log('\n=== mutants');
  if (run('node', ['scripts/mutants.mjs']) !== 0) failures.push('mutants');
}

if (failures.length > 0) {
  console.log(`\nfailed: ${[...new Set(failures)].join(', ')}`);
  console.log(`again: TONGZHOU_SEED=${seed} npm run test:long -- ${failures[0]}`);
}
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
