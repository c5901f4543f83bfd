import { beforeEach, describe, expect, it } from 'vitest';
import { endResponse, handOver } from '../../../test/support/ending.ts';
import {
  allocate,
  buying,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { closingView, whatIsLeft } from './index.ts';

const here = { incident: INCIDENT };
const why = { ...here, reason: '疫情已控制' };
let world: World;
beforeEach(() => {
  world = hubei();
});

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);
const begin = () => world.done(SEATS.lead, 'incident.begin-closing', why);
const left = () =>
  whatIsLeft(world.state, world.incident, world.now).map(({ line, of, count }) => [line, of, count]);
const withoutOwner = () =>
  world
    .refused(SEATS.lead, 'incident.close', why)
    .flatMap(({ code, parameters }) =>
      code === 'left-without-owner' ? [(parameters as { line: string }).line] : [code],
    );
const assign = (line: string, owner: string, fate = 'finished', more: object = {}) =>
  world.done(SEATS.lead, 'residue.assign', { ...here, line, owner, fate, ...more }).residue as string;
const accepts = (actor: (typeof SEATS)[keyof typeof SEATS], residue: string) =>
  world.done(actor, 'residue.accept', { ...here, residue });
const TASK = {
  ...{ ...here, title: { zh: '卸货', en: 'Unload' }, area: '420105', where: 'A 馆' },
  ...{ from: '2020-01-26T00:00:00Z', until: '2020-01-26T06:00:00Z', peopleNeeded: 2 },
};

