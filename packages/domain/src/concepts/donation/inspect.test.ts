import { type Fact, noticesOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  addPaper,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
const found = (lot: string, item: string, outcome: 'accepted' | 'rejected' = 'accepted') => ({
  incident: INCIDENT,
  lot,
  outcome,
  item,
  note: outcome === 'rejected' ? '受潮' : null,
});
const GOGGLES = 'GB 14866-2006';
const waiting = (world: World, amount = 100) =>
  receive(world, amount, { item: 'goggles', standard: null }).lot.id;
const lotOf = (world: World, lot: string) => world.incident.lots.get(lot);

describe('a lot that an inspector has looked at', () => {
  it('is inspected where it waits in quarantine, and nowhere else', () => {
    const world = hubei();
    const fit = receive(world, 100).lot.id;
    const refused = (lot: string) => [{ code: 'lot-not-in-quarantine', field: 'lot', parameters: { lot } }];
    expect(world.refused(SEATS.inspection, 'lot.inspect', found(fit, 'goggles'))).toMatchObject(refused(fit));
    const lot = waiting(world);
    addPaper(world, lot, GOGGLES);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    expect(world.refused(SEATS.inspection, 'lot.inspect', found(lot, 'goggles', 'rejected'))).toMatchObject(
      refused(lot),
    );
    expect(lotOf(world, lot)).toMatchObject({ status: 'accepted', item: 'goggles', acceptedAs: 'goggles' });
    world.audit();
  });

  it('serves nobody where it was rejected', () => {
    const world = hubei();
    const lot = waiting(world);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles', 'rejected'));
    const lines = [{ need: need(world, 'union', 100), lot, amount: 10 }];
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', { incident: INCIDENT, reason: '协调', lines }),
    ).toMatchObject([{ code: 'lot-rejected', field: 'lines.0.lot', parameters: { lot } }]);
    expect(
      codes(
        world.refused(SEATS.inspection, 'paper.strike', { ...struck(addPaper(world, lot, GOGGLES)), lot }),
      ),
    ).toEqual(['lot-rejected']);
  });

  it('may be accepted as what needs no proof, whatever its papers say of each other', () => {
    const world = hubei();
    const { id } = receive(world, 100, { item: 'coverall-medical', standard: null }).lot;
    world.done(SEATS.inspection, 'lot.inspect', found(id, 'raincover'));
    expect(lotOf(world, id)).toMatchObject({ item: 'raincover', status: 'accepted' });
  });
});

const struck = (id: string) => ({ incident: INCIDENT, paper: id, reason: '检测机构未出具过该报告' });

