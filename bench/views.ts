import { cpus, loadavg, totalmem } from 'node:os';
import {
  allocationView,
  autonomyOf,
  balanceRows,
  deliveryOrigin,
  deliveryRows,
  dueExpiries,
  dutyRows,
  giftByCode,
  goodsReport,
  incidentView,
  itemFlows,
  itemsReceived,
  lotTrace,
  mandateMatrix,
  needRows,
  needsByCity,
  nextExpiry,
  organisationView,
  PUBLISHED_VIEWS,
  publishedViews,
  releaseRows,
  silentFacilities,
  stockAgeing,
  stockOf,
  storeOf,
  tasksOf,
  trialBalance,
  unreconciledRows,
} from '@tongzhou/domain';
import { facilitiesFor, Gifts } from '../packages/domain/test/support/gifts.ts';
import { INCIDENT } from '../packages/domain/test/support/world.ts';
import { median } from './measure.ts';

/**
 * What each published view, the work behind each page, and each command costs when 1,000, 10,000 and 100,000 gifts have
 * been given, with their needs, orders and deliveries. A view may cost what it prints: `exponent` is the growth of its time
 * over the growth of its rows (over that of the history where its rows do not grow). A control that is linear by
 * construction says what the machine's memory adds; what grows more than 1.2 times as that is marked. Times are the processor's. `node scripts/bench.mjs views 10000` stops at 10,000.
 */
const MOST = Number(process.argv[2] ?? 100_000);
const SIZES = [1_000, 10_000, 100_000].filter((size) => size <= MOST);
const TIMES_LINEAR_MAX = 1.2;
/** Times below this are noise of the machine, not growth. */
const NOISE_MS = 2;
const ROUNDS_MS = 1_500;
const BOARD_MS_MAX = 50;
/** Linear by construction: what its time grows more than its rows is the machine's (caches, collection), not a walk. */
const CONTROL = 'control: a copy of each need';
/** These solve an allocation of everything; beyond this size that is a question of its own (`bench:allocation`). */
const SOLVING = new Set(['view comparison', 'page what-if']);
const SOLVED_MAX = 1_000;

type Measured = { readonly ms: number; readonly rows: number };
const table = new Map<string, Map<number, Measured>>();

/** Gifts in which the commands are timed, after each size. */
const SAMPLE = 600;

const gifts = new Gifts(facilitiesFor((SIZES.at(-1) ?? 0) + SAMPLE));
let timesOf: Map<string, number[]> | null = null;
gifts.watch = (name, work) => {
  if (timesOf === null) return work();
  const began = cpuMs();
  const result = work();
  const times = timesOf.get(name) ?? [];
  times.push(cpuMs() - began);
  timesOf.set(name, times);
  return result;
};

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
for (const size of SIZES) {
  const began = performance.now();
  gifts.until(size);
  console.log(
    `${size} gifts, ${gifts.incident.needs.size} needs, ${gifts.incident.orders.size} orders, ${gifts.incident.deliveries} deliveries, ${gifts.state.position} facts after ${((performance.now() - began) / 1_000).toFixed(1)} s`,
  );
  measure(size, CONTROL, copiesOfNeeds);
  for (const name of PUBLISHED_VIEWS)
    measure(size, `view ${name}`, () => publishedViews[name](gifts.view, INCIDENT));
  for (const [name, work] of Object.entries(pages())) measure(size, `page ${name}`, work);
  measure(size, 'clock, nothing due', () => [
    nextExpiry(gifts.state),
    dueExpiries(gifts.state, gifts.now, String),
  ]);
  timesOf = new Map();
  gifts.until(size + SAMPLE);
  for (const [name, times] of timesOf) note(size, `command ${name}`, { ms: median(times), rows: 1 });
  timesOf = null;
}
print();

function copiesOfNeeds(): unknown[] {
  return Array.from(gifts.incident.needs.values(), (need) => ({ ...need }));
}

