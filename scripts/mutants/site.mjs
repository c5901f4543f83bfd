// A copy of what the domain's tests read, in which Stryker may write: the checkout itself is never touched. Its
// `@tongzhou/…` are the copies, not the packages of the checkout, and its property tests are short.
import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const COPIED = ['packages', 'data', 'scenarios', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];
/** A twentieth of the random cases, though not fewer than this: a mutant that only the others kill is counted as alive. */
const CASES_MIN = 5;

const SETUP = `import '@tongzhou/domain';
import fc from 'fast-check';
import { afterEach } from 'vitest';

// One seed, so that a verdict can be had again; no shrinking, as nobody reads the counterexample.
fc.configureGlobal({ numRuns: ${CASES_MIN}, seed: 2020, endOnFailure: true });

// What a file of tests runs while it is only being read is no test's, and does not make a mutant "static": only what the
// domain itself runs when it is loaded (above) does. Stryker judges static mutants by all tests, in a new process each.
const stryker = (globalThis as { __stryker__?: { currentTestId?: string } }).__stryker__;
const beforeTheTests = (): void => {
  if (stryker) stryker.currentTestId = 'while it is read';
};
beforeTheTests();
afterEach(beforeTheTests);
`;

const CONFIG = `import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false },
    isolate: false,
    include: ['packages/domain/{src,test}/**/*.test.ts'],
    // It counts the tests of the whole repository, of which this is a part.
    exclude: ['packages/domain/test/raised.test.ts'],
    setupFiles: ['./cases.ts'],
    sequence: { setupFiles: 'list', hooks: 'list' },
    testTimeout: 60_000,
  },
});
`;

/** What a random test must have reached at full length (`>= 5` of each kind), it need not reach here. */
const REACHED = [/(\?\? 0\) >= )[\d_]+/g, /(expect\((?:made|deep|met)\)\.toBeGreaterThan\()[\d_]+/g];

function shorter(text) {
  const short = text.replace(/(numRuns: )([\d_]+)/g, (_, before, many) => {
    const cases = Number(many.replaceAll('_', ''));
    return `${before}${Math.min(cases, Math.max(CASES_MIN, Math.ceil(cases / 20)))}`;
  });
  return REACHED.reduce((changed, reach) => changed.replace(reach, (_, before) => `${before}-1`), short);
}

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();

export function makeSite(root, site) {
  mkdirSync(site, { recursive: true });
  for (const name of COPIED) {
    rmSync(join(site, name), { recursive: true, force: true });
    cpSync(join(root, name), join(site, name), {
      recursive: true,
      filter: (path) => !isLink(path) && !path.endsWith('node_modules'),
    });
  }
  const modules = join(site, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(join(modules, '@tongzhou'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@tongzhou' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const name of readdirSync(join(site, 'packages')))
    symlinkSync(join(site, 'packages', name), join(modules, '@tongzhou', name));
  for (const entry of readdirSync(join(site, 'packages/domain'), { recursive: true })) {
    if (!entry.endsWith('.test.ts')) continue;
    const path = join(site, 'packages/domain', entry);
    const text = readFileSync(path, 'utf8');
    if (shorter(text) !== text) writeFileSync(path, shorter(text));
  }
  writeFileSync(join(site, 'cases.ts'), SETUP);
  writeFileSync(join(site, 'vitest.config.ts'), CONFIG);
}
