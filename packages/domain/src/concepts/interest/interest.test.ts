import { allocationView, organisationView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { judged } from '../../../test/support/forger.ts';
import {
  allocate,
  buying,
  hubei,
  INCIDENT,
  need,
  purposeFor,
  receive,
  SEATS,
  SUPPLIER,
  type World,
} from '../../../test/support/world.ts';

const here = { incident: INCIDENT };
const UNION = { organisation: 'union' };
const THIRD = { organisation: 'lead', seat: 'lead.third' };
type Seat = { readonly organisation: string; readonly seat: string };

const declare = (world: World, by: Seat, party: object, more: object = {}): string =>
  world.done(by, 'interest.declare', { party, tie: 'family', ...more }).interest as string;
const codes = (world: World, by: Seat, command: string, input: object) =>
  world.refused(by, command, { ...here, ...input }).map(({ code }) => code);
const BARRED = ['interest-in-the-way'];

/** Two hospitals in need, and a little of what they need. */
function shared(): World {
  const world = hubei();
  receive(world, 100);
  need(world, 'union', 60, 'isolation');
  need(world, 'renai', 60);
  return world;
}

describe('whoever has an interest in a facility', () => {
  it('approves no run that serves it; the run says openly that its proposer has one, and another approves it', () => {
    const world = shared();
    declare(world, SEATS.lead, UNION);
    declare(world, SEATS.second, UNION);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(BARRED);
    expect(allocationView(world.view, INCIDENT, run as string)?.interests).toMatchObject([
      { seat: 'lead.first', tie: 'family', party: { organisation: 'union' } },
    ]);
    world.done(THIRD, 'allocation.approve', { ...here, run });
    world.audit();
  });

  it('proposes no line by hand for it, nor adjusts one of its own; what serves others it may', () => {
    const world = shared();
    const [lot = ''] = world.incident.lots.keys();
    const [forUnion = '', forRenai = ''] = [...world.incident.needs.keys()];
    declare(world, SEATS.lead, UNION);
    const line = (of: string) => ({ reason: '急', lines: [{ need: of, lot, amount: 10 }] });
    expect(codes(world, SEATS.lead, 'allocation.propose-by-hand', line(forUnion))).toEqual(BARRED);
    world.done(SEATS.lead, 'allocation.propose-by-hand', { ...here, ...line(forRenai) });
    const { run } = world.done(SEATS.second, 'allocation.propose', here);
    const change = (of: string, amount: number) => ({
      ...{ run, reason: '更急' },
      changes: [{ need: of, lot, amount }],
    });
    expect(codes(world, SEATS.lead, 'allocation.adjust', change(forUnion, 50))).toEqual(BARRED);
    world.done(SEATS.lead, 'allocation.adjust', { ...here, ...change(forRenai, 20) });
    world.audit();
  });

  it('has it in what it was merged into, in its branches and in that of which it is one', () => {
    const world = hubei();
    world.done(SEATS.lead, 'organisation.split', {
      ...{ parent: 'union', organisation: 'union-west', name: { zh: '协和西院' }, area: '420103' },
      reason: '西院独立运行',
    });
    world.done(SEATS.lead, 'facility.classify', {
      ...{ organisation: 'union', facilityClass: 'designated', legalBasis: '通告' },
    });
    receive(world, 100);
    need(world, 'union', 60, 'isolation');
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    declare(world, SEATS.second, { organisation: 'union-west' });
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(BARRED);
    world.audit();
  });
});

describe('whoever has an interest in a supplier', () => {
  /** Money for masks, and who asks for it. */
  function money(world: World): { donation: string; purpose: string } {
    const purpose = purposeFor(world);
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...here, receiver: 'red-cross', mode: 'directed', donor: { kind: 'anonymous', donor: 'donor-9' } },
      ...{ money: { currency: 'CNY', amount: 50_000 }, purpose },
    });
    return { donation: donation as string, purpose };
  }

  it('asks for no payment to it, approves none and carries none out, however it is named', () => {
    const world = hubei();
    const gift = money(world);
    const request = () => ({ ...gift, ...buying(5_000) });
    declare(world, SEATS.receiving, { name: '另一个写法', creditCode: SUPPLIER.creditCode });
    expect(codes(world, SEATS.receiving, 'payment.request', request())).toEqual(BARRED);
    const { payment } = world.done(SEATS.gate, 'payment.request', { ...here, ...request() });
    // By its name alone; the other code is another company's.
    declare(world, SEATS.inspection, { name: SUPPLIER.name, creditCode: '91420100MA4KL27X0P' });
    expect(codes(world, SEATS.inspection, 'payment.approve', { payment })).toEqual(BARRED);
    world.done(SEATS.secondInspection, 'payment.approve', { ...here, payment });
    expect(
      codes(world, SEATS.receiving, 'payment.record-paid', { payment, reference: 'CMB-20200131-7' }),
    ).toEqual(BARRED);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });
    world.audit();
  });
});

describe('whoever has an interest in a donor', () => {
  it('does not inspect what it gave', () => {
    const world = hubei();
    const { lot } = receive(world, 60_000);
    expect(lot.status).toBe('quarantine');
    const finding = { lot: lot.id, outcome: 'accepted', item: 'mask-medical-protective' };
    declare(world, SEATS.inspection, { name: '某企业', creditCode: SUPPLIER.creditCode }, { tie: 'owns' });
    expect(codes(world, SEATS.inspection, 'lot.inspect', finding)).toEqual(BARRED);
    world.done(SEATS.secondInspection, 'lot.inspect', { ...here, ...finding });
    world.audit();
  });
});

