import {
  type Actor,
  checkRecord,
  EVIDENCE_KINDS,
  goodsReport,
  type Lot,
  missingFrom,
  type StatedRecord,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  addPaper,
  allocate,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  paper,
  receive,
  SCAN,
  SEATS,
} from '../support/world.ts';

/** The row of 30 January 2020, claimed under either of the names that people gave to "N95". */
describe.each(['respirator-n95', 'mask-medical-protective'])('F1: Record 14, typed as “%s”', (claimed) => {
  const world = hubei();
  const isolation = need(world, 'renai', 18_000, 'isolation');
  const renai = need(world, 'renai', 18_000);
  const tianyou = need(world, 'tianyou', 18_000);
  const unionIsolation = need(world, 'union', 30_000, 'isolation', { onHand: 0, usePerDay: 5_000 });
  let lot: Lot;
  const byHand = (needId: string, amount = 16_000) => ({
    incident: INCIDENT,
    reason: '捐赠方协调',
    lines: [{ need: needId, lot: lot.id, amount }],
  });
  const inspect = (item: string) => ({ incident: INCIDENT, lot: lot.id, outcome: 'accepted', item });
  const row = () => {
    const rows = goodsReport(world.state, world.incident);
    expect(rows.map((each) => each.item)).toEqual(['respirator-kn95']);
    expect(rows.map(missingFrom)).toEqual([0]);
    return rows[0];
  };

  it('a paper of GB 2626 makes it KN95, which it is at once, for whoever may use that', () => {
    ({ lot } = receive(world, 36_000, { item: claimed, standard: 'GB 2626-2006' }));
    expect(lot).toMatchObject({
      claimedItem: claimed,
      provenItem: 'respirator-kn95',
      item: 'respirator-kn95',
      quarantined: null,
      status: 'accepted',
    });
    expect(row()).toMatchObject({ received: 36_000, quarantined: 0, stock: 36_000 });
  });

  it('the allocator gives no isolation ward any of it', () => {
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const lines = world.incident.runs.get(run as string)?.lines ?? [];
    const given = lines.filter((line) => line.amount > 0).map((line) => line.need);
    expect(given.toSorted()).toEqual([renai, tianyou].toSorted());
    world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run, reason: '另行协调' });
  });

  it('doubted and held it waits; no inspector can accept it as what its paper does not prove: the refusal names field, standard and finding', () => {
    world.done(SEATS.inspection, 'lot.hold', { incident: INCIDENT, lot: lot.id, reason: '申报与凭证不一' });
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand(renai))).toMatchObject([
      { code: 'lot-quarantined', field: 'lines.0.lot', rule: 'I13' },
    ]);
    for (const [item, standard] of [
      ['respirator-n95', '42 CFR 84'],
      ['mask-medical-protective', 'GB 19083'],
    ] as const) {
      expect(world.refused(SEATS.inspection, 'lot.inspect', inspect(item))).toEqual([
        {
          code: 'standard-unproven',
          field: 'item',
          rule: standard,
          parameters: { claimed: item, proven: 'respirator-kn95' },
        },
      ]);
    }
  });

  it('who took it in cannot inspect it; another seat accepts it as the KN95 that it is', () => {
    expect(world.refused(SEATS.receiving, 'lot.inspect', inspect('respirator-kn95'))).toMatchObject([
      { code: 'four-eyes', rule: 'I12' },
    ]);
    world.done(SEATS.inspection, 'lot.inspect', inspect('respirator-kn95'));
    expect(row()).toMatchObject({ received: 36_000, quarantined: 0, stock: 36_000 });
  });

  it('Ren’ai’s isolation ward is refused by name: the facility is not designated, the item not permitted there', () => {
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand(isolation))).toMatchObject([
      {
        code: 'facility-not-eligible',
        field: 'lines.0.need',
        parameters: { facility: 'renai', facilityClass: 'general', setting: 'isolation' },
      },
      {
        code: 'item-not-permitted-in-setting',
        field: 'lines.0.lot',
        rule: 'GB 2626',
        parameters: { item: 'respirator-kn95', setting: 'isolation' },
      },
    ]);
  });

  it('Union’s front line is refused the same goods: it is designated, they are not permitted (golden case, I13)', () => {
    expect(
      world
        .refused(SEATS.lead, 'allocation.propose-by-hand', byHand(unionIsolation))
        .map((each) => each.code),
    ).toEqual(['item-not-permitted-in-setting']);
  });

  it('the row as typed is refused for exactly two reasons: its sum and its item', () => {
    const record: StatedRecord = {
      item: claimed,
      received: 36_000,
      receivedOn: '2020-01-26',
      publishedOn: '2020-01-30',
      evidence: [{ kind: 'test-report', standard: 'GB 2626-2006', reference: '检 2019-8871' }],
      lines: [
        { recipient: '武汉仁爱医院', setting: 'general-ward', amount: 16_000 },
        { recipient: '武汉天佑医院', setting: 'general-ward', amount: 16_000 },
      ],
      remaining: 0,
    };
    expect(checkRecord(world.state, ITEMS, record)).toEqual([
      {
        code: 'sum-differs',
        field: 'received',
        rule: 'I8',
        parameters: { stated: 36_000, parts: 32_000, missing: 4_000 },
      },
      {
        code: 'standard-unproven',
        field: 'item',
        rule: ITEMS.byId.get(claimed)?.standards[0],
        parameters: { claimed, proven: 'respirator-kn95' },
      },
    ]);
    const mended = { ...record, item: 'respirator-kn95', remaining: 4_000 };
    expect(checkRecord(world.state, ITEMS, mended)).toEqual([]);
  });

  it('16,000 and 16,000 leave for wards that may have them, and at each step the 4,000 stand there', () => {
    const { orders } = allocate(world, [
      { need: renai, lot: lot.id, amount: 16_000 },
      { need: tianyou, lot: lot.id, amount: 16_000 },
    ]);
    expect(row()).toMatchObject({ received: 36_000, reserved: 32_000, stock: 4_000 });
    const [first, second] = orders.map((order) => dispatch(world, order)) as [string, string];
    expect(row()).toMatchObject({ received: 36_000, reserved: 0, inTransit: 32_000, stock: 4_000 });
    confirm(world, first);
    expect(row()).toMatchObject({ inTransit: 16_000, delivered: 16_000, stock: 4_000 });
    confirm(world, second);
    expect(row()).toMatchObject({ received: 36_000, inTransit: 0, delivered: 32_000, stock: 4_000 });
  });

  it('the 4,000 cannot be given twice: 4,001 is refused, and so are two lines that make 4,001 together', () => {
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand(renai, 4_001))).toMatchObject([
      { code: 'stock-insufficient', parameters: { available: 4_000, asked: 4_001 } },
    ]);
    const lines = [
      { need: renai, lot: lot.id, amount: 2_000 },
      { need: tianyou, lot: lot.id, amount: 2_001 },
    ];
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', { ...byHand(renai), lines });
    expect(world.refused(SEATS.second, 'allocation.approve', { incident: INCIDENT, run })).toMatchObject([
      { code: 'stock-insufficient', rule: 'I4', parameters: { asked: 4_001 } },
    ]);
  });

  it('publishing needs a second seat, and says what the ledger says at that moment', () => {
    const { release } = world.done(SEATS.lead, 'release.draft-goods-report', { incident: INCIDENT });
    const publish = { incident: INCIDENT, release };
    expect(world.refused(SEATS.lead, 'release.publish', publish)).toMatchObject([
      { code: 'four-eyes', rule: 'I12' },
    ]);
    world.done(SEATS.second, 'release.publish', publish);
    expect(world.incident.releases.get(release as string)).toMatchObject({
      number: 1,
      publishedContent: { kind: 'goods-report', rows: [row()] },
    });
  });

  it('what is published stays: it cannot be published again or withdrawn, and later goods do not change it', () => {
    const [published] = [...world.incident.releases.values()];
    const before = structuredClone(published);
    const release = published?.id;
    const again = { incident: INCIDENT, release };
    const permanent = [{ code: 'published-is-permanent', rule: 'I14' }];
    expect(world.refused(SEATS.second, 'release.publish', again)).toMatchObject(permanent);
    expect(world.refused(SEATS.second, 'release.decline', { ...again, reason: '撤回' })).toMatchObject(
      permanent,
    );
    receive(world, 500, { item: 'respirator-kn95', standard: 'GB 2626-2006' });
    expect(world.incident.releases.get(release as string)).toEqual(before);
  });

  it('a correction is another release that points at the first, with a coded cause; both stay', () => {
    const [first] = [...world.incident.releases.values()];
    const corrects = { of: first?.id, cause: 'late-fact', reason: '新到物资' };
    const { release } = world.done(SEATS.lead, 'release.draft-goods-report', {
      incident: INCIDENT,
      corrects,
    });
    world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release });
    expect(world.incident.releases.get(first?.id ?? '')).toMatchObject({
      status: 'published',
      number: 1,
      correctedBy: release,
    });
    expect(world.incident.releases.get(release as string)).toMatchObject({
      number: 2,
      corrects: first?.id,
      cause: 'late-fact',
      publishedContent: { rows: [{ received: 36_500, stock: 4_500 }] },
    });
  });

  it('anyone who replays the public log comes to the same state', () => {
    expect(world.audit().state).toEqual(world.state);
  });
});

