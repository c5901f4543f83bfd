// `npm run imports`: who may import whom, by the rules of .dependency-cruiser.cjs; and no two rooms of a source tree that
// depend on each other.
import { run } from './ensure.mjs';

const TREES = ['packages', 'apps/server/src', 'apps/cli/src', 'apps/web/src'];
/** Each of these is free of cycles between its folders, and stays so. */
const WITHOUT_CYCLES = [
  'apps/server/src',
  'apps/cli/src',
  'apps/web/src',
  'packages/audit/src',
  'packages/domain/src',
  'packages/flow/src',
  'packages/formats/src',
  'packages/integer-program/src',
  'packages/messages/src',
  'packages/receipt/src',
  'packages/tlog/src',
];

const rules = run('depcruise', ['--config', '.dependency-cruiser.cjs', ...TREES]);
const cycles = run('node', ['scripts/folder-cycles.mjs', ...WITHOUT_CYCLES]);
process.exit(rules === 0 && cycles === 0 ? 0 : 1);