describe('a response that is being closed', () => {
  it('is begun to close by two people, and by nobody alone', () => {
    const made = world.alone(SEATS.lead, 'incident.begin-closing', why);
    expect(made.ok && made.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    expect(closingView(world.view, INCIDENT).phase).toBe('open');
    world.done(SEATS.second, 'countersignature.give', made.ok ? made.value.result : {});
    expect(closingView(world.view, INCIDENT)).toMatchObject({ phase: 'closing', turns: [{ to: 'closing' }] });
    expect(codes(world.refused(SEATS.lead, 'incident.begin-closing', why))).toEqual(['incident-closing']);
    world.audit();
  });

  it('is not closed before', () => {
    expect(codes(world.refused(SEATS.lead, 'incident.close', why))).toEqual(['not-closing']);
  });

  it('begins nothing new', () => {
    const grant = {
      ...{ holder: 'union', functions: ['transport'], reach: 'own', area: '420103' },
      ...{ incident: INCIDENT, legalBasis: '指挥部通知' },
    };
    const level = { ...here, responseLevel: 'I', reason: '反弹' };
    begin();
    for (const [actor, command, input] of [
      [
        SEATS.union,
        'need.state',
        {
          ...{ ...here, facility: 'union', item: 'mask-medical-protective', setting: 'general-ward' },
          ...{ quantity: { kind: 'exact', amount: 100 }, usePerDay: 10 },
        },
      ],
      [SEATS.lead, 'mandate.grant', grant],
      [SEATS.lead, 'incident.change-level', level],
    ] as const)
      expect(codes(world.refused(actor, command, input)), command).toEqual(['incident-closing']);
    world.audit();
  });

  it('still takes in, moves, signs for and corrects what was begun', () => {
    const wanted = need(world, 'union', 100);
    const { lot } = receive(world, 1000);
    const { orders } = allocate(world, [{ need: wanted, lot: lot.id, amount: 100 }]);
    begin();
    receive(world, 50);
    confirm(world, dispatch(world, orders[0] as string));
    lose(world, lot.id, 10);
    world.audit();
  });
});

describe('what is left', () => {
  it('is computed from the record: line by line, and whose it is', () => {
    const wanted = need(world, 'union', 100);
    const { lot } = receive(world, 1000);
    const { orders } = allocate(world, [{ need: wanted, lot: lot.id, amount: 60 }]);
    const shipment = dispatch(world, orders[0] as string);
    expect(left()).toEqual([
      ['stock', 'red-cross', 1],
      ['transit', 'red-cross', 1],
      ...['red-cross', 'union', 'renai', 'tianyou'].map((each) => ['mandates', each, 1]),
    ]);
    begin();
    const refusals = world.refused(SEATS.lead, 'incident.close', why);
    expect(refusals[0]).toMatchObject({
      parameters: { shares: [{ of: 'red-cross', kinds: [{ kind: 'lot', count: 1, ids: [lot.id] }] }] },
    });
    expect(refusals[1]).toMatchObject({
      parameters: { shares: [{ kinds: [{ kind: 'shipment', ids: [shipment] }] }] },
    });
    confirm(world, shipment, { [lot.id]: 5 });
    expect(withoutOwner()).toEqual(['stock', 'mandates', 'counts']);
    world.audit();
  });

  it('tells goods that nobody inspected, counts that differ, losses, questions and what waits for a second person', () => {
    const { lot } = receive(world, 1000);
    receive(world, 20, { standard: null });
    world.done(SEATS.gate, 'count.record', { ...here, lot: lot.id, counted: 990 });
    world.done(SEATS.gate, 'loss.report', { ...here, lot: lot.id, amount: 3, reason: 'wet' });
    const question = { zh: '口罩去了哪里？', en: 'Where did the masks go?' };
    const { opinion } = world.done(SEATS.lead, 'opinion.notice', { ...here, question, source: '热线' });
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', {
      ...{ ...here, reason: '协调' },
      lines: [{ need: need(world, 'union', 10), lot: lot.id, amount: 10 }],
    });
    const { release } = world.done(SEATS.lead, 'release.draft-goods-report', here);
    const kinds = () =>
      whatIsLeft(world.state, world.incident, world.now).flatMap((share) =>
        share.kinds.map(({ kind, of, count }) => `${kind} ${of} ${count}`),
      );
    expect(kinds().filter((each) => !each.startsWith('mandate'))).toEqual([
      'lot red-cross 2',
      'opinion lead 1',
      'count red-cross 1',
      'loss red-cross 1',
      'allocation lead 1',
      'release lead 1',
    ]);
    world.done(SEATS.second, 'opinion.answer', { ...here, opinion, answer: question });
    world.done(SEATS.second, 'allocation.decline', { ...here, run, reason: '改期' });
    world.done(SEATS.second, 'release.decline', { ...here, release, reason: '改期' });
    expect(kinds().filter((each) => !each.startsWith('mandate'))).toEqual([
      'lot red-cross 2',
      'count red-cross 1',
      'loss red-cross 1',
    ]);
    world.audit();
  });

  it('tells tasks, and who is at work', () => {
    const { task } = world.done(SEATS.lead, 'task.open', TASK);
    const { volunteer } = world.done(SEATS.lead, 'volunteer.enrol', {
      ...here,
      area: '420105',
      isAdult: true,
    });
    const shift = { ...here, task, volunteers: [volunteer] };
    world.done(SEATS.lead, 'task.take', { ...here, task, volunteer });
    world.done(SEATS.lead, 'shift.start', shift);
    begin();
    expect(withoutOwner().slice(0, 2)).toEqual(['shifts', 'tasks']);
    world.done(SEATS.lead, 'shift.end', shift);
    expect(withoutOwner().slice(0, 2)).toEqual(['tasks', 'mandates']);
    world.done(SEATS.lead, 'task.close', { ...here, task });
    expect(withoutOwner()).not.toContain('tasks');
    world.audit();
  });

  it('tells money that is not spent, and payments until the bank has carried them out', () => {
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      ...{
        ...here,
        donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
        receiver: 'red-cross',
      },
      ...{ place: null, mode: 'discretionary', purpose: null, lots: [] },
      money: { currency: 'CNY', amount: 1_000 },
    });
    const money = () =>
      whatIsLeft(world.state, world.incident, world.now)
        .filter(({ line }) => line === 'money')
        .flatMap(({ kinds }) => kinds.map(({ kind, count }) => `${kind} ${count}`));
    expect(money()).toEqual(['fund 1']);
    const { payment } = world.done(SEATS.receiving, 'payment.request', {
      ...{ ...here, donation, ...buying(1_000) },
    });
    expect(money()).toEqual(['payment 1', 'fund 1']);
    begin();
    world.done(SEATS.gate, 'payment.approve', { ...here, payment });
    expect(money()).toEqual(['payment-underway 1']);
    world.audit();
  });
});

