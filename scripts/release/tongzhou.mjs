#!/usr/bin/env node
// Runs on any Node from 20 on, to say what is wanting: everything after it needs Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MIN = 24;

if (Number(process.versions.node.split('.')[0]) >= NODE_MIN) {
  // What Node has compiled is kept, so that the next start takes half of the time.
  module.enableCompileCache();
  await import('../dist/tongzhou.js');
} else {
  const own = nodeBeside();
  if (own === null) {
    console.error(
      `tongzhou: it runs on Node ${NODE_MIN} or newer, and this is ${process.version}. Install a newer Node, or one beside it: npm install ${nodePackage()}@${NODE_MIN}`,
    );
    process.exit(1);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  );
}

/** The npm package that holds Node for this machine. */
function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** The program of that package where somebody has installed it beside this one; null where not. */
function nodeBeside() {
  try {
    const found = createRequire(import.meta.url).resolve(`${nodePackage()}/package.json`);
    const program = join(dirname(found), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}
