import { ensureBuilt, ensureInstalled, run } from './ensure.mjs';

await ensureInstalled();
await ensureBuilt();
process.exit(run('node', ['scripts/release/main.ts', ...process.argv.slice(2)]));
