import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditSite, Site } from '@tongzhou/audit';
import {
  type Actor,
  canonicalJson,
  type Decided,
  isPublic,
  PUBLISHED_VIEWS,
  type PublishedViewName,
  publishedViews,
  type Result,
} from '@tongzhou/domain';
import { createSigner, createVerifier, generateKeyPair, LogWriter } from '@tongzhou/tlog';
import { FolderTileStore } from '@tongzhou/tlog/folder';
import { facilitiesFor, Gifts } from '../packages/domain/test/support/gifts.ts';
import { AREAS, COUNTRY, DUTIES, INCIDENT, ITEMS } from '../packages/domain/test/support/world.ts';

/**
 * `node bench/audit-memory.ts [GIFTS] [MIB] [log-alone]`: how much memory an audit of a large site takes. The site is this
 * process, with facts by real commands; the auditor is another one, whose heap may not grow beyond MIB. `log-alone`: log and
 * journal, without the published views, of which the comparison solves an allocation of everything.
 */
const [gifts, limit] = [Number(process.argv[2] ?? 25_000), process.argv[3] ?? '600'];
const isWithViews = process.argv[4] !== 'log-alone';
const auditing = process.env.TONGZHOU_BENCH_AUDIT;

const texts: Buffer[] = [];

/** Keeps the text of each public fact. */
class Recorded extends Gifts {
  override ask(actor: Actor, command: string, input: object, state = this.state): Result<Decided> {
    const outcome = super.ask(actor, command, input, state);
    const facts = outcome.ok ? outcome.value.facts : [];
    // The constructor of `Gifts` decides already, before this class has its fields.
    for (const fact of facts) if (isPublic(fact.type)) texts.push(Buffer.from(canonicalJson(fact)));
    return outcome;
  }
}

async function serveSite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-audit-'));
  const world = new Recorded(facilitiesFor(gifts));
  world.until(gifts);
  const facts = texts;
  const keys = await generateKeyPair('bench.example/log');
  const store = new FolderTileStore(folder);
  const signers = [await createSigner(keys.signerKey)];
  const writer = await LogWriter.open(0, { store, origin: 'bench.example/log', signers });
  for (let at = 0; at < facts.length; at += 25_600) await writer.integrate(facts.slice(at, at + 25_600));
  await writer.publish();
  const positions = facts.map((fact) => (JSON.parse(fact.toString()) as { position: number }).position);
  const head = { incident: INCIDENT, exercise: false, position: positions.at(-1), now: world.now };
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
      const after = Number(url.searchParams.get('after'));
      const from = positions.findIndex((position) => position > after);
      const page = from < 0 ? [] : facts.slice(from, from + Number(url.searchParams.get('limit')));
      return json(response, {
        data: page.map((fact, index) => ({ position: positions[from + index], text: fact.toString() })),
      });
    }
    const view = PUBLISHED_VIEWS.find((name) => url.pathname.endsWith(`/${name}`)) as PublishedViewName;
    return json(response, { ...head, view, data: publishedViews[view](world.view, INCIDENT) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [`--max-old-space-size=${limit}`, import.meta.filename], {
    stdio: 'inherit',
    env: { ...process.env, TONGZHOU_BENCH_AUDIT: url },
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
  process.exitCode = code === 0 ? 0 : 1;
}

async function auditIt(url: string): Promise<void> {
  const site = new Site(url);
  const log = await createVerifier((await site.text('log/key')).trim());
  const began = performance.now();
  const { entries, compared } = await auditSite({
    site,
    trust: { log },
    keyFrom: 'site',
    items: ITEMS,
    country: COUNTRY,
    areas: AREAS,
    duties: DUTIES,
  });
  const seconds = (performance.now() - began) / 1_000;
  const { maxRSS } = process.resourceUsage();
  const [peak, heap] = [maxRSS / 1_024, process.memoryUsage().heapUsed / 2 ** 20].map(Math.round);
  console.log(
    `${entries} entries, ${compared} views compared in ${seconds.toFixed(0)} s; ${(site.bytesFetched / 1e6).toFixed(0)} MB fetched; resident at most ${peak} MiB, heap at the end ${heap} MiB`,
  );
}

await (auditing === undefined ? serveSite() : auditIt(auditing));
