import { join } from 'node:path';
import { ensureInstalled, root, run } from './ensure.mjs';

ensureInstalled();
process.exit(run('node', [join(root, 'scripts/texts/main.ts'), ...process.argv.slice(2)]));
