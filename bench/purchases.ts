import { cpus, loadavg, totalmem } from 'node:os';
import {
  matchLines,
  needRows,
  needsByItem,
  needsToCheck,
  publishedViews,
  unreconciledFirst,
  wayOf,
} from '@tongzhou/domain';
import {
  buying,
  HALL,
  hubei,
  INCIDENT,
  need,
  paper,
  purposeFor,
  receive,
  SEATS,
} from '../packages/domain/test/support/world.ts';
import { median } from './measure.ts';

/** The pages' own sources, which have a compiler of their own. */
const web = (path: string) => import(new URL(`../apps/web/src/${path}`, import.meta.url).href);
const { moneySection } = await web('concepts/money/form.ts');
const { complaintSection } = await web('concepts/complaint/form.ts');
const { callBackSection } = await web('concepts/need/call-back-form.ts');
const { donationSection } = await web('concepts/donation/form.ts');
const { load: complaintsPage } = await web('concepts/complaint/load.ts');
const { WorkContext } = await web('form/context.ts');

/**
 * A response that buys: each round a gift of money, a purchase asked for, approved, paid and received, a refund; a need stated
 * again, a run, a complaint about its line and its answer. All but the last hundred purchases have come. What do the rooms, views
 * and commands that touch these cost then? `node scripts/bench.mjs purchases 0.1` makes a tenth of it.
 */
const FACTS = 200_000 * Number(process.argv[2] ?? 1);
const OPEN = 100;
const TIMES = 5;
const THIRD = { organisation: 'lead', seat: 'lead.third' };
const MASKS = 'mask-medical-protective';

const world = hubei({ needJumpFactor: 10 });
const purpose = purposeFor(world);
const here = { incident: INCIDENT };
const times = new Map<string, number[]>();
let isWatched = false;
const done = (...[seat, name, input]: Parameters<typeof world.done>) => {
  const began = performance.now();
  const result = world.done(seat, name, { ...here, ...(input as object) });
  if (isWatched) times.set(name, [...(times.get(name) ?? []), performance.now() - began]);
  return result;
};
const HOSPITALS = ['union', 'renai', 'tianyou'] as const;
const { lot } = receive(world, 50_000);
let last = '';
let round = 0;

function buy(comes: boolean): void {
  round += 1;
  world.pass(0.5);
  const given = done(SEATS.receiving, 'donation.receive', {
    ...{
      donor: { kind: 'person', donor: `giver-${round}`, commitment: 'ab'.repeat(32) },
      receiver: 'red-cross',
    },
    ...{ mode: 'directed', purpose, money: { currency: 'CNY', amount: 10_000 + round } },
  });
  const { donation } = given;
  const lines = [{ item: MASKS, quantity: 1_000 + round, amount: 2_000 }];
  const asked = { donation, purpose, ...buying(1), lines, waiver: { reason: 'emergency', note: '急用' } };
  const { payment } = done(SEATS.gate, 'payment.request', { ...asked, invoice: { number: `A-${round}` } });
  done(SEATS.receiving, 'payment.approve', { payment });
  done(SEATS.gate, 'payment.record-paid', { payment, reference: `CMB-${String(round).padStart(9, '0')}` });
  if (comes) {
    const came = {
      claimedItem: MASKS,
      amount: 1_000 + round,
      batch: `B-${round}`,
      evidence: [paper('GB 19083-2010')],
    };
    const lots = done(SEATS.inspection, 'purchase.receive', { payment, place: HALL, lots: [came] }).lots;
    last = (lots as { lot: string }[])[0]?.lot ?? last;
  }
  const back = { donation, amount: 10, reason: 'agreed-with-donor', note: '协商退回' };
  const { refund } = done(SEATS.gate, 'refund.propose', back);
  done(SEATS.receiving, 'refund.confirm', { refund, reference: `BACK-${String(round).padStart(9, '0')}` });
}

function complain(): void {
  const hospital = HOSPITALS[round % 3] as 'union';
  const ward = need(world, hospital, 500);
  const { run } = done(SEATS.lead, 'allocation.propose-by-hand', {
    ...{ reason: '协调', lines: [{ need: ward, lot: lot.id, amount: 1 }] },
  });
  const about = { kind: 'allocation-line', run, need: ward };
  const { complaint } = done(SEATS[hospital], 'complaint.make', { about, reason: '新开病区未计入' });
  const answer = { complaint, outcome: 'not-upheld', reason: '库存充足' };
  done(THIRD, 'complaint.answer', answer);
}

while (world.facts.length < FACTS) {
  isWatched = world.facts.length > FACTS * 0.98;
  buy(true);
  complain();
}
for (let each = 0; each < OPEN; each += 1) buy(false);

const { view, incident } = world;
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  `${world.facts.length} facts, ${incident.payments.size} payments (${incident.purchasesOpen.size} open), ${incident.refunds.size} refunds, ${incident.runs.size} runs, ${incident.complaints.size} complaints`,
);
const statement = Array.from({ length: 1_000 }, (_, index) => ({
  reference: `CMB-${String(round - index).padStart(9, '0')}`,
  bookedOn: '2020-02-20',
  amount: 2_000,
  currency: 'CNY',
  direction: 'debit' as const,
}));
const asked = { view, incident, id: '', language: 'zh', url: new URL('http://site/') };
const room = (section: { make(context: object): unknown }, organisation: string, name: string) => () =>
  section.make(new WorkContext(view, incident, { organisation, seat: `${organisation}.${name}` }, 'zh'));
console.log('\n| | ms | bytes |\n| --- | ---: | ---: |');
for (const [name, work] of Object.entries({
  'unreconciled, first 20': () => unreconciledFirst(view, INCIDENT, 20),
  'needs by item': () => needsByItem(view, INCIDENT),
  'needs open': () => needRows(view, INCIDENT, { openOnly: true }),
  'needs to check': () => needsToCheck(view, INCIDENT, { by: 'lead', most: 50 }),
  'the way of a bought lot': () => wayOf(view, INCIDENT, last),
  'a statement of 1,000 lines': () => matchLines(incident, 'red-cross', statement),
  'view complaints, a day': () => publishedViews.complaints(view, INCIDENT, '2020-02-01'),
  'view refunds, a day': () => publishedViews.refunds(view, INCIDENT, '2020-02-01'),
  'page complaints': () => complaintsPage(asked),
  'room money': room(moneySection, 'red-cross', 'gate'),
  'room donations': room(donationSection, 'red-cross', 'receiving'),
  'room complaints': room(complaintSection, 'lead', 'third'),
  'room call-backs': room(callBackSection, 'lead', 'first'),
})) {
  const each: number[] = [];
  let answer: unknown;
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    answer = work();
    each.push(performance.now() - began);
  }
  console.log(`| ${name} | ${median(each).toFixed(2)} | ${JSON.stringify(answer).length} |`);
}
console.log('\n| command | ms | times |\n| --- | ---: | ---: |');
for (const [name, each] of times) console.log(`| ${name} | ${median(each).toFixed(2)} | ${each.length} |`);
