import { ensureInstalled, run } from './ensure.mjs';

await ensureInstalled();
process.exit(run('node', ['scripts/supply/main.ts', ...process.argv.slice(2)]));
