import { type Actor, areasWithin, must } from '@tongzhou/domain';
import {
  AREAS,
  buying,
  HALL,
  hubei,
  INCIDENT,
  paper,
  SEATS,
} from '../../packages/domain/test/support/world.ts';
import { GrowthWorld } from './world.ts';

/** What is given and asked for, with the paper that proves it. */
const GOODS = [
  ['disinfecting-wipes', null],
  ['gloves-latex', 'GB 10213-2006'],
  ['face-shield', 'GB 14866-2006'],
  ['goggles', 'GB 14866-2006'],
  ['alcohol-75', null],
  ['hand-sanitiser', null],
  ['thermometer', null],
  ['cap-medical', null],
] as const;
const SETTINGS = ['general-ward', 'community', 'fever-clinic', 'isolation'] as const;
/** No fever clinic and no isolation ward is theirs. */
const GENERAL = new Set(['renai', 'tianyou']);
const HOSPITALS = 300;
const CHARITIES = 20;
const DONORS = 5_000;
const PER_RUN = 10;
/** A million facts are 65 days. */
const MINUTES = 0.6;
const THIRD: Actor = { organisation: 'lead', seat: 'lead.third' };

/**
 * A response as real days are, by the real commands and the same every time: 300 hospitals that state what they need and what
 * they carry, 20 charities with gifts of goods and money, papers, inspections, purchases; orders in runs, of which nearly all
 * arrive and some fall short; use, losses, counts, slips of the pen, releases by break-glass, complaints, questions, tasks with
 * shifts, filings, releases; each site closes its day. Hospitals and a charity of the tests' world are among them.
 */
export class Days {
  readonly world = hubei({ needJumpFactor: 10 }, new GrowthWorld()) as GrowthWorld;
  readonly #hospitals = ['union', 'renai', 'tianyou'];
  readonly #charities = ['red-cross'];
  readonly #waiting: { need: string; lot: string; amount: number }[] = [];
  #round = 0;
  #day = this.world.now.slice(0, 10);

  constructor() {
    const { world } = this;
    const wards = areasWithin(AREAS, '420000').flatMap(({ code }) => (code.endsWith('00') ? [] : [code]));
    const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
    const join = (organisation: string, kind: string, area: string, functions: readonly string[]) => {
      const name = { zh: organisation, en: organisation };
      const facilityClass = kind === 'health-facility' ? 'designated' : null;
      lead('organisation.register', { organisation, name, kind, area, facilityClass, source: '名录' });
      lead('mandate.grant', {
        ...{ mandate: `mandate-${organisation}`, holder: organisation, functions, reach: 'own' },
        ...{ area: kind === 'charity' ? '420100' : area, incident: INCIDENT, legalBasis: '通知' },
      });
    };
    for (let index = 1; index < CHARITIES; index += 1) {
      const id = `charity-${index}`;
      this.#charities.push(id);
      join(id, 'charity', '420106', CHARITY);
      const name = { zh: `${id} 馆`, en: `Hall of ${id}` };
      lead('place.register', { place: hallOf(id), owner: id, name, area: '420105' });
    }
    for (let index = this.#hospitals.length; index < HOSPITALS; index += 1) {
      const id = `hospital-${index}`;
      this.#hospitals.push(id);
      join(id, 'health-facility', wards[index % wards.length] as string, HOSPITAL);
    }
  }

  /** Goes on until the record has so many facts. */
  until(facts: number): void {
    while (this.world.state.position < facts) this.#next();
  }

