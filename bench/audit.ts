import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { auditSite, Site } from '@tongzhou/audit';
import {
  canonicalJson,
  type Fact,
  isPublic,
  PUBLISHED_VIEWS,
  type PublishedViewName,
  publishedDays,
  publishedViews,
} from '@tongzhou/domain';
import {
  createSigner,
  createVerifier,
  generateKeyPair,
  LogWriter,
  type OpenedCheckpoint,
} from '@tongzhou/tlog';
import { FolderTileStore } from '@tongzhou/tlog/folder';
import { keptFolder } from '../apps/cli/src/audit/kept-files.ts';
import { KeptJudgement } from '../apps/cli/src/audit/kept-judgement.ts';
import { AREAS, COUNTRY, DUTIES, INCIDENT, ITEMS } from '../packages/domain/test/support/world.ts';
import { Days } from './growth/days.ts';
import { GrowthWorld } from './growth/world.ts';
import { cpuMs } from './measure.ts';

/**
 * `node bench/audit.ts [FACTS …] [log-alone]`: what an audit takes, in time and in memory: of the whole, and the day after, when there is a
 * twentieth more. The site is this process, with facts of days as
 * real ones are (`bench/growth`) by real commands; the auditor is another one, over HTTP. `log-alone`: log and journal without the published
 * views. TONGZHOU_BENCH_NODE: options of the auditor's Node, such as `--cpu-prof`.
 */
const asked = process.argv.slice(2);
const isWithViews = !asked.includes('log-alone');
const sizes = asked.filter((each) => each !== 'log-alone').map(Number);
const MORE = 1.05;
const ORIGIN = 'bench.example/log';
const auditing = process.env.TONGZHOU_BENCH_AUDIT;

/** The public facts' texts, in a file: who measures an auditor keeps no gigabytes beside it. */
class Texts {
  readonly positions: number[] = [];
  readonly #ends: number[] = [];
  readonly #file: Awaited<ReturnType<typeof open>>;
  #waiting: Buffer[] = [];
  #end = 0;

  private constructor(file: Awaited<ReturnType<typeof open>>) {
    this.#file = file;
  }

  static readonly in = async (folder: string) => new Texts(await open(join(folder, 'texts'), 'a+'));

  add({ position, type }: Fact, text: string): void {
    if (!isPublic(type)) return;
    const bytes = Buffer.from(text);
    this.#waiting.push(bytes);
    this.#end += bytes.length;
    this.positions.push(position);
    this.#ends.push(this.#end);
  }

  async flush(): Promise<Buffer[]> {
    const written = this.#waiting;
    this.#waiting = [];
    await this.#file.appendFile(Buffer.concat(written));
    return written;
  }

