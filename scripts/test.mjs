// Every check and every test, one after another; all run even if one fails, and the last line counts the tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run, runQuietly } from './ensure.mjs';

await ensureInstalled();
await ensureBuilt();

const results = join(root, '.cache', 'test-results.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });

const checks = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the pages', 'npm', ['run', '--silent', 'check', '-w', 'apps/web']],
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
  ['import rules', 'node', ['scripts/imports.mjs']],
  ['dead code', 'knip', ['--no-progress']],
];
const failed = [];

/** Two at a time, as the tests; what each printed is shown when it ends. */
const waiting = [...checks];
const checkOn = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command, args] = next;
    const { status, printed } = await runQuietly(command, args);
    console.log(`\n=== ${name}\n${printed}`);
    if (status !== 0) failed.push(name);
  }
};
await Promise.all([checkOn(), checkOn()]);

console.log('\n=== tests');
const tests = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
if (run('vitest', [...tests, ...process.argv.slice(2)]) !== 0) failed.push('tests');

const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
const checksFailed = failed.filter((name) => name !== 'tests').length;
const passed = (counted?.numPassedTests ?? 0) + checks.length - checksFailed;
const notPassed =
  // A run can fail without a failed test: a file that does not load, an error that nobody caught.
  (counted
    ? counted.numFailedTests + (failed.includes('tests') && counted.numFailedTests === 0 ? 1 : 0)
    : 1) + checksFailed;
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${notPassed} failed`);
process.exit(failed.length === 0 ? 0 : 1);
