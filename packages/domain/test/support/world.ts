import { readdirSync, readFileSync } from 'node:fs';
import {
  type Actor,
  type Area,
  AuditFault,
  areaListSchema,
  type Call,
  type CharterTerms,
  type Circumstances,
  type Country,
  calendarSchema,
  canonicalJson,
  catalogueSchema,
  countryPackSchema,
  type Decided,
  DutyBook,
  decide,
  draft,
  dutyKindsSchema,
  dutyPackSchema,
  emptyState,
  evolve,
  type Fact,
  type FactData,
  type FactDraft,
  type FactType,
  type IncidentState,
  type IntegerProgramSolver,
  indexItems,
  isPublic,
  type Lot,
  NAMED_FIRST,
  parseFact,
  planDutiesOf,
  platformsSchema,
  type Refusal,
  Replay,
  type Result,
  type RulesInUse,
  rulesInUse,
  type Surroundings,
  underwayIn,
  type Viewpoint,
} from '@tongzhou/domain';
import { sayRefusal } from '@tongzhou/messages';
import { type Forgery, forged } from './forger.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../data/${path}`, import.meta.url), 'utf8'));

export const ITEMS = indexItems(catalogueSchema.parse(read('catalogue/catalogue.json')));
/** The areas of a country, as a site there reads them. */
const areasOf = (code: string): { country: Country; areas: ReadonlyMap<string, Area> } => {
  const { country, whole, areas } = countryPackSchema.parse(read(`countries/${code}.json`));
  const lists = areas.flatMap((name) => areaListSchema.parse(read(`areas/${name}`)));
  const all: Area[] = [{ code: '000000', name: whole, parent: null }, ...lists];
  return { country, areas: new Map(all.map((area) => [area.code, area])) };
};
export const { country: COUNTRY, areas: AREAS } = areasOf('cn');
/** The same in England. */
export const ENGLAND = areasOf('gb');

/** The rules of duties that hold in a country, as a site there reads them. */
export const dutyRules = (country: string): RulesInUse => {
  const files = readdirSync(new URL('../../../../data/duties/', import.meta.url));
  const packs = files.filter((name) => name.endsWith('.json') && name !== 'kinds.json').sort();
  return rulesInUse(
    packs.map((name) => dutyPackSchema.parse(read(`duties/${name}`))),
    dutyKindsSchema.parse(read('duties/kinds.json')).kinds,
    country,
    ['cn', 'gb'].map((name) => calendarSchema.parse(read(`calendars/${name}.json`))),
    [platformsSchema.parse(read('platforms/cn.json'))],
  );
};
export const DUTIES = dutyRules('CN');

const seat = (organisation: string, name: string): Actor => ({
  organisation,
  seat: `${organisation}.${name}`,
});

/** Who sits where. One organisation may do several functions; the same person may not do two that check each other. */
export const SEATS = {
  lead: seat('lead', 'first'),
  second: seat('lead', 'second'),
  receiving: seat('red-cross', 'receiving'),
  inspection: seat('red-cross', 'inspection'),
  secondInspection: seat('red-cross', 'second-inspection'),
  gate: seat('red-cross', 'gate'),
  union: seat('union', 'pharmacy'),
  renai: seat('renai', 'pharmacy'),
  tianyou: seat('tianyou', 'pharmacy'),
} as const;

export const INCIDENT = 'hubei-2020';
export const HALL = 'hall-a';

export const CHARTER: CharterTerms = {
  settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'],
  reservePercent: 0,
  coverDays: 7,
  unknownStarter: 0,
  idleLotHours: 24,
  publicationHours: 24,
  needStaleHours: 72,
  complaintHours: 48,
  // Most tests are about what follows when goods are in use: up to here they are so at once.
  provenIntakeInspectedAbove: 50_000,
};

/** Whatever a test has refused is said to both readers in their own language. */
function mustBeSaid(refusal: Refusal): void {
  const HAN = /\p{Script=Han}/u;
  const said = (language: 'zh' | 'en') => sayRefusal(refusal, language).title;
  if (!HAN.test(said('zh')) || HAN.test(said('en')) || !/[a-z]/.test(said('en')))
    throw new Error(`${refusal.code} is not said in both languages`);
}

