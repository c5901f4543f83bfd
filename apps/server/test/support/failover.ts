import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, chown, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { temporaryFolder } from './databases.ts';
import { freePort } from './processes.ts';

/** A way to a database server that can be switched to another: as a service name that follows whoever was promoted. */
export class Switch {
  #server: Server;
  #to: number;
  readonly #open = new Set<Socket>();

  private constructor(server: Server, to: number) {
    this.#server = server;
    this.#to = to;
  }

  static async open(to: number): Promise<Switch> {
    const server = createServer();
    const made = new Switch(server, to);
    server.on('connection', (near) => made.#join(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `postgres://tongzhou@127.0.0.1:${port}/postgres`;
  }

  /** From now on new connections lead there. */
  turnTo(port: number): void {
    this.#to = port;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket): void {
    const far = connect(this.#to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

type Node = { readonly port: number; readonly data: string; readonly child: ChildProcess };

/** A primary and a standby that follows it without the primary waiting, as real servers on free ports. */
export class Pair {
  readonly #bin: string;
  readonly #folder: string;
  readonly primary: Node;
  readonly standby: Node;

  private constructor(bin: string, folder: string, primary: Node, standby: Node) {
    this.#bin = bin;
    this.#folder = folder;
    this.primary = primary;
    this.standby = standby;
  }

  static async start(bin: string): Promise<Pair> {
    const folder = temporaryFolder();
    if (process.getuid?.() === 0) {
      const uid = Number(execFileSync('id', ['-u', 'postgres']).toString());
      await chmod(folder, 0o755);
      await chown(folder, uid, uid);
    }
    const [first, second] = [join(folder, 'one'), join(folder, 'two')];
    runAs(bin, 'initdb', ['-D', first, '-A', 'trust', '-U', 'tongzhou', '-E', 'UTF8', '--no-sync']);
    const primary = await startNode(bin, folder, first);
    const { port } = primary;
    const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'tongzhou'];
    runAs(bin, 'pg_basebackup', ['-D', second, ...from, '-R', '-X', 'stream', '--no-sync', '-c', 'fast']);
    return new Pair(bin, folder, primary, await startNode(bin, folder, second));
  }

  /** Resolves when the standby has all that the primary has now. */
  async inStep(): Promise<void> {
    const [row] = await ask(this.primary, 'select pg_current_wal_lsn()::text as lsn');
    for (let tries = 0; ; tries += 1) {
      const [is] = await ask(this.standby, `select pg_last_wal_replay_lsn() >= '${row?.lsn}'::pg_lsn as yes`);
      if (is?.yes) return;
      if (tries > 300) throw new Error('the standby does not follow');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** From now on the standby gets nothing more. */
  async cutOff(): Promise<void> {
    await ask(this.standby, `alter system set primary_conninfo = 'host=127.0.0.1 port=1'`);
    await ask(this.standby, 'select pg_reload_conf()');
    for (;;) {
      const [row] = await ask(
        this.standby,
        `select count(*)::int as many from pg_stat_wal_receiver where status = 'streaming'`,
      );
      if (row?.many === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** All of the primary's processes at once, as a machine that loses its power. */
  async killPrimary(): Promise<void> {
    const pids = (
      await ask(this.primary, 'select pid from pg_stat_activity where pid <> pg_backend_pid()')
    ).map(({ pid }) => Number(pid));
    const ended = new Promise<void>((resolve) => this.primary.child.once('close', () => resolve()));
    const postmaster = Number(
      execFileSync('head', ['-1', join(this.primary.data, 'postmaster.pid')]).toString(),
    );
    for (const pid of [postmaster, ...pids]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {}
    }
    await ended;
  }

  async promote(): Promise<void> {
    await ask(this.standby, 'select pg_promote(true, 30)');
  }

  async stop(): Promise<void> {
    for (const { data, child } of [this.primary, this.standby]) {
      try {
        runAs(this.#bin, 'pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      } catch {}
      child.kill();
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function startNode(bin: string, folder: string, data: string): Promise<Node> {
  const port = await freePort();
  const [first, rest] = as(bin, 'postgres', [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-h',
    '127.0.0.1',
  ]);
  const child = spawn(first, rest, { stdio: 'ignore' });
  const node = { port, data, child };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(node, 'select 1');
      return node;
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function ask(
  { port }: { readonly port: number },
  text: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: `postgres://tongzhou@127.0.0.1:${port}/postgres` });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** It refuses to run as root. */
function as(bin: string, command: string, args: readonly string[]): [string, string[]] {
  const before = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const [first, ...rest] = [...before, join(bin, command), ...args] as [string, ...string[]];
  return [first, rest];
}

function runAs(bin: string, command: string, args: readonly string[]): void {
  const [first, rest] = as(bin, command, args);
  execFileSync(first, rest, { stdio: 'ignore' });
}
