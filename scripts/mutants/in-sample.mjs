// A checker of Stryker's: what the sample did not draw is not run. Ranges alone would bring in what lies within them.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { keyOf, NOT_DRAWN } from './sample.mjs';

const drawn = () => {
  const keys = new Set(JSON.parse(readFileSync('sample.json', 'utf8')));
  return {
    init: async () => {},
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          keys.has(keyOf({ ...mutant, fileName: relative(process.cwd(), mutant.fileName) }))
            ? { status: 'passed' }
            : { status: 'compileError', reason: NOT_DRAWN },
        ]),
      ),
    group: async (mutants) => [mutants.map(({ id }) => id)],
  };
};

export const strykerPlugins = [{ kind: 'Checker', name: 'in-sample', factory: drawn }];
