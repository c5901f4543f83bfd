import { checkRecord, goodsReport, type Lot, missingFrom, type StatedRecord } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  paper,
  receive,
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

  it('a paper of GB 2626 makes it KN95, and it waits in quarantine', () => {
    ({ lot } = receive(world, 36_000, { item: claimed, standard: 'GB 2626-2006' }));
    expect(lot).toMatchObject({
      claimedItem: claimed,
      provenItem: 'respirator-kn95',
      item: 'respirator-kn95',
      quarantined: 'evidence-differs-from-claim',
      status: 'quarantine',
    });
    expect(row()).toMatchObject({ received: 36_000, quarantined: 36_000, stock: 0 });
  });

  it('out of quarantine nobody is given anything: not by hand, not by the allocator', () => {
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand(renai))).toMatchObject([
      { code: 'lot-quarantined', field: 'lines.0.lot', rule: 'I13' },
    ]);
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const lines = world.incident.runs.get(run as string)?.lines ?? [];
    expect(lines.map((line) => line.amount)).toEqual([0, 0, 0, 0]);
    world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run, reason: '尚未查验' });
  });

  it('no inspector can accept it as what its paper does not prove: the refusal names field, standard and finding', () => {
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
      evidence: [paper('GB 2626-2006') as StatedRecord['evidence'][number]],
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
