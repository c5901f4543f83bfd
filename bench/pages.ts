import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Application } from '../apps/server/src/application/application.ts';
import { Identity } from '../apps/server/src/identity/index.ts';
import { importInto } from '../apps/server/src/imports/import-into.ts';
import { loadScenario } from '../apps/server/src/scenario/load.ts';
import { dataFolder, postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';
import { freePort } from '../apps/server/test/support/processes.ts';
import { median } from './measure.ts';

/**
 * Pages a second of the server's processor, for each kind of public page, while ten facts a second are written; how old the oldest answer
 * was, and how long commands took with and without readers. The exercise with 10,000 needs, on PostgreSQL where there is one. The
 * readers are a process of their own, and the limits of what one network may ask are off, for all of them are one network.
 */
const SECONDS = Number(process.argv[2] ?? 2);
const HOSPITALS = Number(process.argv[3] ?? 1_000);
const MIX_SECONDS = 10;
const FACTS_A_SECOND = 10;
const PAGES_A_SECOND = 1_500;
const AGE_MS_MAX = 2_000;
const DELAY_MS_MAX = 20;
const INCIDENT = 'hubei-2020';
const RECEIVER = { organisation: 'hubei-red-cross', seat: 'red-cross-receiving' };
/** Of Linux, in which `/proc` counts. */
const TICKS_A_SECOND = 100;
const ITEMS = [
  '普通医用口罩',
  '医用外科口罩',
  '防护面罩',
  '防护服',
  '手术衣',
  '隔离衣',
  '乳胶手套',
  '84消毒液',
  '75%酒精',
  '护目镜',
];

const programs = postgresPrograms();
const postgres = programs ? await startPostgres(programs) : null;
const folder = dataFolder('bench-pages');
const databaseUrl = postgres?.url;
process.env.TONGZHOU_WORK_LIMITS = 'off';

const token = await prepare();
const server = await start();
const { state: checked, took } = await firstCheck();
const paths = await kindsOfPages();
const { position } = (await (await asked(`${server.url}/healthz`)).json()) as { position: number };
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}; ${position} facts, ${postgres ? 'PostgreSQL' : 'embedded database'}; its first check of itself (${checked}) took ${took} ms`,
);

/** When each position was acknowledged. */
const acknowledged = new Map<number, number>();
let serial = 0;

/** Writes ten a second until told to stop, whatever the last took. */
function writing(): () => Promise<readonly number[]> {
  const delays: number[] = [];
  const open = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const began = performance.now();
    const one = give().then(() => void delays.push(performance.now() - began));
    open.add(one);
    void one.finally(() => open.delete(one));
  }, 1_000 / FACTS_A_SECOND);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    return delays;
  };
}

/** A connection that was idle may end just as it is taken up again: then once more, with the same key. */
function asked(url: string, options: RequestInit = {}): Promise<Response> {
  return fetch(url, options).catch(() => fetch(url, options));
}

async function give(): Promise<void> {
  serial += 1;
  const response = await asked(`${server.url}/api/v1/commands/donation.receive`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${serial}`,
    },
    body: JSON.stringify({
      incident: INCIDENT,
      donor: { kind: 'anonymous', donor: `box-${serial % 9}` },
      receiver: RECEIVER.organisation,
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 100 + serial },
    }),
  });
  const said = (await response.json()) as { facts?: { position: number }[] };
  if (response.status !== 201) throw new Error(JSON.stringify(said));
  for (const fact of said.facts ?? []) acknowledged.set(fact.position, Date.now());
}

type Read = {
  readonly answers: number;
  readonly slowest: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly lastSeen: Readonly<Record<string, number>>;
};

function reading(seconds: number, connections: number, addresses: readonly string[]): Promise<Read> {
  const script = new URL('pages/readers.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, server.url, `${seconds}`, `${connections}`, ...addresses], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(said)))),
  );
}

function processorSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** An answer is as old as the first fact that it does not have. */
function oldest({ lastSeen }: Read): number {
  let age = 0;
  for (const [said, at] of Object.entries(lastSeen)) {
    const missing = [...acknowledged].filter(([position]) => position > Number(said));
    const first = Math.min(...missing.map(([, when]) => when));
    if (Number.isFinite(first)) age = Math.max(age, at - first);
  }
  return age;
}

