import {
  type Actor,
  type Answer,
  areasWithin,
  type Decided,
  DutyBook,
  decide,
  emptyState,
  evolve,
  type IncidentState,
  must,
  NAMED_FIRST,
  noticesOf,
  planDutiesOf,
  type Result,
  type State,
  type Surroundings,
  type Viewpoint,
} from '@tongzhou/domain';
import { AREAS, buying, CHARTER, COUNTRY, DUTIES, INCIDENT, ITEMS, paper } from './world.ts';

/** What is given and asked for, with the paper that proves it. */
const GOODS = [
  ['mask-medical-protective', 'GB 19083-2010'],
  ['gloves-latex', 'GB 10213-2006'],
  ['face-shield', 'GB 14866-2006'],
  ['goggles', 'GB 14866-2006'],
  ['alcohol-75', null],
  ['hand-sanitiser', null],
  ['thermometer', null],
  ['cap-medical', null],
] as const;
const SETTINGS = ['general-ward', 'community', 'fever-clinic', 'isolation'] as const;
const WARDS = areasWithin(AREAS, '420000').flatMap(({ code }) => (code.endsWith('00') ? [] : [code]));
/** Each asks for every item in every setting. */
const NEEDS_PER_FACILITY = GOODS.length * SETTINGS.length;
export const CHARITIES = 20;
export const LEAD: Actor = { organisation: 'lead', seat: 'lead.first' };
const SECOND: Actor = { organisation: 'lead', seat: 'lead.second' };
/** Orders are made of so many lots at once. */
const BATCH = 10;

/**
 * A long response, gift after gift by the real commands, without the care that `World` takes of each fact: every gift
 * a lot and every lot a need; one in seven waits in quarantine, one in three is directed, one in twenty is money; of ten
 * lots an order each, half of them leave, most of those arrive, some short; use, losses, counts, payments, releases, tasks.
 */
export class Gifts {
  readonly state: State = emptyState();
  readonly duties = new DutyBook(DUTIES);
  now = '2020-01-26T00:00:00.000Z';
  /** Looks at each command that is carried out; a benchmark counts its time. */
  watch: ((name: string, work: () => unknown) => unknown) | null = null;
  #drawn = 0;
  #given = 0;
  readonly #waiting: { need: string; lot: string; amount: number }[] = [];

  constructor(facilities: number) {
    const authority = { ...profile('lead', 'government', '420000'), legalBasis: '突发事件应对法' };
    this.#decide(LEAD, 'authority.establish', authority);
    this.#register(facilities);
  }

  get given(): number {
    return this.#given;
  }

  get incident(): IncidentState {
    return must(this.state.incidents, INCIDENT, 'incident');
  }

  get view(): Viewpoint {
    return { state: this.state, duties: this.duties, items: ITEMS, areas: AREAS, now: this.now };
  }