const MASK = 'mask-medical-protective';

/** Record 14 again, with other papers. */
function again(...standards: (string | null)[]) {
  const world = hubei();
  const ward = need(world, 'union', 36_000, 'isolation');
  const lots = [{ claimedItem: MASK, amount: 36_000, evidence: standards.map(paper) }];
  const donor = { kind: 'organisation', donor: 'donor-14', name: '某企业' };
  const gift = { donor, receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
  const given = world.done(SEATS.receiving, 'donation.receive', { incident: INCIDENT, ...gift });
  const [{ lot }] = given.lots as [{ lot: string }];
  const now = () => world.incident.lots.get(lot) as Lot;
  const inspect = (seat: Actor, more: object = {}) =>
    world.act(seat, 'lot.inspect', { incident: INCIDENT, lot, outcome: 'accepted', item: MASK, ...more });
  const codes = (outcome: ReturnType<typeof inspect>) =>
    outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
  /** The ward is not given any of it: not by hand, not by the allocator. */
  const wardIsRefused = (): readonly string[] => {
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    expect(world.incident.runs.get(run as string)?.lines.every(({ amount }) => amount === 0)).toBe(true);
    world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run, reason: '不足' });
    const lines = [{ need: ward, lot, amount: 16_000 }];
    const byHand = { incident: INCIDENT, reason: '捐赠方协调', lines };
    return world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand).map(({ code }) => code);
  };
  const hold = () => world.done(SEATS.inspection, 'lot.hold', { incident: INCIDENT, lot, reason: '存疑' });
  return { world, lot, now, inspect, codes, wardIsRefused, hold };
}

