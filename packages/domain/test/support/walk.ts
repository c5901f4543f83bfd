import { type Actor, isSpent, linesOf, missingOf } from '@tongzhou/domain';
import fc from 'fast-check';
import { buying, HALL, hubei, INCIDENT, ITEMS, paper, SCAN, SEATS, type World } from './world.ts';

/**
 * One step of a day in the response: what is tried, and random numbers from which it takes its seat, its subject and
 * its amounts. Much of it is not allowed (wrong seat, too much, too late), and that is the point.
 */
export type Step = {
  readonly kind: Kind;
  readonly seat: number;
  readonly pick: number;
  readonly amount: number;
};

const GOODS = [
  ['mask-medical-protective', 'GB 19083-2010'],
  ['mask-medical-protective', 'GB 2626-2006'],
  ['respirator-n95', 'GB 2626-2006'],
  ['respirator-kn95', 'GB 2626-2019'],
  ['mask-surgical', 'YY 0469-2011'],
  ['mask-surgical', null],
  ['coverall-medical', null],
  ['mask-medical-protective', 'GB 19083-2010、GB 2626-2006'],
  ['alcohol-75', null],
] as const;
const EXPIRY = [null, null, '2020-01-25', '2020-01-28', '2020-01-31', '2020-06-01'];
const SETTINGS = ['isolation', 'general-ward', 'community', 'general-ward', 'fever-clinic'];
const HOSPITALS = ['union', 'renai', 'tianyou'] as const;
const ALL_SEATS = Object.values(SEATS);

/** Of a list, the one that the number falls on. */
const of = <Each>(list: Iterable<Each>, pick: number): Each | undefined => {
  const all = [...list];
  return all[pick % Math.max(1, all.length)];
};
/** Mostly the seat whose work it is; every seventh time anybody. */
const seatFor = (step: Step, ...usual: Actor[]): Actor =>
  (step.seat % 7 === 6 ? of(ALL_SEATS, step.seat) : of(usual, step.seat)) as Actor;
/** Mostly those of which something can still come. */
const spentOf = ({ incident }: World) => {
  const spent = [...incident.payments.values()].filter(isSpent);
  return spent.length > 0 ? spent : incident.payments.values();
};
const masks = (amount: number) => [{ item: 'mask-medical-protective', quantity: amount, amount }];
const idOf = (each: { readonly id: string } | undefined): string => each?.id ?? 'nothing';

type Try = readonly [actor: Actor, command: string, input: object];

