// `node scripts/bench.mjs [name] [arguments]` runs bench/<name>.ts, by default bench/run.ts, on the project's Node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, run } from './ensure.mjs';

const [name = 'run', ...rest] = process.argv.slice(2);
const bench = join(root, 'bench', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(bench)) {
  console.error(`bench: there is no bench/${name}.ts`);
  process.exit(2);
}
await ensureInstalled();
process.exit(run('node', [bench, ...rest]));
