import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { SYSTEM_PATH } from './certificates.ts';
import { temporaryFolder } from './databases.ts';
import { freePort } from './processes.ts';

const DEPLOY = new URL('../../../../deploy/cluster/', import.meta.url);
const documented = (name: string): string => readFileSync(fileURLToPath(new URL(name, DEPLOY)), 'utf8');

const PROGRAMS = ['/usr/bin/patroni', '/usr/bin/etcd', '/usr/sbin/haproxy', '/usr/bin/setpriv'] as const;
/** Which of Debian's programs are wanting for a cluster. */
export const wantingPrograms = (): string[] => PROGRAMS.filter((path) => !existsSync(path));

const environment = { PATH: SYSTEM_PATH, LANG: 'C.UTF-8' };

export type ClusterNode = {
  readonly name: string;
  readonly port: number;
  readonly rest: number;
  readonly data: string;
  readonly config: string;
  patroni: ChildProcess | null;
};

/** The cluster of `deploy/cluster`, from those very files with ports and folders of its own: etcd, three nodes, haproxy. */
export class Cluster {
  readonly #folder: string;
  readonly #others: ChildProcess[] = [];
  readonly #as: readonly string[];
  readonly nodes: readonly ClusterNode[];
  /** Leads to whichever node is primary. */
  readonly url: string;

  private constructor(folder: string, nodes: readonly ClusterNode[], port: number, as: readonly string[]) {
    this.#folder = folder;
    this.nodes = nodes;
    this.url = `postgres://tongzhou@127.0.0.1:${port}/postgres`;
    this.#as = as;
  }

  static async start(bin: string): Promise<Cluster> {
    const folder = temporaryFolder();
    const as: string[] = [];
    if (process.getuid?.() === 0) {
      const uid = Number(execFileSync('id', ['-u', 'postgres']).toString());
      await chmod(folder, 0o755);
      await chown(folder, uid, uid);
      // It becomes the program, so that its number is that of Patroni.
      as.push('/usr/bin/setpriv', '--reuid', 'postgres', '--regid', 'postgres', '--clear-groups');
    }
    const [client, peer, primary] = [await freePort(), await freePort(), await freePort()];
    const nodes: ClusterNode[] = [];
    for (const nth of [1, 2, 3]) {
      const name = `node${nth}`;
      const node = {
        ...{ name, port: await freePort(), rest: await freePort(), data: join(folder, name) },
        ...{ config: join(folder, `${name}.yml`), patroni: null },
      };
      const text = put(documented('patroni.yml'), [
        [/^name: node1$/m, `name: ${name}`],
        [/127\.0\.0\.1:8008/g, `127.0.0.1:${node.rest}`],
        [/127\.0\.0\.1:5432/g, `127.0.0.1:${node.port}`],
        [/127\.0\.0\.1:2379/g, `127.0.0.1:${client}`],
        ['/var/lib/postgresql/tongzhou\n', `${node.data}\n`],
        ['/var/lib/postgresql/tongzhou.pgpass', join(folder, `${name}.pgpass`)],
        ['/usr/lib/postgresql/15/bin', bin],
        ['/var/run/postgresql', folder],
      ]);
      writeFileSync(node.config, text);
      nodes.push(node);
    }
    const cluster = new Cluster(folder, nodes, primary, as);
    try {
      const etcd = put(documented('etcd.env'), [
        [/:2379/g, `:${client}`],
        [/:2380/g, `:${peer}`],
        ['/var/lib/etcd/tongzhou', join(folder, 'etcd')],
      ]);
      await mkdir(join(folder, 'etcd'), { mode: 0o700 });
      cluster.#run('/usr/bin/etcd', [], { ...environment, ...(parseEnv(etcd) as Record<string, string>) });
      const [one, two, three] = nodes as [ClusterNode, ClusterNode, ClusterNode];
      const proxy = join(folder, 'haproxy.cfg');
      const text = put(documented('haproxy.cfg'), [
        ['127.0.0.1:5000\n', `127.0.0.1:${primary}\n`],
        ['127.0.0.1:5432 check port 8008', `127.0.0.1:${one.port} check port ${one.rest}`],
        ['127.0.0.1:5433 check port 8009', `127.0.0.1:${two.port} check port ${two.rest}`],
        ['127.0.0.1:5434 check port 8010', `127.0.0.1:${three.port} check port ${three.rest}`],
      ]);
      writeFileSync(proxy, text);
      cluster.#run('/usr/sbin/haproxy', ['-db', '-f', proxy], environment);
      for (const node of nodes) cluster.begin(node);
      await cluster.whole(120_000);
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  begin(node: ClusterNode): void {
    const [program = '', ...args] = [...this.#as, '/usr/bin/patroni', node.config];
    const child = spawn(program, args, { stdio: 'ignore', env: environment, cwd: this.#folder });
    child.on('error', () => {});
    node.patroni = child;
  }

  urlOf({ port }: ClusterNode): string {
    return `postgres://tongzhou@127.0.0.1:${port}/postgres`;
  }

  /** What a node says of itself; null where it does not answer. */
  async role(node: ClusterNode): Promise<string | null> {
    try {
      const response = await fetch(`http://127.0.0.1:${node.rest}/patroni`, {
        signal: AbortSignal.timeout(1_000),
      });
      const said = (await response.json()) as { role?: string; state?: string };
      return said.state === 'running' ? (said.role ?? null) : null;
    } catch {
      return null;
    }
  }

  async primary(): Promise<ClusterNode | null> {
    for (const node of this.nodes) if (/primary|master/.test((await this.role(node)) ?? '')) return node;
    return null;
  }

  /** Until one is primary and both others are named as those it waits for. */
  async whole(maxMs: number): Promise<void> {
    for (const until = Date.now() + maxMs; Date.now() < until; await pause(200)) {
      const primary = await this.primary();
      if (primary === null) continue;
      const others = this.nodes.filter((each) => each !== primary);
      const inStep = await Promise.all(others.map((each) => this.#isSynchronous(each)));
      if (inStep.every(Boolean)) return;
    }
    throw new Error('the cluster is not whole');
  }

  async #isSynchronous({ rest }: ClusterNode): Promise<boolean> {
    try {
      const at = `http://127.0.0.1:${rest}/synchronous`;
      return (await fetch(at, { signal: AbortSignal.timeout(1_000) })).status === 200;
    } catch {
      return false;
    }
  }

  /** PostgreSQL of a node, all its processes at once; its Patroni lives on. */
  killPostgres({ data }: ClusterNode): void {
    const [first = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const postmaster = Number(first);
    for (const pid of [postmaster, ...childrenOf(postmaster)]) end(pid);
  }

  /** A node as a machine that loses its power. */
  async killNode(node: ClusterNode): Promise<void> {
    const { patroni } = node;
    const ended = new Promise((resolve) => patroni?.once('exit', resolve));
    patroni?.kill('SIGKILL');
    this.killPostgres(node);
    await ended;
    node.patroni = null;
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) {
      node.patroni?.kill('SIGKILL');
      try {
        this.killPostgres(node);
      } catch {}
    }
    for (const child of this.#others) child.kill('SIGKILL');
    await pause(300);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #run(program: string, args: readonly string[], env: Record<string, string>): void {
    this.#others.push(spawn(program, args, { stdio: 'ignore', env, cwd: this.#folder }));
  }
}

/** The documented file with what is of this place, and nothing else changed. */
function put(text: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((read, [from, to]) => {
    if (typeof from === 'string' ? !read.includes(from) : read.search(from) < 0)
      throw new Error(`the documented file does not say ${from}`);
    return read.replace(from, to);
  }, text);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