/** A state in memory, with a clock that moves only when told to and ids that count upwards: the same every time. */
export class World {
  readonly state = emptyState();
  readonly duties: DutyBook;
  readonly facts: Fact[] = [];
  /** The public facts as they stand in the log. */
  readonly log: string[] = [];
  now: string;
  integerProgram: IntegerProgramSolver | null = null;
  isExercise = false;
  #drawn = 0;
  /** What was refused so far, each with how far the record had come. */
  #photographs = 0;
  readonly #refusals: { readonly after: number; readonly forgery: Forgery; readonly said: string }[] = [];

  readonly country: Country;
  readonly areas: ReadonlyMap<string, Area>;

  constructor(
    now = '2020-01-26T00:00:00.000Z',
    rules: RulesInUse = DUTIES,
    { country, areas } = { country: COUNTRY, areas: AREAS },
  ) {
    this.now = now;
    this.country = country;
    this.areas = areas;
    this.duties = new DutyBook(rules);
  }

  get incident(): IncidentState {
    const incident = this.state.incidents.get(INCIDENT);
    if (!incident) throw new Error('no incident has been declared');
    return incident;
  }

  get view(): Viewpoint {
    return { state: this.state, duties: this.duties, items: ITEMS, areas: this.areas, now: this.now };
  }