  /** Goes on until so many gifts were given. */
  until(gifts: number): void {
    while (this.#given < gifts) this.#next();
  }

  /** What the command answered; throws where it was refused. */
  done(actor: Actor, name: string, input: object): Record<string, unknown> {
    const work = () => this.#decide(actor, name, { incident: INCIDENT, ...input });
    return (this.watch ? this.watch(name, work) : work()) as Record<string, unknown>;
  }

  /** A day goes by, and each site closes it. */
  closeDay(): void {
    this.#pass(24 * 60);
    this.#decide({ organisation: LEAD.organisation, seat: 'clock' }, 'clock.close-days', {});
  }

  #next(): void {
    const index = this.#given;
    this.#given += 1;
    this.#pass(1);
    const facility = facilityOf(Math.floor(index / NEEDS_PER_FACILITY));
    const setting = SETTINGS[Math.floor(index / GOODS.length) % SETTINGS.length];
    const [item, standard] = GOODS[index % GOODS.length] as (typeof GOODS)[number];
    const charity = `charity-${index % CHARITIES}`;
    const amount = 100 + (index % 50);
    const isMoney = index % 20 === 19;
    const isProven = index % 7 !== 0;
    const isDirected = index % 3 === 0;
    const { need } = this.done(at(facility), 'need.state', {
      facility,
      item,
      setting,
      quantity: index % 9 === 0 ? { kind: 'unknown' } : { kind: 'exact', amount: 2 * amount },
      onHand: index % 4 ? index % 300 : null,
      usePerDay: index % 5 ? 1 + (index % 40) : null,
    }) as { need: string };
    const receiving = { organisation: charity, seat: `${charity}.receiving` };
    const gate = { organisation: charity, seat: `${charity}.gate` };
    const donor = { kind: 'organisation', donor: `donor-${index % 200}`, name: `企业 ${index % 200}` };
    if (isMoney) this.#money(receiving, gate, charity, donor, index);
    else {
      const { lots } = this.done(receiving, 'donation.receive', {
        donor,
        receiver: charity,
        place: `hall-${charity}`,
        mode: isDirected ? 'directed' : 'discretionary',
        earmarkedFor: isDirected ? facility : null,
        lots: [
          {
            claimedItem: item,
            amount,
            batch: `B-${index}`,
            expiresOn: index % 4 ? `202${1 + (index % 5)}-0${2 + (index % 8)}-15` : null,
            evidence: isProven ? [paper(standard)] : [],
          },
        ],
      }) as { lots: { lot: string; quarantined: string | null }[] };
      const [{ lot, quarantined }] = lots as [(typeof lots)[number]];
      if (quarantined === null && (isProven || standard === null)) {
        if (index % 30 === 0) this.#lose(gate, receiving, lot);
        if (index % 50 === 1) this.done(gate, 'count.record', { lot, counted: amount - (index % 2) });
        this.#waiting.push({ need, lot, amount: Math.floor(amount / 2) });
      } else if (index % 14 === 0 && standard !== null) {
        const inspector = { organisation: charity, seat: `${charity}.inspection` };
        if (quarantined === null) this.done(inspector, 'lot.hold', { lot, reason: '补充凭证' });
        this.done(receiving, 'paper.add', {
          lot,
          ...paper(standard),
          file: index.toString(16).padStart(64, '0'),
        });
        const found = { lot, outcome: 'accepted', item };
        this.done(inspector, 'lot.inspect', found);
      }
    }
    if (this.#waiting.length === BATCH) this.#deliver(index);
    if (index % 20 === 7) this.#task(index);
    if (index % 500 === 499) {
      const { release } = this.done(LEAD, 'release.draft-goods-report', {});
      this.done(SECOND, 'release.publish', { release });
    }
  }

  #lose(gate: Actor, second: Actor, lot: string): void {
    const { loss } = this.done(gate, 'loss.report', { lot, amount: 1, reason: 'damaged' });
    this.done(second, 'loss.confirm', { loss });
  }