  #done(actor: Actor, name: string, input: object): Record<string, unknown> {
    return this.world.done(actor, name, { incident: INCIDENT, ...input });
  }

  #next(): void {
    const index = this.#round;
    this.#round += 1;
    this.world.pass(MINUTES / 60);
    const day = this.world.now.slice(0, 10);
    if (day !== this.#day) {
      this.#day = day;
      this.world.midnight();
      this.world.tick();
    }
    const hospital = this.#hospitals[index % HOSPITALS] as string;
    const charity = this.#charities[index % CHARITIES] as string;
    const need = this.#need(hospital, index);
    if (index % 20 === 19) this.#money(charity, index);
    else this.#goods(charity, hospital, need, index);
    if (this.#waiting.length >= PER_RUN) this.#deliver(index);
    if (index % 6 === 1) this.#load(hospital, index);
    if (index % 20 === 7) this.#task(index);
    if (index % 50 === 3) this.#breakGlass(charity, hospital, index);
    if (index % 100 === 11) this.#question();
    if (index % 100 === 13) this.#file(charity, index);
    if (index % 500 === 499) this.#release();
  }

  #need(facility: string, index: number): string {
    const round = Math.floor(index / HOSPITALS);
    const [item] = GOODS[index % GOODS.length] as (typeof GOODS)[number];
    const open = GENERAL.has(facility) ? SETTINGS.slice(0, 2) : SETTINGS;
    const setting = open[round % open.length];
    return this.#done(pharmacy(facility), 'need.state', {
      ...{ facility, item, setting },
      quantity: index % 9 === 0 ? { kind: 'unknown' } : { kind: 'exact', amount: 200 + (index % 100) },
      onHand: index % 4 ? 100 + (index % 200) : null,
      usePerDay: index % 5 ? 30 + (index % 10) : null,
    }).need as string;
  }

  #goods(charity: string, hospital: string, need: string, index: number): void {
    const [item, standard] = GOODS[index % GOODS.length] as (typeof GOODS)[number];
    const amount = 100 + (index % 50);
    const isProven = index % 7 !== 0;
    const isDirected = index % 11 === 0;
    const { donation, lots } = this.#done(room(charity, 'receiving'), 'donation.receive', {
      donor: {
        ...{ kind: 'organisation', donor: `firm-${index % DONORS}`, name: `企业 ${index % DONORS}` },
      },
      ...{ receiver: charity, place: hallOf(charity), mode: isDirected ? 'directed' : 'discretionary' },
      earmarkedFor: isDirected ? hospital : null,
      lots: [
        {
          ...{ claimedItem: item, amount, batch: `D-${index}`, bin: `A-${index % 97}-${index % 5}` },
          expiresOn: index % 4 ? `202${1 + (index % 5)}-0${2 + (index % 8)}-15` : null,
          evidence: isProven && standard !== null ? [paper(standard)] : [],
        },
      ],
    }) as { donation: string; lots: { lot: string }[] };
    const [{ lot }] = lots as [{ lot: string }];
    if (standard !== null && !isProven) {
      if (this.#lot(lot).status !== 'quarantine')
        this.#done(room(charity, 'inspection'), 'lot.hold', { lot, reason: '补充凭证' });
      const file = index.toString(16).padStart(64, '0');
      this.#done(room(charity, 'receiving'), 'paper.add', { lot, ...paper(standard), file });
    }
    if (this.#lot(lot).status === 'quarantine')
      this.#done(room(charity, 'inspection'), 'lot.inspect', { lot, outcome: 'accepted', item });
    if (index % 60 === 5) this.#lose(charity, lot);
    if (index % 100 === 9) this.#slip(charity, donation, lot, amount);
    if (index % 40 === 2)
      this.#done(room(charity, 'gate'), 'count.record', { lot, counted: amount - (index % 3 ? 0 : 1) });
    const found = this.#lot(lot);
    const isFree = found.status === 'accepted' && found.correcting === null && found.item === item;
    // Of one in twenty-five something is left.
    const isTouched = index % 60 === 5 || index % 100 === 9 || index % 40 === 2 || index % 50 === 4;
    if (isFree) this.#waiting.push({ need, lot, amount: isTouched ? amount - 3 : amount });
  }

  #lot(lot: string) {
    return must(this.world.incident.lots, lot, 'lot');
  }

  #lose(charity: string, lot: string): void {
    const said = { lot, amount: 1, reason: 'damaged', photo: this.world.photograph() };
    const { loss } = this.#done(room(charity, 'gate'), 'loss.report', said);
    this.#done(room(charity, 'inspection'), 'loss.confirm', { loss });
  }

  #slip(charity: string, donation: string, lot: string, amount: number): void {
    const slip = { donation, lot, to: { amount: amount - 1 }, reason: '看错' };
    const { correction } = this.#done(room(charity, 'receiving'), 'correction.propose', slip);
    this.#done(room(charity, 'desk'), 'correction.confirm', { correction });
  }

  #money(charity: string, index: number): void {
    const [receiving, gate] = [room(charity, 'receiving'), room(charity, 'gate')];
    const donor = {
      kind: 'person',
      donor: `giver-${index}`,
      commitment: index.toString(16).padStart(64, '0'),
    };
    const given = { donor, receiver: charity, mode: 'discretionary' };
    const money = { currency: 'CNY', amount: 100_000 + index };
    const { donation } = this.#done(receiving, 'donation.receive', { ...given, money });
    const { payment } = this.#done(gate, 'payment.request', {
      ...{ donation, ...buying(2_000 + (index % 200)) },
      ...{ waiver: { reason: 'emergency', note: '急用' }, invoice: { number: `A-${index}` } },
    });
    this.#done(receiving, 'payment.approve', { payment });
    if (index % 40 !== 19) return;
    const reference = `CMB-${String(index).padStart(9, '0')}`;
    this.#done(gate, 'payment.record-paid', { payment, reference });
    this.#done(room(charity, 'inspection'), 'purchase.receive', {
      ...{ payment, place: hallOf(charity) },
      lots: [
        {
          ...{ claimedItem: 'mask-medical-protective', amount: 1, batch: `P-${index}` },
          evidence: [paper('GB 19083-2010')],
        },
      ],
    });
  }

  /** Of these orders nearly all leave, and nearly all that left arrives. */
  #deliver(index: number): void {
    const lines = this.#waiting.splice(0);
    const { run } = this.#done(SEATS.lead, 'allocation.propose-by-hand', { reason: '协调', lines });
    const { orders } = this.#done(SEATS.second, 'allocation.approve', { run }) as { orders: string[] };
    for (const [place, order] of orders.entries()) {
      if (place === 9 && index % 3 === 0) continue;
      const { releaser, facility, lines: ordered } = must(this.world.incident.orders, order, 'order');
      const carried = { order, carrier: '中国邮政' };
      const { shipment } = this.#done(room(releaser, 'gate'), 'shipment.dispatch', carried);
      if (place === 8 && index % 3 === 0) continue;
      const missing = place === 4 && index % 3 === 0 ? 1 : 0;
      this.#done(pharmacy(facility), 'delivery.confirm', {
        shipment,
        lines: ordered.map(({ lot, amount }) => ({
          ...{ lot, received: amount - missing, shortage: missing ? 'lost-in-transit' : null },
        })),
      });
      const lot = ordered[0]?.lot ?? '';
      if (missing && index % 2 === 0) {
        const settled = { shipment, lot, amount: 1, outcome: 'lost', reason: '核查' };
        this.#done(room(releaser, 'inspection'), 'shortage.settle', settled);
      }
      const { item } = this.#lot(lot);
      if (place % 2 === 0) this.#done(pharmacy(facility), 'use.report', { facility, item, amount: 7 });
    }
    if (index % 9 === 0) this.#complain(run as string, index);
  }

  #complain(run: string, index: number): void {
    const need = this.world.incident.runs.get(run)?.lines[0]?.need ?? '';
    const { facility } = must(this.world.incident.needs, need, 'need');
    const about = { kind: 'allocation-line', run, need };
    const made = { about, reason: '新开病区未计入' };
    const { complaint } = this.#done(pharmacy(facility), 'complaint.make', made);
    if (index % 4 === 0) return;
    this.#done(THIRD, 'complaint.answer', { complaint, outcome: 'not-upheld', reason: '库存充足' });
  }

  #load(facility: string, index: number): void {
    const loads = [{ setting: 'isolation', patients: 400 + (index % 50), beds: 500 }];
    this.#done(pharmacy(facility), 'facility.report-load', { facility, loads, source: '医务处' });
  }

  #task(index: number): void {
    const from = this.world.now;
    const until = new Date(Date.parse(from) + 8 * 3_600_000).toISOString();
    const title = { zh: '卸货', en: 'Unload' };
    const opened = { title, area: '420105', where: '库房', from, until, peopleNeeded: 2 };
    const { task } = this.#done(SEATS.lead, 'task.open', opened);
    const enrolled = { area: '420105', skills: ['carrying'], isAdult: true };
    const { volunteer } = this.#done(SEATS.lead, 'volunteer.enrol', enrolled);
    this.#done(SEATS.lead, 'task.take', { task, volunteer });
    if (index % 40 !== 7) return;
    this.#done(SEATS.lead, 'shift.start', { task, volunteers: [volunteer] });
    this.world.pass(MINUTES / 60);
    this.#done(SEATS.lead, 'shift.end', { task, volunteers: [volunteer] });
    this.#done(SEATS.lead, 'task.close', { task });
  }

  #breakGlass(charity: string, facility: string, index: number): void {
    const { lots } = this.#done(room(charity, 'receiving'), 'donation.receive', {
      donor: { kind: 'organisation', donor: `firm-${index % DONORS}`, name: `企业 ${index % DONORS}` },
      ...{ receiver: charity, place: hallOf(charity), mode: 'discretionary' },
      lots: [{ claimedItem: 'alcohol-75', amount: 20, batch: `G-${index}`, evidence: [] }],
    }) as { lots: [{ lot: string }] };
    const { lot } = lots[0];
    if (this.#lot(lot).status === 'quarantine') return;
    const photo = this.world.photograph();
    const left = { carrier: '自提', reason: 'life-at-risk', photo };
    const { shipment } = this.#done(room(charity, 'gate'), 'goods.break-glass', {
      ...{ lot, amount: 20, facility, setting: 'isolation', ...left },
    });
    this.#done(pharmacy(facility), 'delivery.confirm', { shipment, lines: [{ lot, received: 20 }] });
    if (index % 5 > 0) this.#done(SEATS.lead, 'break-glass.reconcile', { shipment, outcome: 'approved' });
  }

  #question(): void {
    const question = { zh: '口罩去了哪里？', en: 'Where did they go?' };
    const { opinion } = this.#done(SEATS.lead, 'opinion.notice', { question, source: '热线' });
    const answer = { zh: '见公示', en: 'See the release' };
    this.#done(SEATS.second, 'opinion.answer', { opinion, answer, release: null });
  }

  #file(charity: string, index: number): void {
    this.#done(room(charity, 'receiving'), 'submission.make', {
      ...{ organisation: charity, kind: 'notice-to-civil-affairs', about: null, to: '湖北省民政厅' },
      reference: `电话记录 ${index}`,
    });
  }

  #release(): void {
    const { release } = this.#done(SEATS.lead, 'release.draft-goods-report', {});
    this.#done(SEATS.second, 'release.publish', { release });
  }
}

const CHARITY = [
  'receive-donation',
  'inspect-goods',
  'release-goods',
  'keep-stock',
  'record-loss',
  'request-payment',
  'approve-payment',
] as const;
const HOSPITAL = ['state-need', 'confirm-delivery', 'report-use', 'keep-stock'] as const;

const hallOf = (charity: string): string => (charity === 'red-cross' ? HALL : `hall-${charity}`);
const room = (organisation: string, name: string): Actor => ({
  organisation,
  seat: `${organisation}.${name}`,
});
const pharmacy = (facility: string): Actor => room(facility, 'pharmacy');
