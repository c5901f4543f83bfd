import { cpus, loadavg, totalmem } from 'node:os';
import { keyAt, PUBLISHED_VIEWS, publishedDays, publishedViews } from '@tongzhou/domain';
import { facilitiesFor, Gifts } from '../packages/domain/test/support/gifts.ts';
import { giveLarge, goWrong, LARGE_DONOR, putDonorsRight } from '../packages/domain/test/support/slips.ts';
import { INCIDENT } from '../packages/domain/test/support/world.ts';
import { median } from './measure.ts';

/** The pages' own sources, which have a compiler of their own. */
const web = (path: string) => import(new URL(`../apps/web/src/${path}`, import.meta.url).href);
const { load: donorPage } = await web('concepts/donor/load.ts');
const { load: deliveriesPage } = await web('concepts/shipment/load.ts');
const { load: releasedPage } = await web('concepts/break-glass/load.ts');
const { loadClose, loadCloses } = await web('concepts/stock/closes-load.ts');
const { load: findPage } = await web('concepts/stock/find-load.ts');
const { load: facilityPage } = await web('views/facility/load.ts');
const { load: goodsCheckPage } = await web('views/goods-check/load.ts');
const { load: ledgerPage } = await web('views/ledger/load.ts');
const { load: organisationPage } = await web('views/organisation/load.ts');
const { breakGlassSection } = await web('concepts/break-glass/form.ts');
const { correctionSection } = await web('concepts/correction/form.ts');
const { deliveryCorrectionSection } = await web('concepts/delivery-correction/form.ts');
const { donationSection } = await web('concepts/donation/form.ts');
const { donorSection } = await web('concepts/donor/form.ts');
const { inspectionSection } = await web('concepts/donation/inspection-form.ts');
const { deliverySection, handOverSection } = await web('concepts/shipment/delivery-form.ts');
const { orderSection } = await web('concepts/shipment/form.ts');
const { stockSection } = await web('concepts/stock/form.ts');
const { lossSection } = await web('concepts/stock/loss-form.ts');
const { WorkContext } = await web('form/context.ts');

/**
 * A year of a response in which a great deal goes wrong: of each of its days gifts with their orders and deliveries, and
 * losses, counts, slips of the pen, goods that leave without an order, deliveries in parts, donors entered twice; each
 * site closes each day. What do the pages, rooms, views and commands that touch these cost then? Processor time, medians.
 * `node scripts/bench.mjs slips 0.1` makes a tenth of it.
 */
const SHARE = Number(process.argv[2] ?? 1);
const DAYS = Math.ceil(365 * SHARE);
const PER_DAY = { rounds: 14, large: 28, gifts: 70 };
const TIMES = 7;

const facilities = facilitiesFor(DAYS * PER_DAY.gifts);
const gifts = new Gifts(facilities);
const times = new Map<string, number[]>();
let round = 0;
let large = 0;
for (let day = 0; day < DAYS; day += 1) {
  if (day === DAYS - 1)
    gifts.watch = (name, work) => {
      const began = cpuMs();
      const result = work();
      times.set(name, [...(times.get(name) ?? []), cpuMs() - began]);
      return result;
    };
  for (let each = 0; each < PER_DAY.rounds; each += 1) goWrong(gifts, round++, facilities);
  for (let each = 0; each < PER_DAY.large; each += 1) giveLarge(gifts, large++);
  gifts.until(gifts.given + PER_DAY.gifts);
  const most = Math.min(199, Math.floor(round / 20));
  if (day === DAYS - 1) for (let index = 0; index < most; index += 1) putDonorsRight(gifts, index);
  gifts.closeDay();
}
const { view, incident } = gifts;
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  [
    `${gifts.state.position} facts, ${incident.closes.size} closes, ${incident.losses.size} losses, ${incident.counts.size} counts`,
    `${incident.breakGlass.size} by break-glass (${incident.breakGlassOpen.size} open), ${incident.shipments.size} shipments`,
    `${incident.corrections.size} corrections, ${incident.deliveryCorrections.size} of deliveries`,
    `${incident.donors.size} donors, ${incident.giftsOfDonor.size} of them listed, ${facilities} facilities`,
  ].join('; '),
);