  #money(receiving: Actor, gate: Actor, charity: string, donor: object, index: number): void {
    const { donation } = this.done(receiving, 'donation.receive', {
      donor,
      receiver: charity,
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 100_000 + index },
    });
    const asked = { donation, ...buying(40_000) };
    const { payment } = this.done(gate, 'payment.request', asked);
    if (index % 40 === 19) this.done(receiving, 'payment.approve', { payment });
  }

  /** Of these orders half leave, most of what left arrives. */
  #deliver(index: number): void {
    const lines = this.#waiting.splice(0);
    const { run } = this.done(LEAD, 'allocation.propose-by-hand', { reason: '协调', lines });
    const { orders } = this.done(SECOND, 'allocation.approve', { run }) as { orders: string[] };
    for (const [place, order] of orders.entries()) {
      if (place % 2 === 1) continue;
      const issued = this.incident.orders.get(order);
      if (!issued) throw new Error(`there is no order ${order}`);
      const gate = { organisation: issued.releaser, seat: `${issued.releaser}.gate` };
      const { shipment } = this.done(gate, 'shipment.dispatch', { order, carrier: '中国邮政' });
      if (place === 8) continue;
      const missing = place === 4 && index % 3 === 0 ? 1 : 0;
      const arrived = issued.lines.map(({ lot, amount }) => ({
        lot,
        received: amount - missing,
        shortage: missing ? 'lost-in-transit' : null,
      }));
      this.done(at(issued.facility), 'delivery.confirm', { shipment, lines: arrived });
      const [first] = issued.lines;
      const item = this.incident.lots.get(first?.lot ?? '')?.item;
      if (missing && index % 2 === 0) {
        const settled = { shipment, lot: first?.lot, amount: 1, outcome: 'lost', reason: '核查' };
        const other = { ...gate, seat: `${gate.organisation}.receiving` };
        this.done(other, 'shortage.settle', settled);
      }
      if (place === 2)
        this.done(at(issued.facility), 'use.report', { facility: issued.facility, item, amount: 7 });
    }
  }

  #task(index: number): void {
    const from = this.now;
    const until = new Date(Date.parse(from) + 8 * 3_600_000).toISOString();
    const area = WARDS[index % WARDS.length] as string;
    const title = { zh: '卸货', en: 'Unload' };
    const opened = { title, area, where: '库房', from, until, peopleNeeded: 2 };
    const { task } = this.done(LEAD, 'task.open', opened);
    const { volunteer } = this.done(LEAD, 'volunteer.enrol', { area, isAdult: true });
    this.done(LEAD, 'task.take', { task, volunteer });
    if (index % 40 === 7) this.done(LEAD, 'task.close', { task });
  }

  #pass(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  #register(facilities: number): void {
    const lead = (name: string, input: object) => this.#decide(LEAD, name, input);
    const name = { zh: '新冠肺炎疫情', en: 'COVID-19 epidemic' };
    const declared = { incident: INCIDENT, name, type: 'public-health', area: '420000', legalBasis: '法' };
    lead('incident.declare', declared);
    const participants = ['lead'];
    lead('charter.adopt', { incident: INCIDENT, terms: CHARTER, agreement: '会议通过', participants });
    lead('mandate.grant', {
      ...{ mandate: 'mandate-named', holder: 'lead', functions: [...NAMED_FIRST], reach: 'area' },
      ...{ area: '420000', legalBasis: '通知' },
    });
    const grant = (holder: string, area: string, functions: readonly string[]) =>
      lead('mandate.grant', {
        mandate: `mandate-${holder}`,
        holder,
        functions,
        reach: 'own',
        area,
        incident: INCIDENT,
        legalBasis: '通知',
      });
    for (let index = 0; index < CHARITIES; index += 1) {
      const id = `charity-${index}`;
      lead('organisation.register', profile(id, 'charity', '420106'));
      const place = { place: `hall-${id}`, owner: id, name: { zh: '馆', en: 'Hall' }, area: '420105' };
      lead('place.register', place);
      grant(id, '420100', CHARITY_FUNCTIONS);
    }
    for (let index = 0; index < facilities; index += 1) {
      const area = WARDS[index % WARDS.length] as string;
      const facilityClass = 'designated';
      lead('organisation.register', {
        ...profile(facilityOf(index), 'health-facility', area),
        facilityClass,
      });
      grant(facilityOf(index), area, ['state-need', 'confirm-delivery', 'report-use', 'keep-stock']);
    }
  }

  /** What a command would come to; nothing is taken in. */
  ask(actor: Actor, command: string, input: object, state = this.state): Result<Decided> {
    const by = {
      actor,
      at: this.now,
      isExercise: false,
      nonce: (++this.#drawn).toString(16).padStart(32, '0'),
      newSalt: () => (++this.#drawn).toString(16).padStart(64, '0'),
    };
    return decide(state, { command, input }, by, AROUND);
  }

  #decide(actor: Actor, command: string, input: object): Answer {
    const outcome = this.ask(actor, command, input);
    if (!outcome.ok) throw new Error(`${command} was refused: ${JSON.stringify(outcome.refusals)}`);
    for (const fact of outcome.value.facts) {
      evolve(this.state, fact);
      this.duties.take(fact, this.state);
      noticesOf(this.state, fact);
    }
    const asked = outcome.value.facts[0]?.type === 'countersignature.asked';
    if (!asked) return outcome.value.result;
    const second = { organisation: actor.organisation, seat: `${actor.organisation}.countersigner` };
    return this.#decide(second, 'countersignature.give', outcome.value.result);
  }
}

const AROUND: Surroundings = {
  items: ITEMS,
  integerProgram: null,
  country: COUNTRY,
  areaExists: (code) => AREAS.has(code),
  planDuties: planDutiesOf(DUTIES),
  platforms: DUTIES.platforms,
  prerequisites: DUTIES.prerequisites,
};

const CHARITY_FUNCTIONS = [
  'receive-donation',
  'inspect-goods',
  'release-goods',
  'keep-stock',
  'record-loss',
  'request-payment',
  'approve-payment',
] as const;

/** So many facilities state the needs of so many gifts. */
export const facilitiesFor = (gifts: number): number => Math.ceil(gifts / NEEDS_PER_FACILITY);

export const facilityOf = (index: number): string => `hospital-${index}`;
const at = (facility: string): Actor => ({ organisation: facility, seat: `${facility}.pharmacy` });

const profile = (organisation: string, kind: 'government' | 'charity' | 'health-facility', area: string) => ({
  organisation,
  name: { zh: organisation, en: organisation },
  kind,
  area,
  facilityClass: null,
  externalKeys: [],
  socialCreditCode: null,
  address: null,
  source: null,
});
