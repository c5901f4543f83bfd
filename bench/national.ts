import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { type DutyBook, type IncidentState, RULES, type State } from '@tongzhou/domain';
import { IncidentShelf } from '../apps/server/src/snapshot/shelf.ts';
import { readAwake, readSnapshot, writeSnapshot } from '../apps/server/src/snapshot/snapshot-file.ts';
import { Days } from './growth/days.ts';
import { cpuMs } from './measure.ts';

/**
 * `node bench/national.ts 500 20000`: so many closed incidents of so many facts each, as a nation's server has them after some years. One record of days as
 * real ones are is made by its commands and then stands in the state so many times under other names. What is measured is the records of incidents, in
 * a snapshot: memory at rest, what a start reads, the first page of one of them. Ledger, duties and what else is kept by incident outside of its records are
 * those of one incident: what they come to is said beside it, in proportion. Each start is a process of its own.
 */
const ONCE = 'once';
const KEY = Buffer.alloc(32, 7);
const MIB = 2 ** 20;

if (process.argv[2] === ONCE) await once(process.argv[3] as string, process.argv[4] === 'awake');
else await all(Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 20_000));
process.exit(0);

async function all(incidents: number, facts: number): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load}`,
  );
  const { state, duties } = recordOf(facts);
  const [incident] = state.incidents.values();
  const small = await written({ ...state, incidents: new Map() }, duties);
  tell('without any incident', await started(small, 'put-away'));
  const few = Math.min(incidents, 8);
  const awake = await written(repeated(state, incident as IncidentState, few), duties);
  tell(`${few} closed incidents of ${facts} facts, in memory`, await started(awake, 'awake'));
  const closed = await written(repeated(state, incident as IncidentState, incidents), duties);
  console.log(
    `snapshot of ${incidents}: ${(statSync(closed).size / 1e6).toFixed(0)} MB, ${statSync(closed).size / incidents / facts} B a fact`,
  );
  tell(`${incidents} closed incidents of ${facts} facts, put away`, await started(closed, 'put-away'));
  for (const path of [small, awake, closed]) rmSync(path);
}

/** A record that has come so far, and is closed as far as its reader can tell. */
function recordOf(facts: number): { state: State; duties: DutyBook } {
  const days = new Days();
  days.until(facts);
  const { state, duties } = days.world;
  for (const incident of state.incidents.values()) incident.closedAt = state.at;
  return { state, duties };
}

/** The same records under other names; the writer walks them one by one, so that they need not be there side by side. */
function repeated(state: State, incident: IncidentState, times: number): State {
  const incidents = new Map<string, IncidentState>();
  for (let index = 0; index < times; index += 1) {
    const id = `incident-${index}`;
    incidents.set(id, { ...incident, id });
  }
  return { ...state, incidents };
}

async function written(state: State, duties: DutyBook): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'tongzhou-bench-')), 'one.snapshot');
  await writeSnapshot(path, KEY, { position: state.position, rules: RULES }, { state, duties: duties.kept });
  return path;
}

type Started = {
  readonly seconds: number;
  readonly cpu: number;
  readonly resident: number;
  readonly heap: number;
  readonly list: number;
  readonly first: number;
  readonly again: number;
};

async function started(path: string, how: 'awake' | 'put-away'): Promise<Started> {
  const said = execFileSync(process.execPath, ['--expose-gc', import.meta.filename, ONCE, path, how]);
  return JSON.parse(said.toString().trim().split('\n').at(-1) as string) as Started;
}

async function once(path: string, isAwake: boolean): Promise<void> {
  const began = performance.now();
  const beganCpu = cpuMs();
  const read = isAwake ? { kept: await readSnapshot(path, KEY), reader: null } : await readAwake(path, KEY);
  const { incidents } = read.kept.state;
  const shelf = new IncidentShelf(incidents, read.reader);
  const held = {
    state: { ...read.kept.state, incidents: shelf as Map<string, IncidentState> },
    duties: read.kept.duties,
  };
  const seconds = (performance.now() - began) / 1_000;
  const cpu = (cpuMs() - beganCpu) / 1_000;
  incidents.clear();
  globalThis.gc?.();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  const list = timed(() =>
    [...held.state.incidents.values()].map(({ id, name, closedAt }) => [id, name, closedAt]),
  );
  const id = [...held.state.incidents.keys()][0];
  const look = () => (id === undefined ? 0 : touch(held.state.incidents.get(id) as IncidentState));
  const told: Started = { seconds, cpu, resident, heap, list, first: timed(look), again: timed(look) };
  console.log(JSON.stringify(told));
}

/** What a page reads first, of large parts. */
function touch({ needs, lots, donations }: IncidentState): number {
  return needs.size + lots.size + donations.size;
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function tell(what: string, { seconds, cpu, resident, heap, list, first, again }: Started): void {
  console.log(
    `${what}: ready in ${seconds.toFixed(2)} s (processor ${cpu.toFixed(2)}), heap ${(heap / MIB).toFixed(0)} MiB, resident ${(resident / MIB).toFixed(0)} MiB; the list ${list.toFixed(1)} ms, first look at one ${first.toFixed(0)} ms, the next ${again.toFixed(2)} ms`,
  );
}