describe('F1 with later papers', () => {
  it('an inspector’s own second paper “1”, of any kind, with or without a file, makes no protective mask of a KN95', () => {
    const { world, inspect, codes, wardIsRefused, hold, now } = again('GB 2626-2006');
    expect(codes(inspect(SEATS.inspection))).toEqual(['lot-not-in-quarantine']);
    hold();
    for (const file of [null, SCAN])
      for (const kind of EVIDENCE_KINDS) {
        const evidence = [{ kind, standard: 'GB 19083-2010', reference: '1', file }];
        expect(codes(inspect(SEATS.inspection, { evidence }))).toEqual(['papers-contradict']);
      }
    expect(inspect(SEATS.inspection, { item: 'respirator-kn95' }).ok).toBe(true);
    expect(wardIsRefused()).toEqual(['item-not-permitted-in-setting']);
    expect(now().evidence.map(({ proves }) => proves)).toEqual([['respirator-kn95']]);
    world.audit();
  });

  it('the receiver’s later paper contradicts the first, and nothing is accepted until that is settled in the open', () => {
    const { world, lot, inspect, codes, wardIsRefused, hold, now } = again('GB 2626-2006');
    hold();
    addPaper(world, lot, 'GB 19083-2010');
    expect(now().quarantined).toBe('papers-contradict');
    for (const item of [MASK, 'respirator-kn95'])
      expect(codes(inspect(SEATS.inspection, { item }))).toEqual(['papers-contradict']);
    expect(wardIsRefused()).toEqual(['lot-quarantined']);
    world.audit();
  });

  it('settled, it takes a file and four people: who received, who struck out, who found and who confirmed', () => {
    const { world, lot, inspect, codes, hold, now } = again('GB 2626-2006');
    hold();
    addPaper(world, lot, 'GB 19083-2010');
    const [first] = now().evidence;
    const strike = { incident: INCIDENT, lot, paper: first?.paper, reason: '系另一批次的报告' };
    expect(world.refused(SEATS.receiving, 'paper.strike', strike)).toMatchObject([{ code: 'four-eyes' }]);
    world.done(SEATS.gate, 'paper.strike', strike);
    expect(codes(inspect(SEATS.gate))).toEqual(['four-eyes']);
    expect(inspect(SEATS.inspection).ok).toBe(true);
    expect(now().status).toBe('quarantine');
    const confirm = { incident: INCIDENT, lot, item: MASK };
    for (const seat of [SEATS.receiving, SEATS.gate, SEATS.inspection])
      expect(world.refused(seat, 'lot.confirm-finding', confirm)).toMatchObject([{ code: 'four-eyes' }]);
    world.done(SEATS.secondInspection, 'lot.confirm-finding', confirm);
    expect(now()).toMatchObject({ status: 'accepted', item: MASK });
    expect(now().evidence.map(({ struck }) => struck?.reason ?? null)).toEqual(['系另一批次的报告', null]);
    world.audit();
  });
});

