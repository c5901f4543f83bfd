import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/tongzhou.mjs', import.meta.url));

/** What a call of the command line has said when it ended. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `tongzhou …` as a process of its own, to its end. */
export async function tongzhou(...args: string[]): Promise<Ended> {
  return startTongzhou(...args).ended;
}

/** A running `tongzhou …`. */
export type Running = {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first match in what it prints; throws with all that it printed if it ends before. */
  readonly saying: (pattern: RegExp) => Promise<RegExpExecArray>;
};

export function startTongzhou(...args: string[]): Running {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    changed();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    changed();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
      changed();
    });
  });
  const saying = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(`${stdout}\n${stderr}`);
        if (match) resolve(match);
        else if (child.exitCode === null && child.signalCode === null) return;
        else reject(new Error(`ended without saying ${pattern}:\n${stdout}\n${stderr}`));
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return { process: child, ended, saying };
}