describe('what is left and handed over', () => {
  it('needs the yes of whoever shall have it; a no, or another assignment, ends it', () => {
    receive(world, 1000);
    begin();
    const handed = (owner: string, fate: string) =>
      world.done(SEATS.gate, 'residue.assign', { ...here, line: 'stock', of: 'red-cross', owner, fate })
        .residue as string;
    const residue = handed('tianyou', 'next-incident');
    expect(withoutOwner()).toContain('stock');
    const said = { ...here, residue };
    expect(codes(world.refused(SEATS.union, 'residue.accept', said))).toEqual(['not-own-matter']);
    world.done(SEATS.tianyou, 'residue.decline', { ...said, reason: '库房已满' });
    expect(withoutOwner()).toContain('stock');
    expect(codes(world.refused(SEATS.tianyou, 'residue.accept', said))).toEqual(['wrong-state']);
    accepts(SEATS.renai, handed('renai', 'reserve'));
    expect(withoutOwner()).not.toContain('stock');
    world.done(SEATS.union, 'residue.decline', {
      ...{ ...here, residue: handed('union', 'reserve'), reason: '库房已满' },
    });
    expect(withoutOwner()).toContain('stock');
    // What is said of one organisation goes before what is said of all, until it is declined.
    accepts(SEATS.lead, assign('mandates', 'lead'));
    expect(withoutOwner()).not.toContain('mandates');
    const own = assign('mandates', 'union', 'finished', { of: 'red-cross' });
    expect(withoutOwner()).toContain('mandates');
    world.done(SEATS.union, 'residue.decline', { ...here, residue: own, reason: '人手不足' });
    expect(withoutOwner()).not.toContain('mandates');
    world.audit();
  });

  it.each([
    ['nothing-left', { line: 'tasks', owner: 'lead', fate: 'finished' }],
    ['fate-not-for', { line: 'mandates', owner: 'lead', fate: 'destroyed' }],
    ['fate-not-for', { line: 'stock', owner: 'lead', fate: 'finished' }],
    ['residue-day', { line: 'stock', owner: 'lead', fate: 'used-by' }],
    ['residue-day', { line: 'stock', owner: 'lead', fate: 'used-by', by: '2020-01-01' }],
    ['holder-unnamed', { line: 'stock', owner: 'lead', fate: 'reserve' }],
    ['holders-own', { line: 'stock', of: 'red-cross', owner: 'lead', fate: 'reserve' }],
    ['not-found', { line: 'stock', owner: 'nobody', fate: 'reserve' }],
    ['not-found', { line: 'stock', of: 'nobody', owner: 'lead', fate: 'reserve' }],
  ])('is refused with %s: %o', (code, input) => {
    receive(world, 1000);
    begin();
    expect(codes(world.refused(SEATS.lead, 'residue.assign', { ...here, ...input }))).toEqual([code]);
  });

  it('of money, stays with whoever received it, also if that organisation would hand it over', () => {
    world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...here, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
      ...{ receiver: 'red-cross', place: null, mode: 'discretionary', purpose: null, lots: [] },
      money: { currency: 'CNY', amount: 1_000 },
    });
    begin();
    const asked = { ...here, line: 'money', of: 'red-cross', owner: 'tianyou', fate: 'finished' };
    for (const actor of [SEATS.lead, SEATS.gate])
      expect(codes(world.refused(actor, 'residue.assign', asked))).toEqual(['holders-own']);
    // Named as its own it is answered for, without a further word: nobody can hold the end up by silence.
    assign('money', 'red-cross', 'finished', { of: 'red-cross' });
    expect(withoutOwner()).not.toContain('money');
    handOver(world);
    world.done(SEATS.lead, 'incident.close', why);
    world.audit();
  });

  it('of goods, is handed over by two people of the holder, and by nobody else', () => {
    receive(world, 1000);
    begin();
    const asked = { ...here, line: 'stock', of: 'red-cross', owner: 'tianyou', fate: 'reserve' };
    const alone = world.alone(SEATS.gate, 'residue.assign', asked);
    expect(alone.ok && alone.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    expect(codes(world.refused(SEATS.union, 'residue.assign', asked))).toEqual(['mandate-missing']);
    world.audit();
  });

  it('is not assigned while the response goes on', () => {
    receive(world, 1000);
    const input = { ...here, line: 'stock', owner: 'lead', fate: 'reserve' };
    expect(codes(world.refused(SEATS.lead, 'residue.assign', input))).toEqual(['not-closing']);
  });
});