describe('what the papers that came with goods did not prove', () => {
  it('is not made of them by the inspector’s own paper, or by one without its file', () => {
    const world = hubei();
    const lot = waiting(world);
    const own = { ...found(lot, 'goggles'), evidence: [{ ...paper(GOGGLES), file: SCAN }] };
    expect(world.refused(SEATS.inspection, 'lot.inspect', own)).toMatchObject([
      { code: 'four-eyes', field: 'item', parameters: { first: 'paper.add' } },
    ]);
    world.done(SEATS.receiving, 'paper.add', { incident: INCIDENT, lot, ...paper(GOGGLES) });
    expect(world.refused(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'))).toMatchObject([
      { code: 'upgrade-needs-file', field: 'item' },
    ]);
    addPaper(world, lot, GOGGLES);
    expect(codes(world.refused(SEATS.receiving, 'lot.inspect', found(lot, 'goggles')))).toContain(
      'four-eyes',
    );
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    expect(lotOf(world, lot)?.evidence).toMatchObject([
      { file: null, proves: ['goggles', 'face-shield'], added: { seat: SEATS.receiving.seat }, struck: null },
      { file: SCAN, atReceipt: false },
    ]);
    world.audit();
  });

  it('waits for a second inspector above the charter’s amount, and for another one', () => {
    const world = hubei({ secondInspectorAbove: 1_000 });
    const lot = waiting(world, 1_001);
    addPaper(world, lot, GOGGLES);
    const confirm = { incident: INCIDENT, lot, item: 'goggles' };
    expect(codes(world.refused(SEATS.secondInspection, 'lot.confirm-finding', confirm))).toEqual([
      'finding-missing',
    ]);
    expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'))).toMatchObject({
      waitsForSecond: true,
    });
    expect(lotOf(world, lot)).toMatchObject({ status: 'quarantine', finding: { item: 'goggles' } });
    expect(noticesOf(world.state, world.facts.at(-1) as Fact)).toMatchObject([
      { kind: 'lot.to-inspect', organisations: ['red-cross'] },
    ]);
    for (const [seat, first] of [
      [SEATS.inspection, 'lot.inspect'],
      [SEATS.receiving, 'receive-donation'],
    ] as const)
      expect(world.refused(seat, 'lot.confirm-finding', confirm)).toMatchObject([
        { code: 'four-eyes', parameters: { first } },
      ]);
    world.done(SEATS.secondInspection, 'lot.confirm-finding', confirm);
    expect(lotOf(world, lot)).toMatchObject({
      status: 'accepted',
      finding: null,
      inspection: { bySeat: SEATS.secondInspection.seat, first: { bySeat: SEATS.inspection.seat } },
    });
    world.audit();
  });

  it('waits for a second inspector also where a gift comes in many small lots', () => {
    const world = hubei({ secondInspectorAbove: 1_000 });
    const lots = [600, 600].map((amount) => ({ claimedItem: 'goggles', amount, evidence: [] }));
    const gift = { donor: { kind: 'anonymous', donor: 'donor-2' }, receiver: 'red-cross', place: 'hall-a' };
    const given = { incident: INCIDENT, ...gift, mode: 'discretionary', lots };
    const made = world.done(SEATS.receiving, 'donation.receive', given).lots as { lot: string }[];
    for (const { lot } of made) {
      addPaper(world, lot, GOGGLES);
      expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles')).waitsForSecond).toBe(true);
    }
    world.audit();
  });

  it('waits for nobody at the charter’s amount; and a paper that comes between makes the finding void', () => {
    const world = hubei({ secondInspectorAbove: 1_000 });
    // On one day by one giver it would be one large gift.
    const small = waiting(world, 1_000);
    world.pass(24);
    const lots = [small, waiting(world, 2_000)] as const;
    for (const lot of lots) {
      addPaper(world, lot, GOGGLES);
      world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    }
    expect(lotOf(world, lots[0])?.status).toBe('accepted');
    addPaper(world, lots[1], GOGGLES);
    const confirm = { incident: INCIDENT, lot: lots[1], item: 'goggles' };
    expect(codes(world.refused(SEATS.secondInspection, 'lot.confirm-finding', confirm))).toEqual([
      'finding-missing',
    ]);
    expect(lotOf(world, lots[1])).toMatchObject({ quarantined: 'papers-changed', finding: null });
    world.audit();
  });

  it('may be what it was before it was held, by the papers that still stand', () => {
    const world = hubei();
    const lot = waiting(world);
    const id = addPaper(world, lot, GOGGLES);
    const hold = { incident: INCIDENT, lot, reason: '存疑' };
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    expect(codes(world.refused(SEATS.inspection, 'paper.strike', { ...struck(id), lot }))).toEqual([
      'hold-first',
    ]);
    world.done(SEATS.inspection, 'lot.hold', hold);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    world.done(SEATS.inspection, 'lot.hold', hold);
    world.done(SEATS.inspection, 'paper.strike', { ...struck(id), lot });
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', found(lot, 'goggles')))).toEqual([
      'standard-unproven',
    ]);
    world.audit();
  });
});

