import { join } from 'node:path';
import { ensureInstalled, root, run } from './ensure.mjs';

ensureInstalled();
const [name, ...rest] = process.argv.slice(2);
process.exit(run('node', [join(root, `bench/${name}.ts`), ...rest]));