describe('a response that is closed', () => {
  it('says with whom what was left is, and lets its owner look after it', () => {
    const wanted = need(world, 'tianyou', 100);
    const elsewhere = need(world, 'union', 100);
    const { lot } = receive(world, 1000);
    const onTheRoad = need(world, 'renai', 40);
    const { orders } = allocate(world, [{ need: onTheRoad, lot: lot.id, amount: 40 }]);
    const shipment = dispatch(world, orders[0] as string);
    begin();
    const handed = { ...here, line: 'stock', of: 'red-cross', owner: 'tianyou', fate: 'reserve' };
    accepts(SEATS.tianyou, world.done(SEATS.gate, 'residue.assign', handed).residue as string);
    handOver(world);
    world.done(SEATS.lead, 'incident.close', why);
    const closed = world.facts.at(-1);
    expect(closed).toMatchObject({ type: 'incident.closed' });
    expect(closed?.data).toMatchObject({ left: Array.from({ length: 6 }, () => ({ count: 1 })) });

    // The lorry arrives, and is signed for.
    world.pass(5);
    confirm(world, shipment);
    // Whoever took the goods over says that some are lost; that they are, the holder itself says.
    const photo = world.photograph();
    const loss = { ...here, lot: lot.id, amount: 5, reason: 'damaged', photo };
    const { loss: said } = world.done(SEATS.tianyou, 'loss.report', loss);
    const colleague = { organisation: 'tianyou', seat: 'tianyou.colleague' };
    expect(codes(world.refused(colleague, 'loss.confirm', { ...here, loss: said }))).toEqual([
      'mandate-missing',
    ]);
    world.done(SEATS.inspection, 'loss.confirm', { ...here, loss: said });
    expect(codes(world.refused(SEATS.union, 'loss.report', { ...loss, photo: world.photograph() }))).toEqual([
      'mandate-missing',
    ]);
    world.done(SEATS.gate, 'count.record', { ...here, lot: lot.id, counted: 960 });
    // The rest goes to its owner, and to nobody else.
    const line = (to: string) => ({
      ...here,
      reason: '移交',
      lines: [{ need: to, lot: lot.id, amount: 50 }],
    });
    expect(codes(world.refused(SEATS.lead, 'allocation.propose-by-hand', line(elsewhere)))).toEqual([
      'not-to-its-owner',
    ]);
    const { orders: last } = allocate(world, [{ need: wanted, lot: lot.id, amount: 50 }]);
    confirm(world, dispatch(world, last[0] as string));
    const { release } = world.done(SEATS.lead, 'release.draft-goods-report', here);
    world.done(SEATS.second, 'release.publish', { ...here, release });
    // Nothing new is begun, and no other goods are taken in.
    expect(
      codes(world.refused(SEATS.union, 'need.retract', { ...here, need: elsewhere, reason: 'x' })),
    ).toEqual(['incident-closed']);
    expect(closingView(world.view, INCIDENT)).toMatchObject({ phase: 'closed' });
    world.audit();
  });

  it('is reopened by two people, with a reason, and ends again by the book', () => {
    endResponse(world);
    expect(world.incident.closedAt).toBe(world.now);
    world.pass(24);
    world.done(SEATS.lead, 'incident.reopen', { ...here, reason: '疫情反弹' });
    expect(world.incident).toMatchObject({ closedAt: null, closingSince: null });
    need(world, 'union', 100);
    expect(codes(world.refused(SEATS.lead, 'incident.reopen', { ...here, reason: 'x' }))).toEqual([
      'incident-open',
    ]);
    begin();
    // Whoever said yes before said it of what there was then, and answers for nothing that came since.
    expect(withoutOwner()).toContain('mandates');
    for (const { status } of world.incident.residues.values()) expect(status).toBe('replaced');
    handOver(world);
    world.done(SEATS.lead, 'incident.close', why);
    expect(closingView(world.view, INCIDENT).turns.map(({ to }) => to)).toEqual([
      ...['closing', 'closed', 'open', 'closing', 'closed'],
    ]);
    world.audit();
  });
});