describe('an interest', () => {
  const open = (world: World, seat: string, functions: readonly string[]) =>
    world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', {
      organisation: 'lead',
      seat,
      functions,
    });

  it('is declared of one’s own seat, or by whoever administers the people; the refusal names who could', () => {
    const world = shared();
    open(world, 'lead.first', ['administer', 'represent', 'allocate', 'coordinate', 'approve-allocation']);
    open(world, 'lead.second', ['approve-allocation']);
    open(world, 'lead.third', ['approve-allocation']);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    const party = UNION;
    expect(
      codes(world, SEATS.second, 'interest.declare', {
        incident: undefined,
        seat: 'lead.third',
        party,
        tie: 'owns',
      }),
    ).toEqual(['seat-function-missing']);
    expect(
      codes(world, SEATS.lead, 'interest.declare', {
        incident: undefined,
        seat: 'lead.nobody',
        party,
        tie: 'owns',
      }),
    ).toEqual(['not-found']);
    declare(world, SEATS.lead, UNION, { seat: 'lead.second', since: '2018-09-01' });
    expect(world.refused(SEATS.second, 'allocation.approve', { ...here, run })).toMatchObject([
      {
        code: 'interest-in-the-way',
        parameters: { party: { zh: '武汉协和医院' }, tie: 'family', couldAct: ['lead.first', 'lead.third'] },
      },
    ]);
    expect(organisationView(world.view, 'lead')?.interests).toMatchObject([
      { seat: 'lead.second', since: '2018-09-01', declaredBy: 'lead.first', ended: null },
    ]);
    world.audit();
  });

  it('is in somebody who is named once, since a day that has come, and declared once, so often and no oftener', () => {
    const world = hubei();
    const wrong = (party: object, more: object = {}) =>
      world
        .refused(SEATS.lead, 'interest.declare', { party, tie: 'owns', ...more })
        .map(({ code, field }) => [code, field]);
    expect(wrong({})).toEqual([['input-invalid', 'party.name']]);
    expect(wrong({ organisation: 'nobody' })).toEqual([['not-found', 'party.organisation']]);
    expect(wrong(UNION, { since: '2020-03-01' })).toEqual([['date-impossible', 'since']]);
    declare(world, SEATS.lead, UNION, { tie: 'owns' });
    expect(wrong(UNION)).toEqual([['already-exists', 'party']]);
    for (let turn = 1; turn < 50; turn += 1)
      declare(world, SEATS.lead, { name: `公司${turn}`, creditCode: SUPPLIER.creditCode });
    expect(wrong({ organisation: 'renai' })).toEqual([['interests-too-many', null]]);
    world.audit();
  });

  it('ends openly, with a second person, and is no more in the way then', () => {
    const world = shared();
    const interest = declare(world, SEATS.second, UNION);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    expect(codes(world, SEATS.gate, 'interest.end', { incident: undefined, interest, reason: 'x' })).toEqual([
      'not-own-matter',
    ]);
    world.alone(SEATS.second, 'interest.end', { interest, reason: '已离职' });
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(BARRED);
    world.done(SEATS.second, 'interest.end', { interest, reason: '已离职' });
    world.done(SEATS.second, 'allocation.approve', { ...here, run });
    expect(
      codes(world, SEATS.second, 'interest.end', { incident: undefined, interest, reason: 'x' }),
    ).toEqual(['wrong-state']);
    expect(organisationView(world.view, 'lead')?.interests).toMatchObject([{ ended: { reason: '已离职' } }]);
    world.audit();
  });

  it('is judged from the log: an approval in spite of it is named', () => {
    const world = shared();
    declare(world, SEATS.second, UNION);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    const approval = { ...here, run };
    expect(
      judged(world, SEATS.second, 'allocation.approve', approval, ['allocation.approved', { run }]),
    ).toMatch(/refused there: interest-in-the-way/);
  });
});

describe('where the charter asks for it', () => {
  it('nobody allocates, pays or inspects who has not said within so many days whether he has an interest', () => {
    const world = hubei({ interestsDeclared: 90 });
    const { lot } = receive(world, 60_000);
    const finding = { lot: lot.id, outcome: 'accepted', item: 'mask-medical-protective' };
    expect(world.refused(SEATS.inspection, 'lot.inspect', { ...here, ...finding })).toMatchObject([
      { code: 'interests-unsaid', parameters: { days: 90 } },
    ]);
    world.done(SEATS.inspection, 'interest.state-none', here);
    world.done(SEATS.inspection, 'lot.inspect', { ...here, ...finding });
    need(world, 'union', 60, 'isolation');
    expect(codes(world, SEATS.lead, 'allocation.propose', {})).toEqual(['interests-unsaid']);
    world.done(SEATS.lead, 'interest.state-none', here);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(['interests-unsaid']);
    // An interest in somebody else is not a statement about all others.
    declare(world, SEATS.second, { organisation: 'tianyou' });
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(['interests-unsaid']);
    world.done(SEATS.second, 'interest.state-none', here);
    world.done(SEATS.second, 'allocation.approve', { ...here, run });
    world.audit();
  });

  it('a statement holds for the charter’s days', () => {
    const world = hubei({ interestsDeclared: 30 });
    for (const seat of [SEATS.lead, SEATS.second]) world.done(seat, 'interest.state-none', here);
    receive(world, 100);
    need(world, 'union', 60, 'isolation');
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    world.pass(24 * 30);
    expect(codes(world, SEATS.second, 'allocation.approve', { run })).toEqual(['interests-unsaid']);
    world.done(SEATS.second, 'interest.state-none', here);
    world.done(SEATS.second, 'allocation.approve', { ...here, run });
    world.audit();
  });

  it('and where it does not, nobody is asked', () => {
    const world = shared();
    expect(allocate(world).orders).not.toEqual([]);
  });
});