const KINDS = {
  receive: (step) => {
    const [claimedItem, standard] = of(GOODS, step.pick) as (typeof GOODS)[number];
    const earmarkedFor = step.pick % 3 === 0 ? (of(HOSPITALS, step.pick) as string) : null;
    const lot = {
      claimedItem,
      amount: step.amount,
      expiresOn: of(EXPIRY, step.pick),
      evidence: standard ? [paper(standard)] : [],
    };
    return [
      seatFor(step, SEATS.receiving),
      'donation.receive',
      {
        donor: { kind: 'organisation', donor: `donor-${step.pick % 4}`, name: '某企业' },
        receiver: 'red-cross',
        place: HALL,
        mode: earmarkedFor ? 'directed' : 'discretionary',
        earmarkedFor,
        lots: [lot, { ...lot, claimedItem: 'alcohol-75', amount: step.amount + 1 }],
      },
    ];
  },
  declarePurpose: (step) => [
    seatFor(step, SEATS.receiving),
    'purpose.declare',
    {
      words: { zh: '购买口罩', en: 'Masks' },
      covers: step.pick % 2 ? { categories: ['respiratory-protection'] } : { kinds: ['transport'] },
    },
  ],
  receiveMoney: (step, world) => [
    seatFor(step, SEATS.receiving),
    'donation.receive',
    {
      donor: { kind: 'anonymous', donor: 'donor-9' },
      receiver: 'red-cross',
      mode: step.pick % 2 ? 'directed' : 'discretionary',
      purpose: step.pick % 2 ? (of(world.incident.purposes.keys(), step.pick) ?? 'purpose-dream') : null,
      money: { currency: step.pick % 5 ? 'CNY' : 'USD', amount: step.amount },
    },
  ],
  inspect: (step, world) => {
    const waiting = [...world.incident.lots.values()].filter((lot) => lot.status === 'quarantine');
    const lot = of(waiting.length ? waiting : world.incident.lots.values(), step.pick);
    const candidates = [lot?.item, lot?.claimedItem, 'mask-without-proof', of(ITEMS.byId.keys(), step.seat)];
    const item = of(candidates, step.pick);
    const outcome = step.pick % 5 === 0 ? 'rejected' : 'accepted';
    return [
      seatFor(step, SEATS.inspection, SEATS.receiving),
      'lot.inspect',
      {
        ...{ lot: idOf(lot), outcome, evidence: [], note: step.pick % 4 ? '抽检' : null },
        item: (outcome === 'rejected' ? lot?.item : item) ?? 'goggles',
      },
    ];
  },
  addPaper: (step, world) => {
    const lot = of(world.incident.lots.values(), step.pick);
    const standard = of(GOODS, step.seat + step.pick)?.[1] ?? null;
    const added = { lot: idOf(lot), ...paper(standard), file: step.pick % 2 ? SCAN : null };
    return [seatFor(step, SEATS.receiving, SEATS.gate), 'paper.add', added];
  },
  strikePaper: (step, world) => {
    const lot = of(world.incident.lots.values(), step.pick);
    const struck = {
      lot: idOf(lot),
      paper: of(lot?.evidence ?? [], step.seat)?.paper ?? 'nothing',
      reason: '不实',
    };
    return [seatFor(step, SEATS.inspection, SEATS.receiving), 'paper.strike', struck];
  },
  confirmFinding: (step, world) => {
    const waiting = [...world.incident.lots.values()].filter((lot) => lot.finding !== null);
    const lot = of(waiting, step.pick);
    const { item, outcome } = lot?.finding ?? { item: 'goggles', outcome: 'accepted' };
    const confirmed = { lot: idOf(lot), item, outcome };
    return [seatFor(step, SEATS.secondInspection, SEATS.inspection), 'lot.confirm-finding', confirmed];
  },
  need: (step) => {
    const facility = of(HOSPITALS, step.pick) as (typeof HOSPITALS)[number];
    const quantity =
      step.pick % 6 === 0
        ? { kind: of(['unknown', 'unlimited', 'none'], step.seat) }
        : { kind: 'exact', amount: step.amount };
    return [
      seatFor(step, SEATS[facility]),
      'need.state',
      {
        facility,
        item: of(GOODS, step.pick)?.[0],
        setting: of(SETTINGS, step.seat),
        quantity,
        onHand: step.pick % 4 ? step.pick % 500 : null,
        usePerDay: step.pick % 5 ? step.pick % 90 : null,
      },
    ];
  },
  stop: (step) => {
    const facility = of(HOSPITALS, step.pick) as (typeof HOSPITALS)[number];
    const item = step.pick % 2 ? null : of(GOODS, step.pick)?.[0];
    return [seatFor(step, SEATS[facility]), 'facility.stop-receiving', { facility, item, reason: '已满' }];
  },
  resume: (step) => {
    const facility = of(HOSPITALS, step.pick) as (typeof HOSPITALS)[number];
    return [seatFor(step, SEATS[facility]), 'facility.resume-receiving', { facility }];
  },
  classify: (step) => [
    seatFor(step, SEATS.lead),
    'facility.classify',
    {
      organisation: of(HOSPITALS, step.pick),
      facilityClass: of(['designated', 'general', 'fever-clinic'], step.seat),
      legalBasis: '通知',
    },
  ],
  propose: (step) => [seatFor(step, SEATS.lead, SEATS.second), 'allocation.propose', {}],
  byHand: (step, world) => {
    const lots = [...world.incident.lots.values()].filter(
      ({ status, correcting }) => status === 'accepted' && correcting === null,
    );
    const line = (other: number) => {
      const lot = of(lots, step.pick + other);
      const asking = [...world.incident.needs.values()].filter((need) => need.item === lot?.item);
      return { need: idOf(of(asking, step.seat + other)), lot: idOf(lot), amount: step.amount };
    };
    return [
      seatFor(step, SEATS.lead, SEATS.second),
      'allocation.propose-by-hand',
      { reason: '协调', lines: step.pick % 2 ? [line(0)] : [line(0), line(1)] },
    ];
  },
  approve: (step, world) => {
    const proposed = [...world.incident.runs.values()].reverse().filter((run) => run.status === 'proposed');
    const run = proposed[step.pick % 3] ?? of(world.incident.runs.values(), step.pick);
    return [seatFor(step, SEATS.second, SEATS.lead), 'allocation.approve', { run: idOf(run) }];
  },
  decline: (step, world) => [
    seatFor(step, SEATS.second),
    'allocation.decline',
    { run: idOf(of(world.incident.runs.values(), step.pick)), reason: '不妥' },
  ],
  cancel: (step, world) => [
    seatFor(step, SEATS.second),
    'order.cancel',
    { order: idOf(of(world.incident.orders.values(), step.pick)), reason: '改派' },
  ],
  dispatch: (step, world) => {
    const issued = [...world.incident.orders.values()].filter((order) => order.status === 'issued');
    const order = of(issued.length ? issued : world.incident.orders.values(), step.pick);
    return [seatFor(step, SEATS.gate), 'shipment.dispatch', { order: idOf(order), carrier: '中国邮政' }];
  },
  breakGlass: (step, world) => {
    const lot = of(world.incident.lots.values(), step.pick);
    const facility = lot?.earmarkedFor && step.pick % 3 ? lot.earmarkedFor : of(HOSPITALS, step.seat);
    return [
      seatFor(step, SEATS.gate),
      'goods.break-glass',
      {
        ...{ lot: idOf(lot), amount: 1 + (step.amount % 90), facility, setting: of(SETTINGS, step.seat) },
        ...{ carrier: '医院自提', reason: 'life-at-risk', photo: photographOf(world, step) },
        confirmed: step.pick % 2 ? [`facility-said-stop:facility=${lot?.item}`] : [],
      },
    ];
  },
  reconcile: (step, world) => {
    const shipment = of(world.incident.breakGlassOpen, step.pick) ?? 'nothing';
    const outcome = step.pick % 3 ? 'approved' : 'irregular';
    const reason = step.pick % 5 ? '事后核查' : null;
    return [seatFor(step, SEATS.lead, SEATS.second), 'break-glass.reconcile', { shipment, outcome, reason }];
  },
  confirm: (step, world) => {
    const moving = [...world.incident.shipments.values()].filter((each) => each.confirmedAt === null);
    // Now and then some more of what is done with comes after all.
    const all = [...world.incident.shipments.values()];
    const shipment = of(moving.length && step.pick % 5 ? moving : all, step.pick);
    const seat = SEATS[(shipment?.facility ?? 'union') as (typeof HOSPITALS)[number]];
    const lots = [...new Set((shipment?.lines ?? []).map(({ lot }) => lot))];
    const confirmed: string[] = [];
    const lines = lots.map((lot, index) => {
      const open = shipment ? linesOf(shipment, lot).reduce((sum, line) => sum + missingOf(line), 0) : 0;
      // Every third time something is missing; now and then the hospital counts more than was sent.
      const missing = (step.pick + index) % 3 === 0 ? Math.min(open, step.amount) : 0;
      const damaged = step.pick % 7 === 0 ? Math.min(open - missing, 2) : 0;
      const received = open - missing - damaged + (step.pick % 19 === 0 ? 1 : 0);
      if (step.pick % 2 && received + damaged > open)
        confirmed.push(`more-than-shipped:lines.${index}.received=${received + damaged}`);
      return { lot, received, damaged, shortage: missing && step.pick % 4 ? 'lost-in-transit' : null };
    });
    const moreToCome = step.pick % 4 === 2;
    return [
      seatFor(step, seat),
      'delivery.confirm',
      { shipment: idOf(shipment), lines, moreToCome, confirmed },
    ];
  },
  settle: (step, world) => {
    const short = [...world.incident.shipments.values()].filter((each) => each.status === 'short');
    const shipment = of(short, step.pick);
    const line = of(
      (shipment?.lines ?? []).filter((each) => missingOf(each) > 0),
      step.pick,
    );
    const open = line ? missingOf(line) : 1;
    return [
      seatFor(step, SEATS.inspection, SEATS.gate),
      'shortage.settle',
      {
        shipment: idOf(shipment),
        lot: line?.lot ?? 'nothing',
        amount: step.pick % 3 ? open : step.amount,
        outcome: of(['lost', 'returned-to-stock'], step.seat),
        reason: '核查',
      },
    ];
  },
  /** What left was entered wrongly: less of it, or nothing at all. */
  correctDispatch: (step, world) => {
    const shipment = of(world.incident.shipments.values(), step.pick);
    const lots = [...new Set((shipment?.lines ?? []).map(({ lot }) => lot))];
    const lines = lots.map((lot) => ({ lot, sent: step.pick % 3 ? 0 : step.amount }));
    return [
      seatFor(step, SEATS.gate),
      'dispatch.correct',
      {
        shipment: idOf(shipment),
        lines: lines.length > 0 ? lines : [{ lot: 'nothing', sent: 0 }],
        reason: '误登',
      },
    ];
  },
  correctSettlement: (step, world) => {
    const settlement = of(world.incident.settlements.values(), step.pick);
    const amount = step.pick % 4 ? (settlement?.amount ?? 1) : step.amount % 9;
    const outcome = of(['lost', 'returned-to-stock'], step.seat);
    return [
      seatFor(step, SEATS.inspection),
      'settlement.correct',
      { settlement: idOf(settlement), amount, outcome, reason: '点错' },
    ];
  },
  confirmShipmentCorrection: (step, world) => [
    seatFor(step, SEATS.receiving, SEATS.secondInspection),
    step.pick % 6 ? 'shipment-correction.confirm' : 'shipment-correction.decline',
    {
      correction: of(world.incident.shipmentCorrectionsOpen, step.pick) ?? 'nothing',
      ...(step.pick % 6 ? {} : { reason: '无误' }),
    },
  ],
  judgeAnew: (step, world) => [
    seatFor(step, SEATS.lead, SEATS.second),
    'break-glass.judge-anew',
    {
      shipment: idOf(of(world.incident.breakGlass.values(), step.pick)),
      outcome: step.pick % 3 ? 'approved' : 'irregular',
      reason: '点错',
    },
  ],
  use: (step, world) => {
    const arrived = [...world.incident.shipments.values()].filter((each) => each.confirmedAt !== null);
    const shipment = of(arrived, step.pick);
    const item = world.incident.lots.get(shipment?.lines[0]?.lot ?? '')?.item ?? 'goggles';
    const facility = (shipment?.facility ?? 'union') as (typeof HOSPITALS)[number];
    return [seatFor(step, SEATS[facility]), 'use.report', { facility, item, amount: step.amount }];
  },
  loss: (step, world) => [
    seatFor(step, SEATS.gate),
    'loss.report',
    {
      lot: idOf(of(world.incident.lots.values(), step.pick)),
      amount: step.pick % 5 ? 1 + (step.amount % 40) : step.amount,
      reason: 'damaged',
      photo: step.pick % 7 ? photographOf(world, step) : null,
    },
  ],
  endLoss: (step, world) => {
    const reported = [...world.incident.losses.values()].filter((each) => each.status === 'reported');
    const loss = idOf(of(reported, step.pick));
    const seat = seatFor(step, SEATS.second, SEATS.inspection);
    return step.pick % 5
      ? [seat, 'loss.confirm', { loss }]
      : [seat, 'loss.refuse', { loss, reason: '在架上' }];
  },
  surplus: (step, world) => {
    const surplus = of(world.incident.surplusesOpen, step.pick) ?? 'nothing';
    return step.pick % 4
      ? [
          seatFor(step, SEATS.inspection),
          'surplus.settle',
          { surplus, outcome: of(['from-stock', 'from-loss'], step.seat), reason: '核查' },
        ]
      : [seatFor(step, SEATS.union, SEATS.renai), 'surplus.recount', { surplus, reason: '数错' }];
  },
  move: (step, world) => {
    const lot = of(world.incident.lots.values(), step.pick);
    const account = (purpose: string) => `stock:red-cross:${HALL}:${idOf(lot)}:${purpose}`;
    const usable = lot?.earmarkedFor ? 'earmarked' : 'free';
    const [from, to] = step.pick % 3 ? [usable, 'reserve'] : ['reserve', usable];
    const way = { from: account(from), to: account(to) };
    const groups = [
      [{ phase: 'posted', ...way, amount: step.amount }],
      [
        { phase: 'pending', ...way, amount: 1 + (step.pick % 30), expiresInHours: 1 + (step.seat % 50) },
        { phase: 'posted', ...way, amount: 1 + (step.pick % 9) },
      ],
    ];
    const mode = step.pick % 4 ? 'each' : 'all';
    return [seatFor(step, SEATS.gate), 'transfer.post', { owner: 'red-cross', mode, groups }];
  },
  endHold: (step, world) => {
    const [pending, hold] = of(world.incident.holds.entries(), step.pick) ?? ['nothing', undefined];
    const end =
      step.pick % 3
        ? { phase: 'post', pending, amount: Math.min(step.amount, (hold?.amount ?? 1) + (step.pick % 2)) }
        : { phase: 'void', pending };
    return [seatFor(step, SEATS.gate), 'transfer.post', { owner: 'red-cross', groups: [[end]] }];
  },
  reverse: (step, world) => {
    const { late, earlier } = world.incident.movements;
    const transfer = of([...earlier.keys(), ...late.keys()], step.pick) ?? 'nothing';
    const seat = seatFor(step, SEATS.receiving, SEATS.gate, SEATS.union);
    return [seat, 'transfer.reverse', { transfer, reason: '填错' }];
  },
  hold: (step, world) => [
    seatFor(step, SEATS.inspection),
    'lot.hold',
    { lot: idOf(of(world.incident.lots.values(), step.pick)), reason: '召回' },
  ],
  count: (step, world) => {
    const lot = of(world.incident.lots.values(), step.pick);
    const counted = Math.max(0, (lot?.amount ?? 0) - (step.pick % 2 ? step.amount % 40 : 0));
    return [seatFor(step, SEATS.gate), 'count.record', { lot: idOf(lot), counted }];
  },
  settleCount: (step, world) => {
    const open = [...world.incident.counts.values()].filter((each) => each.status === 'open');
    const input = { count: idOf(of(open, step.pick)), reason: 'count-difference' };
    return [seatFor(step, SEATS.receiving, SEATS.gate), 'count.settle', input];
  },
  retractCount: (step, world) => [
    seatFor(step, SEATS.gate, SEATS.receiving),
    'count.retract',
    { count: idOf(of(world.incident.counts.values(), step.pick)), reason: '点错货架' },
  ],
  correct: (step, world) => {
    const gift = of(world.incident.donations.values(), step.pick);
    const lot = step.seat % 3 ? (of(gift?.lots ?? [], step.pick) ?? null) : null;
    const ofLot = [
      { amount: step.amount },
      { claimedItem: of(['mask-surgical', 'goggles'], step.pick) },
      { batch: `B-${step.amount}` },
    ];
    const ofGift = [
      { amount: step.amount },
      { donor: `donor-${step.pick % 4}`, donorName: '某企业' },
      { earmarkedFor: step.pick % 2 ? null : of(HOSPITALS, step.pick) },
      { purpose: step.pick % 2 ? null : (of(world.incident.purposes.keys(), step.pick) ?? null) },
    ];
    const to =
      lot === null ? of(ofGift, step.amount) : of([...ofLot, { expiresOn: '2020-05-01' }], step.amount);
    const input = { donation: idOf(gift), lot, to, reason: '填错' };
    return [seatFor(step, SEATS.receiving, SEATS.gate), 'correction.propose', input];
  },
  confirmCorrection: (step, world) => [
    seatFor(step, SEATS.gate, SEATS.receiving, SEATS.inspection),
    step.pick % 6 ? 'correction.confirm' : 'correction.decline',
    {
      correction: of(world.incident.correctionsOpen, step.pick) ?? 'nothing',
      ...(step.pick % 6 ? {} : { reason: '原记录无误' }),
    },
  ],
  pay: (step, world) => {
    const gift = of(
      [...world.incident.donations.values()].filter((each) => each.money),
      step.pick,
    );
    const purpose =
      step.pick % 3 ? (gift?.purpose ?? null) : (of(world.incident.purposes.keys(), step.seat) ?? null);
    return [
      seatFor(step, SEATS.gate, SEATS.receiving),
      'payment.request',
      { donation: idOf(gift), purpose, ...buying(step.amount, { lines: masks(step.amount) }) },
    ];
  },
  approvePayment: (step, world) => [
    seatFor(step, SEATS.gate, SEATS.receiving),
    'payment.approve',
    { payment: idOf(of(world.incident.payments.values(), step.pick)) },
  ],
  refund: (step, world) => {
    const payment = step.pick % 2 ? of(spentOf(world), step.amount) : undefined;
    const gift = of(
      [...world.incident.donations.values()].filter((each) => each.money),
      step.pick,
    );
    return [
      seatFor(step, SEATS.gate, SEATS.receiving),
      'refund.propose',
      {
        ...{ donation: payment?.donation ?? idOf(gift), payment: payment?.id ?? null },
        ...{ amount: 1 + (step.amount % 20), note: '退款' },
        reason: payment ? 'overpaid' : 'agreed-with-donor',
        reference: payment ? `ICBC-${step.amount}-${step.pick}` : null,
      },
    ];
  },
  confirmRefund: (step, world) => {
    const refund = world.incident.refunds.get(of(world.incident.refundsOpen, step.pick) ?? '');
    const reference = refund?.transfer == null ? null : `BOC-${step.amount}-${step.pick}`;
    return [
      seatFor(step, SEATS.gate, SEATS.receiving),
      step.pick % 4 ? 'refund.confirm' : 'refund.decline',
      {
        refund: idOf(refund),
        ...(step.pick % 4 ? { reference: step.seat % 5 ? reference : null } : { reason: '不符' }),
      },
    ];
  },
  recordPaid: (step, world) => [
    seatFor(step, SEATS.gate),
    'payment.record-paid',
    {
      payment: idOf(of(spentOf(world), step.pick)),
      reference: `CMB-${step.amount}-${step.pick}`,
    },
  ],
  receivePurchase: (step, world) => [
    seatFor(step, SEATS.secondInspection, SEATS.inspection),
    'purchase.receive',
    {
      payment: idOf(of(spentOf(world), step.pick)),
      place: HALL,
      lots: [
        {
          ...{ claimedItem: 'mask-medical-protective', amount: 1 + (step.amount % 9) },
          evidence: step.pick % 2 ? [paper('GB 19083-2010')] : [],
        },
      ],
    },
  ],
  declinePayment: (step, world) => [
    seatFor(step, SEATS.gate),
    'payment.decline',
    { payment: idOf(of(world.incident.payments.values(), step.pick)), reason: '不符' },
  ],
  pledge: (step) => [
    seatFor(step, SEATS.lead),
    'service.list',
    {
      kind: 'pledge',
      name: '某企业认捐',
      area: null,
      lines: [{ label: '口罩', quantity: { kind: 'exact', amount: step.amount } }],
      asOf: '2020-01-25T00:00:00Z',
      source: null,
      externalKey: `pledge-${step.pick}`,
    },
  ],
  draft: (step) => [seatFor(step, SEATS.lead, SEATS.second), 'release.draft-goods-report', {}],
  publish: (step, world) => [
    seatFor(step, SEATS.second, SEATS.lead),
    'release.publish',
    { release: idOf(of(world.incident.releases.values(), step.pick)) },
  ],
} satisfies Record<string, (step: Step, world: World) => Try>;