describe('F1 with two papers at once', () => {
  it('that contradict each other: it waits, and nobody accepts it as a class that needs proof', () => {
    for (const order of [
      ['GB 2626-2006', 'GB 19083-2010'],
      ['GB 19083-2010', null, 'GB 2626-2006'],
    ]) {
      const { world, inspect, codes, wardIsRefused, now } = again(...order);
      expect(now()).toMatchObject({ provenItem: null, quarantined: 'papers-contradict' });
      expect(wardIsRefused()).toEqual(['lot-quarantined']);
      for (const item of [MASK, 'respirator-kn95'])
        expect(codes(inspect(SEATS.inspection, { item }))).toEqual(['papers-contradict']);
      expect(inspect(SEATS.inspection, { item: 'mask-without-proof' }).ok).toBe(true);
      expect(wardIsRefused()).toEqual(['item-not-permitted-in-setting']);
      world.audit();
    }
  });
});

describe('F1 with a forged reference', () => {
  it('of a registration that is none is refused beside its field, at the dock and later', () => {
    const { world, lot, hold } = again('GB 2626-2006');
    hold();
    const added = { incident: INCIDENT, lot, kind: 'device-registration', standard: 'GB 19083-2010' };
    for (const reference of ['国械注准1', '国械注准20202140001', '鄂械注准2020214000', '国械注准２０２０'])
      expect(world.refused(SEATS.receiving, 'paper.add', { ...added, reference, file: SCAN })).toMatchObject([
        { code: 'registration-malformed', field: 'reference' },
      ]);
    world.audit();
  });

  it('well written and for another class of device it proves nothing, whatever standard is claimed beside it', () => {
    const { world, lot, wardIsRefused, now } = again(null);
    expect(now()).toMatchObject({ item: 'mask-without-proof', status: 'accepted' });
    const added = { incident: INCIDENT, lot, kind: 'device-registration', standard: 'GB 19083-2010' };
    for (const reference of ['鄂汉械备20200001号', '国械注准20203400057'])
      expect(world.done(SEATS.receiving, 'paper.add', { ...added, reference }).proves).toEqual([]);
    expect(wardIsRefused()).toEqual(['item-not-permitted-in-setting']);
    world.audit();
  });

  it('well written and false, typed by one hand, does not reach the ward: the goods came without it', () => {
    const { world, lot, inspect, codes, hold } = again(null);
    hold();
    const forged = { ...paper('GB 19083-2010'), reference: '鄂械注准20202140001' };
    expect(codes(inspect(SEATS.inspection, { evidence: [{ ...forged, file: SCAN }] }))).toEqual([
      'four-eyes',
    ]);
    world.done(SEATS.receiving, 'paper.add', { incident: INCIDENT, lot, ...forged });
    expect(codes(inspect(SEATS.inspection))).toEqual(['upgrade-needs-file']);
    world.audit();
  });
});

describe('F1 by other ways', () => {
  it('a paper struck out and the same goods called protective again: what is left proves nothing', () => {
    const { world, lot, inspect, codes, hold, now } = again('GB 2626-2006');
    hold();
    const strike = { incident: INCIDENT, lot, paper: now().evidence[0]?.paper, reason: '不实' };
    world.done(SEATS.inspection, 'paper.strike', strike);
    expect(codes(inspect(SEATS.secondInspection))).toEqual(['standard-unproven']);
    const evidence = [{ ...paper('GB 19083-2010'), file: SCAN }];
    expect(codes(inspect(SEATS.secondInspection, { evidence }))).toEqual(['four-eyes']);
    world.audit();
  });

  it('a million of them with one good paper by one hand wait for another’s inspection', () => {
    const world = hubei();
    const ward = need(world, 'union', 36_000, 'isolation');
    const { id, quarantined } = receive(world, 1_000_000).lot;
    expect(quarantined).toBe('large-intake');
    const lines = [{ need: ward, lot: id, amount: 1 }];
    const byHand = { incident: INCIDENT, reason: '捐赠方协调', lines };
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand)).toMatchObject([
      { code: 'lot-quarantined' },
    ]);
  });
});
