import { join } from 'node:path';
import { ensureInstalled, root, run } from './ensure.mjs';

await ensureInstalled();
// Paths in arguments are meant from where the caller stands, not from the project's folder.
process.exit(
  run('node', [join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
);