console.log('\n| | ms | rows | bytes |\n| --- | ---: | ---: | ---: |');
for (const name of PUBLISHED_VIEWS)
  if (name !== 'comparison') {
    const days = publishedDays[name]?.(incident);
    const day = days?.at(-2);
    await show(`view ${name}${day ? ', a day' : ''}`, () => [
      publishedDays[name]?.(incident),
      publishedViews[name](view, INCIDENT, day),
    ]);
  }

/** The trial balance is the database's. */
const nothing = { at: null, position: 0, balanced: true, units: 0, accounts: 0, rows: [] };
const tongzhou = { reports: { trialBalance: () => ({ ok: true, value: { data: nothing } }) } };
const asked = (id = '', search = '') => ({
  view,
  incident,
  id,
  tongzhou,
  language: 'zh',
  url: new URL(`http://site/${search}`),
});
const middle = keyAt(incident.leftInOrder, incident.orders.size >> 1) ?? '';
const facility = incident.shipments.values().next().value?.facility ?? '';
const [close] = [...incident.closes.values()].slice(-1);
for (const [name, work] of Object.entries({
  deliveries: () => deliveriesPage(asked()),
  'deliveries, an earlier page': () => deliveriesPage(asked('', `?before=${encodeURIComponent(middle)}`)),
  'break-glass': () => releasedPage(asked()),
  ledger: () => ledgerPage(asked()),
  closes: () => loadCloses(asked()),
  'a close': () => loadClose(asked(`${close?.day}.${close?.place}`)),
  'donor who gave most': () => donorPage(asked(LARGE_DONOR)),
  'donor, merged': () => donorPage(asked('giver-11')),
  'find stock: a bin': () => findPage(asked('', '?q=A-3')),
  'find stock: an item': () => findPage(asked('', '?q=酒精')),
  'find stock: nothing': () => findPage(asked('', '?q=ZZZ')),
  'goods check': () => goodsCheckPage(asked('', '?what=alcohol-75&count=100')),
  facility: () => facilityPage(asked(facility)),
  organisation: () => organisationPage(asked('charity-1')),
}))
  await show(`page ${name}`, work);

type Room = { readonly id: string; readonly make: (context: object) => unknown };
const rooms: readonly (readonly [Room, organisation: string, room: string])[] = [
  [breakGlassSection, 'charity-1', 'gate'],
  [breakGlassSection, 'lead', 'second'],
  [stockSection, 'charity-1', 'gate'],
  [lossSection, 'charity-1', 'inspection'],
  [orderSection, 'charity-1', 'gate'],
  [handOverSection, 'charity-1', 'desk'],
  [deliverySection, facility, 'pharmacy'],
  [deliveryCorrectionSection, facility, 'ward'],
  [correctionSection, 'charity-1', 'desk'],
  [donorSection, 'charity-1', 'desk'],
  [donationSection, 'charity-1', 'desk'],
  [inspectionSection, 'charity-1', 'inspection'],
];
for (const [section, organisation, room] of rooms) {
  const visitor = { organisation, seat: `${organisation}.${room}` };
  const context = new WorkContext(view, incident, visitor, 'zh');
  await show(`room ${section.id} (${organisation})`, () => section.make(context));
}

console.log('\n| command | ms | times |\n| --- | ---: | ---: |');
for (const [name, each] of times) console.log(`| ${name} | ${median(each).toFixed(2)} | ${each.length} |`);

/** Processor time of this process: others on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function show(name: string, work: () => unknown): Promise<void> {
  const each: number[] = [];
  let answer: unknown;
  for (let time = 0; time < TIMES; time += 1) {
    const began = cpuMs();
    answer = await work();
    each.push(cpuMs() - began);
  }
  const bytes = JSON.stringify(answer).length;
  console.log(`| ${name} | ${median(each).toFixed(2)} | ${rowsIn(answer)} | ${bytes} |`);
}

function rowsIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, each) => sum + Math.max(1, rowsIn(each)), 0);
  if (typeof answer !== 'object' || answer === null) return 0;
  return Object.values(answer).reduce((sum: number, each) => sum + rowsIn(each), 0);
}