  by(actor: Actor): Circumstances {
    return {
      actor,
      at: this.now,
      isExercise: this.isExercise,
      nonce: (++this.#drawn).toString(16).padStart(32, '0'),
      newSalt: () => (++this.#drawn).toString(16).padStart(64, '0'),
    };
  }

  get around(): Surroundings {
    return {
      items: ITEMS,
      integerProgram: this.integerProgram,
      country: this.country,
      areaExists: (code: string) => this.areas.has(code),
      planDuties: planDutiesOf(this.duties.rules),
      platforms: this.duties.rules.platforms,
      prerequisites: this.duties.rules.prerequisites,
    };
  }

  /** decide → evolve, as the journal does it. */
  act(actor: Actor, command: string, input: unknown): Result<Decided> {
    const outcome = this.alone(actor, command, input);
    const asked = outcome.ok && outcome.value.facts[0]?.type === 'countersignature.asked';
    if (!asked) return outcome;
    const second = { organisation: actor.organisation, seat: `${actor.organisation}.countersigner` };
    return this.alone(second, 'countersignature.give', outcome.value.result);
  }

  /** The same where nobody countersigns what two people decide. */
  alone(actor: Actor, command: string, input: unknown): Result<Decided> {
    const outcome = this.decided(actor, { command, input });
    if (!outcome.ok) for (const refusal of outcome.refusals) mustBeSaid(refusal);
    return outcome;
  }

  /** What the command answered; throws where it was refused. */
  done(actor: Actor, name: string, input: unknown): Record<string, unknown> {
    const outcome = this.act(actor, name, input);
    if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusals)}`);
    return outcome.value.result;
  }

  /** Why the command was refused; throws where it was not. */
  refused(actor: Actor, name: string, input: unknown): readonly Refusal[] {
    const outcome = this.act(actor, name, input);
    if (outcome.ok) throw new Error(`${name} was accepted`);
    return outcome.refusals;
  }

  /** The fingerprint of a photograph that nobody has shown yet. */
  photograph(): string {
    return `a${(++this.#photographs).toString(16).padStart(63, '0')}`;
  }

  pass(hours: number): void {
    this.now = new Date(Date.parse(this.now) + hours * 3_600_000).toISOString();
  }

  /** What the system does by itself; throws where it was refused. */
  deed(actor: Actor, name: string, input: unknown): Decided {
    const outcome = this.decided(actor, { command: name, input });
    if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusals)}`);
    return outcome.value;
  }

  /** The clock ends what is due, as the server's watch does. Answers how many facts that took. */
  tick(): number {
    let facts = 0;
    for (const call of [LAPSE_UNCONFIRMED, END_PROMISES]) {
      const made = this.decided({ organisation: 'lead', seat: 'clock' }, call);
      facts += made.ok ? made.value.facts.length : 0;
    }
    return facts;
  }

  /** Past midnight the sites close their day. Answers how many days were closed. */
  midnight(): number {
    let closed = 0;
    for (let more = true; more; ) {
      const made = this.decided({ organisation: 'lead', seat: 'clock' }, CLOSE_DAYS);
      const days = made.ok ? made.value.facts.length : 0;
      closed += days;
      more = days > 0;
    }
    return closed;
  }

  /** One step of carrying a plan out, as the server's worker does it. Null: nothing is in hand. */
  step(rows = 1_000): Result<Decided> | null {
    const use = underwayIn(this.incident);
    if (!use) return null;
    const { organisation, seat } = use.activation;
    const input = { incident: INCIDENT, rows };
    return this.decided({ organisation, seat }, { command: 'plan.carry-out', input });
  }

  replay(): Replay {
    const { integerProgram } = this;
    return new Replay({
      items: ITEMS,
      country: this.country,
      areas: this.areas,
      duties: this.duties.rules,
      integerProgram,
    });
  }

  /**
   * What an auditor computes from the public log alone. Throws where a fact is not what it claims to be; and where he would
   * have let something pass that was refused, if somebody had written it into the log all the same.
   */
  audit(): Replay {
    const replay = this.replay();
    let refused = 0;
    const tryRefused = (before: number) => {
      for (let next = this.#refusals[refused]; next && next.after < before; next = this.#refusals[++refused])
        mustRefuse(replay, next.after + 1, next.forgery, next.said);
    };
    for (const entry of this.log) {
      tryRefused((JSON.parse(entry) as Fact).position);
      replay.take(entry);
    }
    tryRefused(Number.POSITIVE_INFINITY);
    replay.finish();
    return replay;
  }

  establish(area = '420000'): void {
    const input = {
      ...profile('lead', '湖北省疫情防控指挥部', 'government', area),
      legalBasis: '突发事件应对法',
    };
    const decision = this.decided(SEATS.lead, { command: 'authority.establish', input });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  }

  /** A fact put into the record as it stands, without asking whether a command would have made it. */
  record<Type extends FactType>(
    actor: Fact['actor'],
    type: Type,
    data: FactData<Type>,
    incident = INCIDENT,
  ): void {
    const { now: at } = this;
    this.commit({ incident, type, data, actor, at, position: this.state.position + 1 } as Fact);
  }

  /** The fact by which a gift came in. */
  giftOf(receiptCode: string): FactData<'donation.received'> {
    for (const fact of this.facts)
      if (fact.type === 'donation.received' && fact.data.receiptCode === receiptCode) return fact.data;
    throw new Error(`no gift has the code ${receiptCode}`);
  }

  /** What whoever writes a refused call into the log says that came of it: it must be a fact, and comes to nothing. */
  #claim({ command, input }: Call): FactDraft {
    const { incident = '-', event = '-' } = (input ?? {}) as { incident?: string; event?: string };
    const words = this.state.incidents.get(incident)?.events.get(event)?.words;
    return command === 'event.disclose' && words
      ? draft(incident, 'event.disclosed', { event, ...words })
      : draft(INCIDENT, 'incident.closed', { incident: INCIDENT, reason: 'x' });
  }

  /** A benchmark times what is asked here. */
  protected decided(actor: Actor, call: Call): Result<Decided> {
    const by = this.by(actor);
    const outcome = decide(this.state, call, by, this.around);
    if (!outcome.ok)
      this.#refusals.push({
        after: this.state.position,
        forgery: { ...by, ...call, facts: [this.#claim(call)] },
        said: JSON.stringify(outcome.refusals),
      });
    if (outcome.ok) for (const fact of outcome.value.facts) this.commit(fact);
    return outcome;
  }

  /** Each fact is read as it was written; a benchmark takes it in without that care. */
  protected commit(made: Fact): void {
    const text = canonicalJson(made);
    const fact = parseFact(JSON.parse(text));
    if (canonicalJson(fact) !== text) throw new Error(`${fact.type} is not read as it was written`);
    evolve(this.state, fact);
    this.duties.take(fact, this.state);
    this.facts.push(fact);
    if (isPublic(fact.type)) this.log.push(text);
  }
}

function mustRefuse(replay: Replay, position: number, forgery: Forgery, said: string): void {
  let found: unknown = null;
  try {
    for (const entry of forged(position, forgery)) replay.take(entry);
  } catch (error) {
    found = error;
  }
  if (!(found instanceof AuditFault))
    throw new Error(`${forgery.command} was refused, and nobody would see it in the log: ${found}`);
  // What stays with the participants, only they can refuse; and not everything is an input at all.
  if (found.refusals.length > 0 && JSON.stringify(found.refusals) !== said)
    throw new Error(`${forgery.command} was refused: ${said}; by an auditor: ${found.message}`);
}

const CLOSE_DAYS = { command: 'clock.close-days', input: {} };
const LAPSE_UNCONFIRMED = { command: 'clock.lapse-unconfirmed', input: {} };
const END_PROMISES = { command: 'clock.end-promises', input: {} };

const profile = (
  organisation: string,
  zh: string,
  kind: 'government' | 'charity' | 'health-facility',
  area: string,
  facilityClass: 'designated' | 'general' | null = null,
) => ({
  organisation,
  name: { zh, en: organisation },
  kind,
  area,
  facilityClass,
  externalKeys: [],
  socialCreditCode: null,
  address: null,
  source: null,
});

/** The lead agency, the Red Cross with its hall, three hospitals; each with no more than its own matters. */
export function hubei(
  terms: Partial<CharterTerms> = {},
  world = new World(),
  { named = true }: { readonly named?: boolean } = {},
): World {
  const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
  world.establish();
  // Who decides over goods and publishes is named, the lead agency itself if need be (F7).
  if (named)
    lead('mandate.grant', {
      mandate: 'mandate-named',
      holder: 'lead',
      functions: [...NAMED_FIRST],
      reach: 'area',
      area: '420000',
      legalBasis: '指挥部通知',
    });
  lead('organisation.register', profile('red-cross', '湖北省红十字会', 'charity', '420106'));
  lead('organisation.register', profile('union', '武汉协和医院', 'health-facility', '420103', 'designated'));
  lead('organisation.register', profile('renai', '武汉仁爱医院', 'health-facility', '420111', 'general'));
  lead('organisation.register', profile('tianyou', '武汉天佑医院', 'health-facility', '420106', 'general'));
  lead('place.register', {
    place: HALL,
    owner: 'red-cross',
    name: { zh: '国际博览中心 A 馆', en: 'Expo hall A' },
    area: '420105',
  });
  lead('incident.declare', {
    incident: INCIDENT,
    name: { zh: '新冠肺炎疫情', en: 'COVID-19 epidemic' },
    type: 'public-health',
    area: '420000',
    legalBasis: '突发事件应对法',
  });
  lead('charter.adopt', {
    incident: INCIDENT,
    terms: { ...CHARTER, ...terms },
    agreement: '各参与方会议通过',
    participants: ['lead', 'red-cross', 'union', 'renai', 'tianyou'],
  });
  const grant = (holder: string, area: string, functions: string[]) =>
    lead('mandate.grant', {
      mandate: `mandate-${holder}`,
      holder,
      functions,
      reach: 'own',
      area,
      incident: INCIDENT,
      legalBasis: '指挥部通知',
    });
  grant('red-cross', '420100', [
    'receive-donation',
    'inspect-goods',
    'release-goods',
    'keep-stock',
    'record-loss',
    'request-payment',
    'approve-payment',
  ]);
  for (const [hospital, area] of [
    ['union', '420103'],
    ['renai', '420111'],
    ['tianyou', '420106'],
  ] as const)
    grant(hospital, area, ['state-need', 'confirm-delivery', 'report-use', 'keep-stock']);
  return world;
}

/** What money may be given for, masks unless said otherwise; answers its id. */
export const purposeFor = (
  world: World,
  covers: object = { categories: ['respiratory-protection'] },
  zh = '购买口罩',
): string =>
  world.done(SEATS.receiving, 'purpose.declare', { incident: INCIDENT, words: { zh, en: 'Masks' }, covers })
    .purpose as string;

/** A company that sells things, with its credit code. */
export const SUPPLIER = { name: '某公司', creditCode: '91350100M000100Y43' };

/** What is asked for where so much shall be paid, for masks unless said otherwise. */
export const buying = (amount: number, more: object = {}) => ({
  lines: [{ item: 'mask-medical-protective', quantity: 1, amount }],
  supplier: SUPPLIER,
  interests: { kind: 'none' },
  goal: '口罩',
  ...more,
});

export const paper = (standard: string | null) => ({ kind: 'test-report', standard, reference: '检测报告' });

/** The fingerprint of a scan. */
export const SCAN = '5c'.repeat(32);

/** A paper with its scan, handed in after the goods; answers its id. */
export const addPaper = (
  world: World,
  lot: string,
  standard: string,
  by: Actor = SEATS.receiving,
  file = SCAN,
): string =>
  world.done(by, 'paper.add', { incident: INCIDENT, lot, ...paper(standard), file }).paper as string;

/** Goods that the hall takes in; unless said otherwise, masks that their paper proves. */
export function receive(
  world: World,
  amount: number,
  {
    item = 'mask-medical-protective',
    standard = 'GB 19083-2010' as string | null,
    expiresOn = null as string | null,
    earmarkedFor = null as string | null,
    bin = null as string | null,
    /** The goods came in boxes of so many. */
    packHolds = null as number | null,
  } = {},
): { lot: Lot; receiptCode: string } {
  const stated = packHolds === null ? { amount } : { packs: { count: amount / packHolds, holds: packHolds } };
  const { lots, receiptCode } = world.done(SEATS.receiving, 'donation.receive', {
    incident: INCIDENT,
    donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
    receiver: 'red-cross',
    place: HALL,
    mode: earmarkedFor === null ? 'discretionary' : 'directed',
    earmarkedFor,
    lots: [
      {
        ...{ claimedItem: item, ...stated, expiresOn, bin },
        // A parcel like an earlier one would be asked back.
        batch: `B-${world.log.length}`,
        evidence: standard === null ? [] : [paper(standard)],
      },
    ],
  });
  const [{ lot }] = lots as [{ lot: string }];
  return { lot: world.incident.lots.get(lot) as Lot, receiptCode: receiptCode as string };
}

type Hospital = 'union' | 'renai' | 'tianyou';

export function need(
  world: World,
  hospital: Hospital,
  amount: number,
  setting = 'general-ward',
  more: {
    item?: string;
    onHand?: number;
    /** Left out: so much that the amount lasts for the charter's days of cover. */
    usePerDay?: number | null;
    asOf?: string;
    letter?: string;
    confirmed?: readonly string[];
  } = {},
): string {
  const usePerDay = Math.ceil(amount / CHARTER.coverDays);
  const stated = { item: 'mask-medical-protective', quantity: { kind: 'exact', amount }, usePerDay, ...more };
  const input = { incident: INCIDENT, facility: hospital, setting, ...stated };
  return world.done(SEATS[hospital], 'need.state', input).need as string;
}

/** The lead agency calls back, or looks. */
export function confirmNeed(
  world: World,
  need: string,
  how: 'called-back' | 'inspected' = 'called-back',
): void {
  const statement = world.incident.needs.get(need)?.position;
  world.done(SEATS.lead, 'need.confirm', {
    incident: INCIDENT,
    need,
    statement,
    how,
    note: '已与药剂科核对',
  });
}

/** A proposal signed by the second seat: answers its run and orders. */
export function allocate(
  world: World,
  lines?: readonly { need: string; lot: string; amount: number }[],
): { run: string; orders: string[] } {
  const { run } = lines
    ? world.done(SEATS.lead, 'allocation.propose-by-hand', { incident: INCIDENT, reason: '协调', lines })
    : world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const { orders } = world.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run });
  return { run: run as string, orders: orders as string[] };
}

export const dispatch = (world: World, order: string): string =>
  world.done(SEATS.gate, 'shipment.dispatch', { incident: INCIDENT, order, carrier: '中国邮政' })
    .shipment as string;

/** Somebody reports a loss, somebody else confirms it. */
export function lose(world: World, lot: string, amount: number, reason = 'damaged'): string {
  const said = { incident: INCIDENT, lot, amount, reason, photo: world.photograph() };
  const { loss } = world.done(SEATS.gate, 'loss.report', said);
  world.done(SEATS.inspection, 'loss.confirm', { incident: INCIDENT, loss });
  return loss as string;
}

/** The hospital signs for all that was sent, less what it says is missing. */
export function confirm(
  world: World,
  shipment: string,
  missing: Readonly<Record<string, number>> = {},
): void {
  const sent = world.incident.shipments.get(shipment);
  if (!sent) throw new Error(`there is no shipment ${shipment}`);
  world.done(SEATS[sent.facility as Hospital], 'delivery.confirm', {
    incident: INCIDENT,
    shipment,
    lines: sent.lines.map((line) => ({
      lot: line.lot,
      received: line.sent - (missing[line.lot] ?? 0),
      shortage: missing[line.lot] ? 'lost-in-transit' : null,
    })),
  });
}

export function deliver(world: World, lines?: Parameters<typeof allocate>[1]): void {
  for (const order of allocate(world, lines).orders) confirm(world, dispatch(world, order));
}