/** The functions behind each page, as its `load` asks them. */
function pages(): Record<string, () => unknown> {
  const { view, incident, state } = gifts;
  const shipments = [...incident.shipments.values()];
  const shipment = shipments[shipments.length >> 1];
  const lot = shipment?.lines[0]?.lot ?? '';
  const facility = shipment?.facility ?? '';
  const run = [...incident.runs.keys()].at(-1) ?? '';
  const gift = incident.donations.get(incident.lots.get(lot)?.donation ?? '');
  const [item] = itemsReceived(view, INCIDENT);
  return {
    incident: () => [
      itemsReceived(view, INCIDENT),
      incidentView(view, INCIDENT),
      itemFlows(view, INCIDENT, item?.id ?? ''),
    ],
    matrix: () => mandateMatrix(view, INCIDENT),
    needs: () => [
      needRows(view, INCIDENT, { openOnly: true }),
      needsByCity(view, INCIDENT, {}),
      silentFacilities(view, INCIDENT),
    ],
    'needs of an item': () => needRows(view, INCIDENT, { item: item?.id, openOnly: true }),
    deliveries: () => [deliveryRows(view, INCIDENT), goodsReport(state, incident)],
    gift: () => giftByCode(view, gift?.receiptCode ?? ''),
    lot: () => lotTrace(view, INCIDENT, lot),
    shipment: () => deliveryOrigin(view, INCIDENT, shipment?.id ?? ''),
    allocation: () => allocationView(view, INCIDENT, run),
    facility: () => [
      organisationView(view, facility),
      needRows(view, INCIDENT, { facility }),
      deliveryRows(view, INCIDENT, { facility }),
      storeOf(view, INCIDENT, facility),
    ],
    organisation: () => [
      organisationView(view, 'charity-1'),
      autonomyOf(view, 'charity-1'),
      stockOf(view, INCIDENT, 'charity-1', { most: 50 }),
      deliveryRows(view, INCIDENT, { releaser: 'charity-1' }),
    ],
    ledger: () => [trialBalance(view, balanceRows(state)), stockAgeing(view, INCIDENT)],
    'not agreed': () => unreconciledRows(view, INCIDENT),
    releases: () => releaseRows(view, INCIDENT),
    'work: tasks': () => tasksOf(view, INCIDENT, 'lead'),
    'work: stock': () => stockOf(view, INCIDENT, 'charity-1', { most: 50 }),
    'work: duties of a facility': () => dutyRows(view, INCIDENT, { organisation: facility }).rows,
  };
}

/** Processor time of this process: others on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function measure(size: number, name: string, work: () => unknown): void {
  if (SOLVING.has(name) && size > SOLVED_MAX) return;
  const times: number[] = [];
  let rows = 0;
  const since = performance.now();
  while (times.length < 9 && (times.length < 1 || performance.now() - since < ROUNDS_MS)) {
    const began = cpuMs();
    const answer = work();
    times.push(cpuMs() - began);
    if (rows === 0) rows = rowsIn(answer);
  }
  note(size, name, { ms: median(times), rows });
}

function note(size: number, name: string, measured: Measured): void {
  const row = table.get(name) ?? new Map<number, Measured>();
  row.set(size, measured);
  table.set(name, row);
}

/** Records in an answer: what a reader sees as a line, wherever it stands. */
function rowsIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, each) => sum + Math.max(1, rowsIn(each)), 0);
  if (answer instanceof Map || answer instanceof Set) return rowsIn([...answer.values()]);
  if (typeof answer !== 'object' || answer === null) return 0;
  return Object.values(answer).reduce((sum: number, each) => sum + rowsIn(each), 0);
}

function print(): void {
  console.log(
    `\n| | ${SIZES.map((size) => `${size.toLocaleString('en')} | rows`).join(' | ')} | exponent | |`,
  );
  console.log(`| --- | ${SIZES.map(() => '---: | ---:').join(' | ')} | ---: | --- |`);
  for (const [name, row] of table) {
    const cells = SIZES.map((size) => {
      const found = row.get(size);
      return found ? `${shown(found.ms)} ms | ${found.rows.toLocaleString('en')}` : '– | –';
    });
    console.log(`| ${name} | ${cells.join(' | ')} | ${exponentOf(row)} | ${mark(name, row)} |`);
  }
}

function shown(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}

/** The two largest sizes measured. */
function ends(row: ReadonlyMap<number, Measured>) {
  const [before, after] = [...row].slice(-2);
  return before && after ? { before, after } : null;
}

function exponentOf(row: ReadonlyMap<number, Measured>): string {
  const found = ends(row);
  if (!found || found.after[1].ms < NOISE_MS) return '–';
  const { before, after } = found;
  const growth = Math.max(after[1].rows / Math.max(1, before[1].rows), 1);
  const over = growth < 2 ? after[0] / before[0] : growth;
  return (Math.log(after[1].ms / before[1].ms) / Math.log(over)).toFixed(2);
}

/** Beyond 1.2 × what the control grew over the rows that this one grew: that much of it is a walk, not the machine. */
function mark(name: string, row: ReadonlyMap<number, Measured>): string {
  if (name === 'view board' && (row.get(10_000)?.ms ?? 0) > BOARD_MS_MAX) return '**over 50 ms at 10,000**';
  const found = ends(row);
  const control = ends(table.get(CONTROL) ?? new Map());
  if (!found || !control || name === CONTROL || found.after[1].ms < NOISE_MS) return '';
  const excess = timesLinear(found) / Math.max(1, timesLinear(control));
  return excess > TIMES_LINEAR_MAX ? `**${excess.toFixed(1)} × the control**` : '';
}

/** How many times as much as its rows the time grew. */
function timesLinear({ before, after }: NonNullable<ReturnType<typeof ends>>): number {
  return after[1].ms / before[1].ms / Math.max(1, after[1].rows / Math.max(1, before[1].rows));
}
