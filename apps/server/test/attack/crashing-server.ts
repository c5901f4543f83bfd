import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { dataFolder } from '../support/databases.ts';
import { openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

const MAIN = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

export type Prepared = {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly lot: string;
  /** Bearer token of the gate's seat, and of the receiver's. */
  readonly gate: string;
  readonly receiver: string;
};

/** A small world with one large lot, closed again: what the server under attack starts with. */
export async function prepare(databaseUrl: string | undefined): Promise<Prepared> {
  const folder = dataFolder();
  const application = await openSmallWorld(databaseUrl, folder);
  const { lot } = await receiveMasks(application, 100_000_000);
  const identity = await Identity.open(application);
  const gate = await identity.createToken(SEATS.gate, 'attack');
  const receiver = await identity.createToken(SEATS.receiver, 'attack');
  await application.close();
  return { folder, databaseUrl, lot, gate, receiver };
}

export type Server = {
  readonly url: string;
  readonly pid: number;
  readonly kill: () => Promise<void>;
  /** Sends a signal, such as SIGSTOP: a machine that is suspended. */
  readonly signal: (which: NodeJS.Signals) => void;
};

/** The real server, as its operator starts it, in a process of its own. */
export async function startServer(
  { folder, databaseUrl }: Pick<Prepared, 'folder' | 'databaseUrl'> & Partial<Prepared>,
  more: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      TONGZHOU_DATA: folder,
      TONGZHOU_SCENARIO: 'none',
      DATABASE_URL: databaseUrl ?? '',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await listening(child);
  return {
    url,
    pid: child.pid as number,
    signal: (which) => void child.kill(which),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) resolve(match[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`the server did not start:\n${said}`)));
  });
}

/** The state that a server has left behind, opened by ourselves. */
export const reopen = ({ folder, databaseUrl }: Prepared): Promise<Application> =>
  Application.open({ folder, databaseUrl });

/** The keys of a server that has just started, for another of the same installation: the last is made a moment after it listens. */
export async function copyKeys(from: string, to: string): Promise<void> {
  for (let tries = 0; !existsSync(join(from, 'keys', 'push.key')); tries += 1) {
    if (tries > 600) throw new Error('the server has not made all its keys');
    await pause(50);
  }
  const filter = (path: string) => !/\.[0-9a-f]{8}-[0-9a-f-]{27}$/.test(path);
  await cp(join(from, 'keys'), join(to, 'keys'), { recursive: true, filter });
}