async function measured(seconds: number, connections: number, addresses: readonly string[]) {
  acknowledged.clear();
  const stop = writing();
  await wait(300);
  const before = processorSeconds();
  const read = await reading(seconds, connections, addresses);
  const spent = processorSeconds() - before;
  const delays = await stop();
  return {
    ...read,
    perProcessor: read.answers / spent,
    perWall: read.answers / seconds,
    age: oldest(read),
    delays,
  };
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
const shown = (delays: readonly number[]): string =>
  `${median(delays).toFixed(1)} | ${quantile(delays, 0.95).toFixed(1)} | ${Math.max(...delays).toFixed(1)}`;

const stop = writing();
await wait(MIX_SECONDS * 1_000);
const alone = (await stop()).slice(5);
console.log(
  '\n| commands, ms | median | 95 % | longest | pages a second | oldest page, ms | slowest page, ms |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
console.log(`| without readers | ${shown(alone)} | | | |`);
for (const connections of [1, 8, 64]) {
  const all = await measured(MIX_SECONDS, connections, paths);
  const isLate = quantile(all.delays, 1) - quantile(alone, 1) > DELAY_MS_MAX || all.age > AGE_MS_MAX;
  console.log(
    `| ${connections} reading all ${paths.length} | ${shown(all.delays)} | ${all.perProcessor.toFixed(0)} | ${all.age} | ${all.slowest.toFixed(0)} |${isLate ? ' above' : ''}`,
  );
}
console.log(
  '\n| page, 64 connections | a second and processor | by the clock | oldest, ms | longest command, ms | |',
);
console.log('| --- | ---: | ---: | ---: | ---: | --- |');
for (const path of SECONDS > 0 ? paths : []) {
  const one = await measured(SECONDS, 64, [path]);
  const isShort = one.perProcessor < PAGES_A_SECOND || one.age > AGE_MS_MAX;
  const others = Object.keys(one.statuses).filter((status) => status !== '200');
  console.log(
    `| ${path.replace('/zh/incidents/hubei-2020', '…')} | ${one.perProcessor.toFixed(0)} | ${one.perWall.toFixed(0)} | ${one.age} | ${Math.max(...one.delays).toFixed(0)} | ${isShort ? 'below' : ''}${others.join(' ')} |`,
  );
}
process.kill(server.pid, 'SIGKILL');
await postgres?.stop();
process.exit(0);

/** The exercise, with as many needs as ten for each hospital; answers the token of who writes. */
async function prepare(): Promise<string> {
  const application = await Application.open({ folder, databaseUrl });
  await loadScenario(application, INCIDENT);
  const hospitals = Array.from({ length: HOSPITALS }, (_, id) => ({
    ...{ id, province: '湖北', city: '武汉市', district: '武昌区', name: `第${id}测试医院` },
    ...{ address: '', url: '', remark: '', contacts: [] },
    supplies: ITEMS.map((key, at) => ({ key, value: (id * 7 + at) % 5 === 0 ? 1 : 100 + at })),
  }));
  const files = { 'hospital-needs.json': JSON.stringify(hospitals) };
  await importInto(application, { incident: undefined, asOf: '2020-02-03T00:00:00Z', files });
  const identity = await Identity.open(application);
  const made = await identity.createToken(RECEIVER, 'bench');
  await application.close();
  return made;
}

/** The real server, as its operator starts it, in a process of its own. */
async function start(): Promise<{ readonly url: string; readonly pid: number }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = new URL('../apps/cli/src/main.ts', import.meta.url).pathname;
  const env = { ...process.env, PORT: `${port}`, HOST: '127.0.0.1', TONGZHOU_DATA: folder };
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...env, DATABASE_URL: databaseUrl ?? '', TONGZHOU_SCENARIO: INCIDENT },
    stdio: 'ignore',
  });
  while ((await fetch(`${url}/readyz`).catch(() => null))?.status !== 200) await wait(200);
  return { url, pid: child.pid as number };
}

/** Behind its start a server checks its whole database once: that is not measured here. */
async function firstCheck(): Promise<{ readonly state: string; readonly took: number | null }> {
  for (;;) {
    const { integrity } = (await (await asked(`${server.url}/healthz`)).json()) as {
      integrity: { state: string; took: number | null };
    };
    if (integrity.state !== 'waiting') return integrity;
    await wait(500);
  }
}

/** One address of each kind of public page, as links lead to them. */
async function kindsOfPages(): Promise<readonly string[]> {
  const kinds = new Map<string, string>();
  const waiting = [`/zh/incidents/${INCIDENT}`, '/zh/plans', '/zh/help', '/zh/verify'];
  const known = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replace(/^(\/zh\/(?:incidents\/[^/]+\/[^/]+|plans|gifts))\/.*$/, '$1/*');
    if (kinds.has(kind)) continue;
    const answer = await asked(`${server.url}${path}`, { redirect: 'manual' });
    const text = await answer.text();
    // What has no position is no public page.
    if (!answer.headers.has('x-tongzhou-position')) continue;
    kinds.set(kind, path);
    for (const [, href] of text.matchAll(/href="(\/zh\/(?:incidents|plans|gifts?|help|verify)[^"#?]*)"/g))
      if (href && !known.has(href)) {
        known.add(href);
        waiting.push(href);
      }
  }
  return [...kinds.values()];
}
