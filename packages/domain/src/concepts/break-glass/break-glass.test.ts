import { availableIn, deliveryOrigin, deliveryRows, unreconciledRows } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  confirm,
  deliver,
  hubei,
  INCIDENT,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { mattersOfTime, noticesOfTime } from '../../book/notices-of-time.ts';
import { noticesOfBreakGlass } from './notices.ts';
import { breakGlassRows } from './view.ts';

let world: World;
let lot: string;

beforeEach(() => {
  world = hubei();
  lot = receive(world, 2_000, { packHolds: 20 }).lot.id;
});

const release = (more: object = {}, actor = SEATS.gate) =>
  world.act(actor, 'goods.break-glass', {
    ...{ incident: INCIDENT, lot, amount: 60, facility: 'union', setting: 'isolation' },
    ...{
      carrier: '协和医院自提',
      reason: 'life-at-risk',
      photo: world.state.photographs.has(SCAN) ? world.photograph() : SCAN,
      ...more,
    },
  });
const released = (more: object = {}): string => {
  const outcome = release(more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value.result.shipment as string;
};
const reconcile = (shipment: string, more: object = {}, actor = SEATS.lead) =>
  world.act(actor, 'break-glass.reconcile', { incident: INCIDENT, shipment, outcome: 'approved', ...more });
const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const inStock = (of = lot) => availableIn(world.state.ledger, `stock:red-cross:hall-a:${of}:free`);
const STOP = 'facility-said-stop:facility=mask-medical-protective';

describe('a release by break-glass', () => {
  it('debits the stock at once, and the facility signs for it as for any other delivery', () => {
    const shipment = released();
    expect(inStock()).toBe(1_940);
    confirm(world, shipment, { [lot]: 10 });
    expect(world.incident.shipments.get(shipment)).toMatchObject({ status: 'short', order: null });
    expect(availableIn(world.state.ledger, `facility:union:-:${lot}:none`)).toBe(50);
    const settle = { incident: INCIDENT, shipment, lot, amount: 10, outcome: 'lost', reason: '核查' };
    expect(world.refused(SEATS.gate, 'shortage.settle', settle)).toMatchObject([{ code: 'four-eyes' }]);
    world.done(SEATS.inspection, 'shortage.settle', settle);
    world.audit();
  });

  it('counts for the open need that it answers, on its way and delivered', () => {
    const wanted = need(world, 'union', 100, 'isolation');
    const shipment = released({ amount: undefined, packs: { count: 3, holds: 20 } });
    expect(world.incident.needs.get(wanted)).toMatchObject({ inTransit: 60, delivered: 0 });
    confirm(world, shipment);
    expect(world.incident.needs.get(wanted)).toMatchObject({ inTransit: 0, delivered: 60 });
    expect(world.incident.breakGlass.get(shipment)?.need).toBe(wanted);
    world.audit();
  });

  it('stands among all deliveries and on a list of its own, marked, with reason and photograph', () => {
    deliver(world, [{ need: need(world, 'renai', 100), lot, amount: 10 }]);
    world.pass(1);
    const shipment = released({ note: '隔离病房断供' });
    const rows = deliveryRows(world.view, INCIDENT);
    expect(rows.map((row) => [row.order === null, row.breakGlass?.status ?? null])).toEqual([
      [true, 'open'],
      [false, null],
    ]);
    for (const filter of [{ lot }, { facility: 'union' }, { releaser: 'red-cross' }])
      expect(deliveryRows(world.view, INCIDENT, filter)[0]).toMatchObject({ shipment, run: null });
    expect(deliveryRows(world.view, INCIDENT, { run: rows[1]?.run ?? '' })).toHaveLength(1);
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([
      { shipment, reason: 'life-at-risk', note: '隔离病房断供', photo: SCAN, status: 'open', late: false },
    ]);
    expect(deliveryOrigin(world.view, INCIDENT, shipment)).toMatchObject({
      decision: null,
      breakGlass: { status: 'open', photo: SCAN },
    });
    const fact = world.facts.at(-1);
    if (fact?.type !== 'break-glass.used') throw new Error('no release');
    expect(noticesOfBreakGlass['break-glass.used'](world.state, fact)).toMatchObject([
      { kind: 'break-glass.used', urgency: 'urgent', organisations: ['union', 'lead'] },
    ]);
  });

  it('gives a facility no more of an item in a day than the charter’s cap, however it is cut up', () => {
    released({ amount: 300 });
    expect(why(release({ amount: 201 }))).toMatchObject({
      code: 'break-glass-cap',
      field: 'amount',
      rule: 'F9',
      parameters: { cap: 500, released: 300, stated: 201 },
    });
    released({ amount: 200 });
    const other = receive(world, 100).lot.id;
    expect(why(release({ lot: other, amount: 1 }))?.code).toBe('break-glass-cap');
    released({ facility: 'renai', setting: 'general-ward', amount: 500 });
    world.pass(24);
    released({ amount: 500 });
    world.audit();
  });

  it('is not open to anybody where the charter says 0', () => {
    world = hubei({ breakGlassCap: 0 });
    lot = receive(world, 100).lot.id;
    expect(why(release({ amount: 1 }))?.code).toBe('break-glass-cap');
  });

  it('needs a photograph and a reason, and another reason in words of its own', () => {
    expect(why(release({ photo: undefined }))).toMatchObject({ code: 'input-invalid', field: 'photo' });
    expect(why(release({ reason: 'other' }))).toMatchObject({ code: 'reason-required', field: 'note' });
    expect(why(release({ amount: undefined }))).toMatchObject({ code: 'input-invalid', field: 'amount' });
    expect(why(release({ facility: 'red-cross' }))).toMatchObject({ code: 'not-found', field: 'facility' });
    released({ reason: 'other', note: '道路即将封闭' });
  });

  it('moves nothing that may not move: in quarantine, expired, of no use there, or meant for somebody else', () => {
    const doubtful = receive(world, 50, { item: 'goggles', standard: null }).lot.id;
    const short = receive(world, 50, { expiresOn: '2020-01-27' }).lot.id;
    const meant = receive(world, 50, { earmarkedFor: 'renai' }).lot.id;
    world.pass(72);
    const code = (more: object) => why(release(more))?.code;
    expect(code({ lot: doubtful })).toBe('lot-quarantined');
    expect(code({ lot: short })).toBe('lot-expired');
    expect(code({ lot: meant })).toBe('earmark-broken');
    expect(code({ facility: 'renai' })).toBe('facility-not-eligible');
    expect(code({ facility: 'renai', setting: 'general-ward', lot: meant })).toBe('stock-insufficient');
    expect(release({ facility: 'renai', setting: 'general-ward', lot: meant, amount: 50 }).ok).toBe(true);
    world.audit();
  });

  it('to a facility that said stop is asked back', () => {
    const stop = { incident: INCIDENT, facility: 'union', item: null, reason: '已满' };
    world.done(SEATS.union, 'facility.stop-receiving', stop);
    expect(why(release())).toMatchObject({ code: 'facility-said-stop', field: 'facility', confirm: STOP });
    const shipment = released({ confirmed: [STOP] });
    const fact = world.facts.at(-1);
    expect(fact?.type === 'break-glass.used' && fact.data.confirmed).toEqual([STOP]);
    confirm(world, shipment);
    world.audit();
  });

  it('is the gate’s to make, and nobody else’s', () => {
    expect(why(release({}, SEATS.union))?.code).toBe('mandate-missing');
  });
});

describe('what left by break-glass', () => {
  it('is reconciled by another seat that decides on allocations: right, or irregular with a reason', () => {
    const [first, second] = [released({ amount: 10 }), released({ amount: 20 })];
    expect(unreconciledRows(world.view, INCIDENT)).toContainEqual(
      expect.objectContaining({ kind: 'break-glass-open', id: first, amount: 10 }),
    );
    expect(why(reconcile(first, {}, SEATS.gate))?.code).toBe('mandate-missing');
    expect(reconcile(first).ok).toBe(true);
    expect(why(reconcile(first))).toMatchObject({ code: 'wrong-state', parameters: { state: 'approved' } });
    expect(why(reconcile(second, { outcome: 'irregular' }))).toMatchObject({ code: 'reason-required' });
    expect(reconcile(second, { outcome: 'irregular', reason: '照片与实物不符' }).ok).toBe(true);
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([
      { status: 'irregular', reconciled: { by: { id: 'lead' }, reason: '照片与实物不符' } },
      { status: 'approved', late: false },
    ]);
    expect(world.incident.breakGlassOpen.size).toBe(0);
    const ordered = { incident: INCIDENT, shipment: 'shipment-nowhere', outcome: 'approved' };
    expect(world.refused(SEATS.lead, 'break-glass.reconcile', ordered)[0]).toMatchObject({
      code: 'not-found',
    });
    world.audit();
  });

  it('is not reconciled by the seat that let it go, nor by the facility that received it', () => {
    const grant = (holder: string) =>
      world.done(SEATS.lead, 'mandate.grant', {
        ...{ mandate: `decides-${holder}`, holder, functions: ['approve-allocation'], reach: 'area' },
        ...{ area: '420000', incident: INCIDENT, legalBasis: '通知' },
      });
    grant('red-cross');
    grant('union');
    const shipment = released();
    expect(why(reconcile(shipment, {}, SEATS.gate))).toMatchObject({
      code: 'four-eyes',
      parameters: { first: 'release-goods' },
    });
    expect(why(reconcile(shipment, {}, SEATS.union))?.code).toBe('conflict-of-interest');
    expect(reconcile(shipment, {}, SEATS.inspection).ok).toBe(true);
    world.audit();
  });

  it('and is not reconciled within the charter’s hours is told of once, and stays late in public', () => {
    const shipment = released();
    const told = () => noticesOfTime(mattersOfTime(world.state, world.duties, world.now, () => false));
    const overdue = () => told().filter(({ notice }) => notice.kind === 'break-glass.overdue');
    world.pass(24);
    expect(overdue()).toEqual([]);
    world.pass(1);
    expect(overdue()).toMatchObject([
      { notice: { urgency: 'urgent', organisations: ['red-cross', 'lead'] }, incident: INCIDENT },
    ]);
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([{ status: 'open', late: true }]);
    reconcile(shipment);
    expect(overdue()).toEqual([]);
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([{ status: 'approved', late: true }]);
  });

  it('is judged anew where the judgement was a slip: both words stay, and nobody clears what he called irregular alone', () => {
    const shipment = released({ amount: 10 });
    const anew = (outcome: string, actor = SEATS.lead) =>
      world.act(actor, 'break-glass.judge-anew', { incident: INCIDENT, shipment, outcome, reason: '点错' });
    expect(why(anew('irregular'))).toMatchObject({ code: 'wrong-state', parameters: { state: 'open' } });
    reconcile(shipment);
    expect(why(anew('approved'))).toMatchObject({ parameters: { rule: 'correction-changes-nothing' } });
    expect(why(anew('irregular', SEATS.gate))?.code).toBe('mandate-missing');
    expect(anew('irregular').ok).toBe(true);
    expect(why(anew('approved'))).toMatchObject({
      code: 'four-eyes',
      parameters: { first: 'break-glass.reconcile' },
    });
    world.pass(48);
    expect(anew('approved', SEATS.second).ok).toBe(true);
    const row = {
      ...{ status: 'approved', late: false, reconciled: { reason: '点错' } },
      earlier: [
        { outcome: 'approved', by: { id: 'lead' } },
        { outcome: 'irregular', reason: '点错' },
      ],
    };
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([row]);
    expect(deliveryOrigin(world.view, INCIDENT, shipment).breakGlass).toMatchObject(row);
    const grant = {
      mandate: 'decides-union',
      holder: 'union',
      functions: ['approve-allocation'],
      reach: 'area',
    };
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ ...grant, area: '420000', incident: INCIDENT, legalBasis: '通知' },
    });
    expect(why(anew('irregular', SEATS.union))?.code).toBe('conflict-of-interest');
    world.audit();
  });
});
