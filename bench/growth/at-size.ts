import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands, PUBLISHED_VIEWS, publishedDays, publishedViews } from '@tongzhou/domain';
import { render } from 'svelte/server';
import { endings, RARER_ACTS } from '../../packages/domain/test/forge/long-walk.ts';
import { CHARTER, INCIDENT, SEATS } from '../../packages/domain/test/support/world.ts';
import { cpuMs, median } from '../measure.ts';
import { Days } from './days.ts';
import { web } from './web.ts';

/**
 * One size, in a process of its own: the response is built, its pages, rooms and views are asked for, what it holds in memory is
 * counted, and then each command is carried out on it. Writes what it measured to a file.
 */
const [facts = '20000', file = '/dev/stdout', ...only] = process.argv.slice(2);
const SIZE = Number(facts);
/** Rounds of what is asked again, until so much time has gone by. */
const ROUNDS = 15;
const ROUNDS_MS = 300;
/** A command of the usual days is heard on so many more facts. */
const SAMPLE = 3_000;
/** The review of a response and an account's lines are read from the database, a bank's statement is for those who signed in; no refund is among usual days. */
const APART = new Set(['after-action', 'ledger/[account]', 'statement', 'refunds/[refund]']);
/** These solve an allocation of everything there is, which is what was asked (`bench:allocation`). */
const SOLVES = new Set(['view comparison', 'page what-if']);

const site = await web('site/pages.ts');
const { texts } = await web('site/texts.ts');
const { load: gift } = await web('views/gift/load.ts');
const { sections } = await web('site/sections.ts');
const { WorkContext } = await web('form/context.ts');

/** Milliseconds of the processor, and bytes of what came. */
export type Measured = { readonly ms: number; readonly bytes: number };
const measured: Record<string, Measured> = {};
const failed: Record<string, string> = {};
const silent: string[] = [];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const days = new Days();
const { world } = days;
const began = performance.now();
const beganCpu = cpuMs();
days.until(SIZE);
const built = { seconds: (performance.now() - began) / 1_000, cpu: (cpuMs() - beganCpu) / 1_000 };
const { incident } = world;
collect();
console.error(`${SIZE} facts after ${built.seconds.toFixed(0)} s`);
const memory = { heap: process.memoryUsage().heapUsed, resident: process.memoryUsage.rss() };

const bytesOf = (answer: unknown): number => Buffer.byteLength(JSON.stringify(answer) ?? '');

async function measure(name: string, work: () => unknown, bytes = bytesOf): Promise<void> {
  if (SOLVES.has(name) || (only.length > 0 && !only.some((each) => name.includes(each)))) return;
  try {
    const times: number[] = [];
    const since = performance.now();
    let answer: unknown;
    while (times.length < ROUNDS && (times.length < 3 || performance.now() - since < ROUNDS_MS)) {
      const start = cpuMs();
      answer = await work();
      times.push(cpuMs() - start);
    }
    measured[name] = { ms: median(times), bytes: bytes(answer) };
  } catch (error) {
    failed[name] = error instanceof Error ? error.message : JSON.stringify(error);
  }
}

save();
await pages();
save();
await rooms();
for (const name of PUBLISHED_VIEWS) {
  const each = publishedDays[name]?.(incident);
  await measure(`view ${name}${each ? ', a day' : ''}`, () =>
    publishedViews[name](world.view, INCIDENT, each?.at(-2)),
  );
}
save();
if (only.length === 0 || only.includes('commands')) {
  const carried = everyCommand();
  for (const [name, times] of carried) measured[`command ${name}`] = { ms: median(times), bytes: 0 };
  silent.push(...[...commands.keys()].filter((name) => !carried.has(name)));
}
save();

/** What was measured so far. */
function save(): void {
  writeFileSync(file, JSON.stringify({ facts: SIZE, built, memory, measured, failed, silent }));
}

