import { join } from 'node:path';
import { ensureInstalled, root, run } from './ensure.mjs';

ensureInstalled();
process.exit(run('node', [join(root, 'bench/run.ts')]));