type Kind = keyof typeof KINDS | 'wait';

/** What a response does most comes most often. */
const WEIGHTS: Readonly<Partial<Record<Kind, number>>> = {
  move: 3,
  endHold: 2,
  count: 2,
  settleCount: 2,
  correct: 3,
  confirmCorrection: 5,
  receive: 4,
  inspect: 4,
  need: 6,
  propose: 6,
  byHand: 6,
  approve: 10,
  dispatch: 10,
  confirm: 10,
  settle: 14,
  correctSettlement: 2,
  confirmShipmentCorrection: 4,
  use: 4,
  approvePayment: 3,
  publish: 2,
};
const kinds: Kind[] = [...(Object.keys(KINDS) as Kind[]), 'wait'];

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ arbitrary: fc.constant(kind), weight: WEIGHTS[kind] ?? 1 }))),
  seat: fc.nat({ max: 6 * 7 * 8 }),
  pick: fc.nat({ max: 10_000 }),
  amount: fc.integer({ min: 1, max: 400 }),
});

/** A day begins with something to do: goods that may go, wards that may have them, money. */
const OPENING: readonly Step[] = [
  { kind: 'receive', seat: 0, pick: 7, amount: 300 },
  { kind: 'receive', seat: 0, pick: 31, amount: 200 },
  { kind: 'need', seat: 0, pick: 21, amount: 250 },
  { kind: 'need', seat: 1, pick: 10, amount: 100 },
  { kind: 'need', seat: 1, pick: 14, amount: 90 },
  { kind: 'receiveMoney', seat: 0, pick: 2, amount: 400 },
];

/** Now and then one that was shown before. */
const photographOf = (world: World, { pick }: Step): string =>
  pick % 11 === 0 ? 'd'.repeat(64) : world.photograph();

export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc
    .array(step, { minLength: Math.floor(maxLength / 2), maxLength, size: 'max' })
    .map((random) => [...OPENING, ...random]);

/** Walks the steps through a new world; `look` sees the world after each. A refusal is fine, an exception is not. */
export function walk(path: readonly Step[], look: (world: World, command: string) => void): World {
  const world = hubei({ reservePercent: 10, unknownStarter: 20, reservationHours: 60 });
  for (const each of path) {
    if (each.kind === 'wait') {
      world.pass(each.pick % 40);
      // Now and then the clock comes late, as a server does that was down.
      if (each.pick % 5 > 0 && world.tick() > 0) look(world, 'expiry');
      continue;
    }
    const [actor, command, input] = KINDS[each.kind](each, world) as Try;
    const common = command === 'facility.classify' ? {} : { incident: INCIDENT };
    const outcome = world.act(actor, command, { ...common, ...input });
    if (outcome.ok) look(world, command);
  }
  return world;
}