/** The server's own answers, as far as pages ask for them. */
function services() {
  const nothing = { at: null, position: 0, balanced: true, units: 0, accounts: 0, next: null, rows: [] };
  const answered = async () => ({ ok: true, value: { data: nothing, next: null } });
  return {
    reports: {
      trialBalance: answered,
      statement: answered,
      afterAction: answered,
      latestFacts: async ({ limit }: { limit: number }) => world.latest.slice(-limit).reverse(),
    },
    log: { proofOf: async () => null },
    activations: { haltOf: () => null },
    application: {
      publicUrl: 'http://site',
      state: world.state,
      clock: { isExercise: false, now: () => new Date(world.now) },
      planLibrary: new Map(),
    },
  };
}

/** What an address names where it names something: the one with the longest history, or the latest. */
function named(): Record<string, string> {
  const last = (of: ReadonlyMap<string, unknown>) => [...of.keys()].at(-1) ?? '';
  const lot = [...incident.lots.values()].find(({ owner }) => owner === 'red-cross')?.id ?? '';
  const [close] = [...incident.closes.values()].slice(-1);
  return {
    run: last(incident.runs),
    donor: 'firm-20',
    facility: 'union',
    organisation: 'red-cross',
    lot,
    number: String(Math.max(1, incident.releases.size)),
    shipment: last(incident.shipments),
    close: `${close?.day}.${close?.place}`,
    volunteer: last(incident.volunteers),
  };
}

async function pages(): Promise<void> {
  const ids = named();
  for (const page of site.pages) {
    if (APART.has(page.path)) continue;
    const parameter = /\[(\w+)\]$/.exec(page.path)?.[1];
    const id = parameter ? (ids[parameter] ?? '') : '';
    const asked = (search = '') => ({
      ...{
        view: world.view,
        incident,
        id,
        tongzhou: services(),
        visitor: null,
        language: 'zh',
        t: texts('zh'),
      },
      url: new URL(`http://site/zh/incidents/${INCIDENT}/${page.path}${search}`),
      setHeaders: () => {},
    });
    const shown = async (search = '') => {
      const said = asked(search);
      const data = { language: 'zh', now: world.now, tabs: [], ...(await page.load(said)) };
      const props = { data, params: { incident: INCIDENT, id }, form: null, t: said.t };
      return render(page.component, { props }).body;
    };
    await measure(
      `page ${page.path || 'of the incident'}`,
      () => shown(),
      (html) => Buffer.byteLength(String(html)),
    );
  }
  const code = [...incident.donations.values()].at(-1)?.receiptCode ?? '';
  await measure('page gift (what it loads)', () =>
    gift({
      params: { lang: 'zh', code },
      locals: { tongzhou: { ...services(), application: { ...services().application, ...world.view } } },
      url: new URL('http://site/'),
      setHeaders: () => {},
    }),
  );
}

async function rooms(): Promise<void> {
  const visitors = [SEATS.lead, SEATS.gate, SEATS.union];
  for (const section of sections)
    for (const visitor of visitors)
      await measure(`room ${section.id} of ${visitor.organisation}`, () =>
        section.make(new WorkContext(world.view, incident, visitor, 'zh')),
      );
}

/** The decision, made again and again, and once what came of it. */
function everyCommand(): Map<string, number[]> {
  const times = new Map<string, number[]>();
  world.heard = ({ command, decide, evolve }) =>
    times.set(command, [...(times.get(command) ?? []), decide + evolve]);
  days.until(world.state.position + SAMPLE);
  const again = { incident: INCIDENT, terms: CHARTER, agreement: '会议通过', participants: ['lead'] };
  world.done(SEATS.lead, 'charter.adopt', again);
  for (const [index, act] of [...RARER_ACTS, endings].entries())
    try {
      act(world);
    } catch (error) {
      failed[`act ${act.name || index}`] = error instanceof Error ? error.message : String(error);
    }
  world.heard = null;
  return times;
}