  /** So many of those after a position. */
  async after(position: number, most: number) {
    let from = 0;
    for (let to = this.positions.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((this.positions[middle] as number) > position) to = middle;
      else from = middle + 1;
    }
    const end = Math.min(this.positions.length, from + most);
    const first = this.#ends[from - 1] ?? 0;
    const { buffer } = await this.#file.read(
      Buffer.alloc((this.#ends[end - 1] ?? 0) - first),
      0,
      null,
      first,
    );
    return this.positions.slice(from, end).map((at, index) => ({
      position: at,
      text: buffer
        .subarray((this.#ends[from + index - 1] ?? 0) - first, (this.#ends[from + index] as number) - first)
        .toString(),
    }));
  }
}

async function serveSite(): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${load}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-audit-'));
  const texts = await Texts.in(folder);
  GrowthWorld.wrote = (fact) => texts.add(fact, canonicalJson(fact));
  const days = new Days();
  const { world } = days;
  const keys = await generateKeyPair(ORIGIN);
  const store = new FolderTileStore(join(folder, 'log'));
  const signers = [await createSigner(keys.signerKey)];
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers });
  const grow = async (facts: number) => {
    while (world.state.position < facts) {
      days.until(Math.min(facts, world.state.position + 10_000));
      await writer.integrate(await texts.flush());
    }
    await writer.publish();
  };
  const json = (response: ServerResponse, value: unknown) => response.end(JSON.stringify(value));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (url.pathname.startsWith('/log/')) {
      const bytes = url.pathname === '/log/key' ? keys.verifierKey : await store.read(url.pathname.slice(5));
      return bytes === null ? response.writeHead(404).end() : response.end(bytes);
    }
    if (url.pathname === '/api/v1/incidents')
      return json(response, { data: isWithViews ? [{ id: INCIDENT }] : [] });
    if (url.pathname === '/api/v1/facts') {
      const [after, limit] = ['after', 'limit'].map((name) => Number(url.searchParams.get(name)));
      return json(response, { data: await texts.after(after as number, limit as number) });
    }
    const view = PUBLISHED_VIEWS.find((name) => url.pathname.endsWith(`/${name}`)) as PublishedViewName;
    const known = publishedDays[view]?.(world.incident);
    const day = url.searchParams.get('day') ?? known?.at(-1);
    const of = known && { day: day ?? null, days: known };
    const head = {
      incident: INCIDENT,
      exercise: false,
      position: texts.positions.at(-1),
      now: world.now,
      ...of,
    };
    return json(response, { ...head, view, data: publishedViews[view](world.view, INCIDENT, day) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const size of sizes.length > 0 ? sizes : [20_000, 100_000]) {
    await grow(size);
    process.env.XDG_CONFIG_HOME = folder;
    const kept = keptFolder(`${url}/${size}`, folder);
    await auditor(url, 'whole', kept);
    await grow(Math.round(size * MORE));
    await auditor(url, 'the day after', kept);
  }
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
}

async function auditor(url: string, what: string, kept: string): Promise<void> {
  const options = (process.env.TONGZHOU_BENCH_NODE ?? '').split(' ').filter((each) => each !== '');
  const child = spawn(process.execPath, [...options, import.meta.filename], {
    stdio: 'inherit',
    env: { ...process.env, TONGZHOU_BENCH_AUDIT: JSON.stringify([url, what, kept]) },
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`the auditor ended with ${code}`);
}

async function auditIt(url: string, what: string, kept: string): Promise<void> {
  const site = new Site(url);
  const log = await createVerifier((await site.text('log/key')).trim());
  const [began, beganCpu] = [performance.now(), cpuMs()];
  const marks: string[] = [];
  const mark = (done: string) => {
    const memory = (process.resourceUsage().maxRSS / 1_024).toFixed(0);
    marks.push(`${done} after ${((performance.now() - began) / 1_000).toFixed(1)} s (${memory} MiB)`);
  };
  const judgement = new KeptJudgement(kept, () => {});
  const before = await judgement.read({ log });
  if (before) mark('read what was judged');
  let shown: OpenedCheckpoint | null = null;
  const { entries, judgedEarlier, compared } = await auditSite({
    ...(before && { begin: before.reached }),
    onCheckpoint: (checkpoint) => {
      shown = checkpoint;
    },
    onReached: async (reached, of, isEnd) => {
      if (shown) await judgement.keep(shown, reached, of, isEnd);
      if (isEnd) mark('kept what was judged');
    },
    ...{
      site,
      trust: { log },
      keyFrom: 'site',
      items: ITEMS,
      country: COUNTRY,
      areas: AREAS,
      duties: DUTIES,
    },
    onEntry: (done, of) => {
      if (done === (before?.reached.size ?? 0) + 1 || done === of) mark(`entry ${done}`);
    },
  });
  const [seconds, cpu] = [performance.now() - began, cpuMs() - beganCpu].map((ms) => (ms / 1_000).toFixed(1));
  const [peak, heap] = [process.resourceUsage().maxRSS * 1_024, process.memoryUsage().heapUsed].map((bytes) =>
    (bytes / 2 ** 20).toFixed(0),
  );
  console.log(
    `${what}: ${entries} entries, ${entries - judgedEarlier} of them new, ${compared} views compared in ${seconds} s (processor ${cpu} s); ${(site.bytesFetched / 1e6).toFixed(0)} MB fetched; resident at most ${peak} MiB, heap at the end ${heap} MiB; ${marks.join(', ')}`,
  );
}

await (auditing === undefined ? serveSite() : auditIt(...(JSON.parse(auditing) as [string, string, string])));