describe('a large intake', () => {
  it('waits for somebody else’s inspection, though its papers suffice; also in several lots of one gift', () => {
    const world = hubei({ intakeInspectedAbove: 1_000 });
    expect(receive(world, 1_000).lot.quarantined).toBeNull();
    const { id, quarantined } = receive(world, 1_001).lot;
    expect(quarantined).toBe('large-intake');
    const lots = [600, 600].map((amount) => ({
      claimedItem: 'mask-medical-protective',
      amount,
      evidence: [paper('GB 19083')],
    }));
    const gift = { donor: { kind: 'anonymous', donor: 'donor-2' }, receiver: 'red-cross', place: 'hall-a' };
    const given = { incident: INCIDENT, ...gift, mode: 'discretionary', lots };
    expect(world.done(SEATS.receiving, 'donation.receive', given).lots).toMatchObject([
      { quarantined: 'large-intake' },
      { quarantined: 'large-intake' },
    ]);
    const accept = found(id, 'mask-medical-protective');
    expect(codes(world.refused(SEATS.receiving, 'lot.inspect', accept))).toEqual(['four-eyes']);
    expect(world.done(SEATS.inspection, 'lot.inspect', accept)).toMatchObject({ waitsForSecond: false });
    world.audit();
  });
});

describe('a large gift that is entered in pieces', () => {
  const MASK = 'mask-medical-protective';
  const piece = (world: World, batch: string, donor: object, seat = SEATS.receiving) =>
    world.done(seat, 'donation.receive', {
      ...{ incident: INCIDENT, donor, receiver: 'red-cross', place: 'hall-a', mode: 'discretionary' },
      lots: [{ claimedItem: MASK, amount: 600, batch, evidence: [paper('GB 19083')] }],
    }).lots as { quarantined: string | null }[];
  const why = (lots: { quarantined: string | null }[]) => lots[0]?.quarantined;

  it('is large from the piece that makes it so: one giver’s of a day, in whichever hands', () => {
    const world = hubei({ intakeInspectedAbove: 1_000 });
    const firm = { kind: 'organisation', donor: 'donor-7', name: '某公司' };
    expect(why(piece(world, '1', firm))).toBeNull();
    expect(why(piece(world, '2', firm, SEATS.gate))).toBe('large-intake');
    expect(why(piece(world, '3', { ...firm, donor: 'donor-8', name: '另一公司' }))).toBeNull();
    world.pass(24);
    expect(why(piece(world, '4', firm))).toBeNull();
    world.audit();
  });

  it('of givers whom nobody can tell apart, it is what one seat took in that day', () => {
    const world = hubei({ intakeInspectedAbove: 1_000 });
    const nobody = (id: string) => ({ kind: 'anonymous', donor: id });
    expect(why(piece(world, '1', nobody('box-1')))).toBeNull();
    expect(why(piece(world, '2', nobody('box-2'), SEATS.gate))).toBeNull();
    expect(why(piece(world, '3', nobody('box-3')))).toBe('large-intake');
    world.audit();
  });

  it('takes two inspectors, as a large one does, to be more than its papers proved', () => {
    const world = hubei({ secondInspectorAbove: 1_000 });
    const [lot, later] = [waiting(world, 600), waiting(world, 600)];
    for (const each of [lot, later]) {
      addPaper(world, each, GOGGLES);
      expect(world.done(SEATS.inspection, 'lot.inspect', found(each, 'goggles'))).toMatchObject({
        waitsForSecond: true,
      });
    }
    world.audit();
  });
});

