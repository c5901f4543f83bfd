// `npm run audit:forge -- [--count 5000] [--seed 2020] [--end-to-end 50]`: forged entries, thousands of them, of every field of
// every fact; which of them does whoever judges the log name? Those that pass are listed with the reason why they may.
import { ensureInstalled, run } from './ensure.mjs';

await ensureInstalled();
process.exit(run('node', ['apps/server/test/attack/forge/main.ts', ...process.argv.slice(2)]));