describe('a paper', () => {
  it('with a number of a known form holds all of it, or is refused beside its field', () => {
    const world = hubei();
    const lot = waiting(world);
    for (const [standard, reference, field] of [
      [null, '国械注准1', 'reference'],
      [null, '国械注准20202140001', 'reference'],
      [null, '鄂械注准20203140001', 'reference'],
      [null, '鄂械备2020', 'reference'],
      ['国药准字', '1', 'reference'],
      ['国药准字H1', 'x', 'standard'],
      [null, 'CE 279', 'reference'],
      [null, 'TC-84A', 'none'],
      [null, 'TC 84A-7', 'reference'],
    ] as const) {
      const added = { incident: INCIDENT, lot, kind: 'certificate', standard, reference };
      const outcome = world.act(SEATS.receiving, 'paper.add', added);
      if (field === 'none') expect(outcome.ok).toBe(false);
      else
        expect(!outcome.ok && outcome.refusals, reference).toMatchObject([
          { code: 'registration-malformed', field },
        ]);
    }
    for (const [standard, reference] of [
      [null, '鄂械注准20202140001'],
      ['国药准字', 'H20065415'],
      ['国药准字', '国药准字Z20040063'],
      [null, 'CE 2797'],
      [null, 'TC-84A-0007'],
      [null, 'CE certificate 12'],
    ])
      world.done(SEATS.receiving, 'paper.add', {
        incident: INCIDENT,
        lot,
        kind: 'certificate',
        standard,
        reference,
      });
    expect(() => receive(world, 10, { standard: '国械注准1' })).toThrow('lots.0.evidence.0.standard');
  });

  it('is refused where a lot has as many as it may have; one seat fills it by half, and an inspector always has room', () => {
    const world = hubei();
    const lot = waiting(world);
    const added = [SEATS.receiving, SEATS.gate].flatMap((seat) =>
      Array.from({ length: 10 }, () => addPaper(world, lot, GOGGLES, seat)),
    );
    const more = { incident: INCIDENT, lot, ...paper(GOGGLES) };
    expect(world.refused(SEATS.receiving, 'paper.add', more)).toMatchObject([
      { code: 'papers-of-seat-too-many', parameters: { most: 10 } },
    ]);
    expect(world.refused(SEATS.inspection, 'paper.add', more)).toMatchObject([
      { code: 'papers-too-many', parameters: { most: 20 } },
    ]);
    const own = { ...found(lot, 'goggles'), evidence: Array.from({ length: 11 }, () => paper(GOGGLES)) };
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', own))).toEqual(['papers-of-seat-too-many']);
    const strike = { ...struck(added[0] as string), lot };
    world.done(SEATS.gate, 'paper.strike', strike);
    world.done(SEATS.receiving, 'paper.add', more);
    world.done(SEATS.inspection, 'lot.inspect', { ...found(lot, 'goggles'), evidence: [paper(GOGGLES)] });
    expect(lotOf(world, lot)).toMatchObject({ status: 'accepted', item: 'goggles' });
    world.audit();
  });

  it('that contradicts those of goods in use is looked at before it counts', () => {
    const world = hubei();
    const lot = receive(world, 100).lot.id;
    const added = { incident: INCIDENT, lot, ...paper('GB 2626-2006') };
    expect(codes(world.refused(SEATS.receiving, 'paper.add', added))).toEqual(['hold-first']);
    world.done(SEATS.inspection, 'lot.hold', { incident: INCIDENT, lot, reason: '存疑' });
    world.done(SEATS.receiving, 'paper.add', added);
    expect(lotOf(world, lot)?.quarantined).toBe('papers-contradict');
    expect(
      codes(world.refused(SEATS.inspection, 'lot.inspect', found(lot, 'mask-medical-protective'))),
    ).toEqual(['papers-contradict']);
  });

  it('is struck out by another than who added it, with the reason, and stays to be seen', () => {
    const world = hubei();
    const lot = waiting(world);
    const id = addPaper(world, lot, GOGGLES);
    const strike = { ...struck(id), lot };
    expect(world.refused(SEATS.receiving, 'paper.strike', strike)).toMatchObject([
      { code: 'four-eyes', parameters: { first: 'paper.add' } },
    ]);
    world.done(SEATS.inspection, 'paper.strike', strike);
    expect(lotOf(world, lot)?.evidence).toMatchObject([
      { paper: id, struck: { seat: SEATS.inspection.seat, reason: strike.reason } },
    ]);
    expect(codes(world.refused(SEATS.inspection, 'paper.strike', strike))).toEqual(['not-found']);
    world.audit();
  });
});
