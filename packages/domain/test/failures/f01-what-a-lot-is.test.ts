import {
  type Actor,
  checkRecord,
  deliveryOrigin,
  deliveryRows,
  type Fact,
  giftByCode,
  goodsReport,
  lotTrace,
  missingFrom,
  noticesOf,
  type StatedRecord,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../support/indexes.ts';
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
  type World,
} from '../support/world.ts';

const MASK = 'mask-medical-protective';
const KN95 = 'respirator-kn95';
const LESS = 'mask-without-proof';
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
const hold = (world: World, lot: string) =>
  world.done(SEATS.inspection, 'lot.hold', { incident: INCIDENT, lot, reason: '供应商召回' });
const found = (lot: string, item: string, more: object = {}) => ({
  ...{ incident: INCIDENT, lot, outcome: 'accepted', item },
  ...more,
});
const rejected = (lot: string, item: string, note: string | null = '检验不合格') =>
  found(lot, item, { outcome: 'rejected', note });
const lotOf = (world: World, lot: string) => world.incident.lots.get(lot);
const rows = (world: World) => {
  const report = goodsReport(world.state, world.incident);
  expect(report.map(missingFrom)).toEqual(report.map(() => 0));
  return Object.fromEntries(report.map((row) => [row.item, row]));
};

/** 6,000 came, 5,000 went to two wards: one has them, to the other they are on the road. */
function partAway(item = MASK, standard = 'GB 19083-2010', terms: Parameters<typeof hubei>[0] = {}) {
  const world = hubei(terms);
  const { lot, receiptCode } = receive(world, 6_000, { item, standard });
  const [tianyou, renai] = [need(world, 'tianyou', 4_000), need(world, 'renai', 1_000)];
  const { orders } = allocate(world, [
    { need: tianyou, lot: lot.id, amount: 4_000 },
    { need: renai, lot: lot.id, amount: 1_000 },
  ]);
  const [first, second] = orders.map((order) => dispatch(world, order)) as [string, string];
  const facility = world.incident.shipments.get(first)?.facility;
  const [arrived, onRoad] = facility === 'tianyou' ? [first, second] : [second, first];
  confirm(world, arrived);
  return { world, lot: lot.id, receiptCode, arrived, onRoad };
}

describe('what has left stays what it was', () => {
  it('one left-over box makes nothing more or other of what was delivered or lies in the lorry', () => {
    const { world, lot } = partAway(KN95, 'GB 2626-2006');
    hold(world, lot);
    for (const [item, code] of [
      ['patient-monitor', 'inspected-as-other-goods'],
      ['boots-rubber', 'inspected-as-other-goods'],
      [MASK, 'part-has-left'],
      ['mask-surgical', 'part-has-left'],
      ['respirator-ffp3', 'part-has-left'],
    ] as const)
      expect(codes(world.refused(SEATS.inspection, 'lot.inspect', found(lot, item)))).toEqual([code]);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, KN95));
    expect(rows(world)).toMatchObject({ [KN95]: { received: 6_000, delivered: 4_000, inTransit: 1_000 } });
    world.audit();
  });

  it('found to be less, the rest becomes a lot of its own; rows, reports and gift say what was delivered as what', () => {
    const { world, lot, receiptCode, arrived, onRoad } = partAway();
    hold(world, lot);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS, { note: '耳带脱落' }));
    const rest = lotOf(world, lot)?.foundLater?.lot as string;
    expect(lotOf(world, lot)).toMatchObject({ item: MASK, amount: 5_000, foundLater: { item: LESS } });
    expect(lotOf(world, rest)).toMatchObject({ item: LESS, amount: 1_000, partOf: lot, status: 'accepted' });
    expect(rows(world)).toMatchObject({
      [MASK]: { received: 5_000, delivered: 4_000, inTransit: 1_000, stock: 0 },
      [LESS]: { received: 1_000, delivered: 0, stock: 1_000 },
    });
    const later = { item: { id: LESS }, note: '耳带脱落' };
    const given = deliveryRows(world.view, INCIDENT);
    expect(given).toHaveLength(2);
    for (const row of given) expect(row).toMatchObject({ item: { id: MASK }, foundLater: later });
    for (const shipment of [arrived, onRoad])
      expect(deliveryOrigin(world.view, INCIDENT, shipment).lines).toMatchObject([
        { item: { id: MASK }, foundLater: later },
      ]);
    expect(lotTrace(world.view, INCIDENT, lot).lot).toMatchObject({ item: { id: MASK }, foundLater: later });
    const gift = giftByCode(world.view, receiptCode);
    expect(gift?.lots.map(({ id, amount }) => [id, amount])).toEqual([
      [lot, 5_000],
      [rest, 1_000],
    ]);
    confirm(world, onRoad);
    expect(rows(world)[MASK]).toMatchObject({ delivered: 5_000, inTransit: 0 });
    world.audit();
  });

  it('of much, two find it to be less before the rest becomes a lot of its own', () => {
    const { world, lot } = partAway(MASK, 'GB 19083-2010', { secondInspectorAbove: 1_000 });
    hold(world, lot);
    const less = found(lot, LESS, { note: '耳带脱落' });
    expect(world.done(SEATS.inspection, 'lot.inspect', less).waitsForSecond).toBe(true);
    expect(lotOf(world, lot)).toMatchObject({ amount: 6_000, foundLater: null });
    const confirmed = { incident: INCIDENT, lot, item: LESS };
    world.done(SEATS.secondInspection, 'lot.confirm-finding', confirmed);
    expect(lotOf(world, lot)?.foundLater).toMatchObject({ item: LESS, note: '耳带脱落' });
    expect(rows(world)).toMatchObject({ [MASK]: { received: 5_000 }, [LESS]: { received: 1_000 } });
    indexesAreTheirDefinitions(world.state, world.incident);
    world.audit();
  });

  it('whoever received or awaits such goods is told at once', () => {
    const { world, lot } = partAway();
    hold(world, lot);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS));
    const [notice] = noticesOf(world.state, world.facts.at(-1) as Fact);
    expect(notice).toMatchObject({
      kind: 'lot.found-otherwise',
      urgency: 'urgent',
      path: `/incidents/${INCIDENT}/lots/${lot}`,
    });
    expect(notice?.organisations.toSorted()).toEqual(['renai', 'tianyou']);
  });

  it('is told also where the rest is rejected, and its rows say so', () => {
    const { world, lot } = partAway();
    hold(world, lot);
    world.done(SEATS.inspection, 'lot.inspect', rejected(lot, MASK));
    world.done(SEATS.secondInspection, 'lot.confirm-finding', rejected(lot, MASK, null));
    const [notice] = noticesOf(world.state, world.facts.at(-1) as Fact);
    expect(notice).toMatchObject({ kind: 'lot.found-otherwise', urgency: 'urgent' });
    for (const row of deliveryRows(world.view, INCIDENT))
      expect(row).toMatchObject({ item: { id: MASK }, foundLater: { item: null, note: '检验不合格' } });
    expect(rows(world)[MASK]).toMatchObject({ delivered: 4_000, inTransit: 1_000, returned: 1_000 });
    world.audit();
  });

  it('no rest becomes more again, not as another lot and not by a correction of its name', () => {
    const { world, lot } = partAway();
    hold(world, lot);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS));
    const rest = lotOf(world, lot)?.foundLater?.lot as string;
    hold(world, rest);
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', found(rest, MASK)))).toEqual([
      'part-has-left',
    ]);
    const donation = lotOf(world, lot)?.donation;
    const to = { claimedItem: 'mask-surgical' };
    const again = { incident: INCIDENT, donation, lot: rest, to, reason: '填错' };
    expect(codes(world.refused(SEATS.receiving, 'correction.propose', again))).toEqual(['part-has-left']);
    world.done(SEATS.inspection, 'lot.inspect', found(rest, LESS));
    world.audit();
  });

  it('what comes back from the road of goods that were found to be less goes nowhere before it is looked at', () => {
    const { world, lot, onRoad } = partAway();
    hold(world, lot);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS));
    confirm(world, onRoad, { [lot]: 100 });
    const back = { shipment: onRoad, lot, amount: 100, outcome: 'returned-to-stock', reason: '未装车' };
    world.done(SEATS.inspection, 'shortage.settle', { incident: INCIDENT, ...back });
    const lines = [{ need: need(world, 'union', 100), lot, amount: 100 }];
    const byHand = { incident: INCIDENT, reason: '协调', lines };
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand)).toMatchObject([
      { code: 'lot-found-less', parameters: { lot, found: LESS } },
    ]);
    hold(world, lot);
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', found(lot, MASK)))).toEqual([
      'part-has-left',
    ]);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS));
    expect(rows(world)).toMatchObject({
      [MASK]: { received: 4_900 },
      [LESS]: { received: 1_100, stock: 1_100 },
    });
    indexesAreTheirDefinitions(world.state, world.incident);
    world.audit();
  });

  it('the rest is not made another lot while a count of it shows a difference', () => {
    const { world, lot } = partAway();
    world.done(SEATS.gate, 'count.record', { incident: INCIDENT, lot, counted: 900 });
    hold(world, lot);
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', found(lot, LESS)))).toEqual(['count-first']);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, MASK));
    world.audit();
  });

  it('a delivery says which class the facility had when the goods left', () => {
    const { world } = partAway();
    const facility = { organisation: 'tianyou', facilityClass: 'designated', legalBasis: '指挥部通知' };
    world.done(SEATS.lead, 'facility.classify', facility);
    const given = deliveryRows(world.view, INCIDENT, { facility: 'tianyou' });
    expect(given.map((row) => row.facility.facilityClass)).toEqual(['general']);
  });
});

describe('what an inspector may find', () => {
  const doubted = (amount: number, item = MASK, standard: string | null = 'GB 19083-2010') => {
    const world = hubei();
    const { id } = receive(world, amount, { item, standard }).lot;
    if (lotOf(world, id)?.status === 'accepted') hold(world, id);
    return { world, lot: id };
  };

  it('is goods of its kind, counted alike: masks become no boots, caps, monitors or hoods', () => {
    const { world, lot } = doubted(100);
    for (const item of ['boots-rubber', 'cap-medical', 'patient-monitor', 'respirator-full-face'])
      expect(world.refused(SEATS.inspection, 'lot.inspect', found(lot, item))).toMatchObject([
        { code: 'inspected-as-other-goods', field: 'item', parameters: { claimed: MASK, found: item } },
      ]);
  });

  it('of much that was proven, is less only where a second inspector finds it too', () => {
    const { world, lot } = doubted(36_000);
    expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, LESS)).waitsForSecond).toBe(true);
    world.done(SEATS.secondInspection, 'lot.confirm-finding', { incident: INCIDENT, lot, item: LESS });
    expect(lotOf(world, lot)?.item).toBe(LESS);
    world.audit();
  });

  it('of much, is permitted in more settings only where a second finds it too, though it needs no paper', () => {
    const { world, lot } = doubted(20_000, 'coverall-medical', null);
    expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, 'raincover')).waitsForSecond).toBe(true);
    const confirmed = { incident: INCIDENT, lot, item: 'raincover' };
    world.done(SEATS.secondInspection, 'lot.confirm-finding', confirmed);
    expect(lotOf(world, lot)).toMatchObject({ item: 'raincover', status: 'accepted' });
    world.audit();
  });

  it('is what four lots of one gift become together: they are one amount by what they would be', () => {
    const world = hubei();
    const claims = [MASK, 'mask-surgical', KN95, 'respirator-n95'];
    const donor = { kind: 'organisation', donor: 'donor-4', name: '某企业' };
    const lots = claims.map((claimedItem) => ({ claimedItem, amount: 10_000, evidence: [] }));
    const gift = { donor, receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
    const given = world.done(SEATS.receiving, 'donation.receive', { incident: INCIDENT, ...gift });
    for (const { lot } of given.lots as { lot: string }[]) {
      hold(world, lot);
      addPaper(world, lot, 'GB 19083-2010');
      expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, MASK)).waitsForSecond).toBe(true);
    }
    world.audit();
  });

  it('relies on papers that were there at the moment that is stated', () => {
    const { world, lot } = doubted(100, 'goggles', null);
    const before = world.now;
    world.pass(2);
    addPaper(world, lot, 'GB 14866-2006');
    world.pass(1);
    const backdated = found(lot, 'goggles', { happenedAt: before });
    expect(world.refused(SEATS.inspection, 'lot.inspect', backdated)).toMatchObject([
      { code: 'date-impossible', field: 'happenedAt', parameters: { why: 'before-paper' } },
    ]);
    world.done(SEATS.inspection, 'lot.inspect', found(lot, 'goggles'));
    world.audit();
  });
});

describe('goods that are sent back', () => {
  it('say why, take two where they were in use or are many, and nothing changes their name', () => {
    const world = hubei();
    const { id } = receive(world, 36_000).lot;
    hold(world, id);
    expect(world.refused(SEATS.inspection, 'lot.inspect', rejected(id, MASK, null))).toMatchObject([
      { code: 'reason-required', field: 'note' },
    ]);
    expect(codes(world.refused(SEATS.inspection, 'lot.inspect', rejected(id, 'mask-surgical')))).toEqual([
      'inspected-as-other-goods',
    ]);
    expect(world.done(SEATS.inspection, 'lot.inspect', rejected(id, MASK)).waitsForSecond).toBe(true);
    expect(lotOf(world, id)).toMatchObject({ status: 'quarantine', finding: { outcome: 'rejected' } });
    const accepts = { incident: INCIDENT, lot: id, item: MASK };
    expect(codes(world.refused(SEATS.secondInspection, 'lot.confirm-finding', accepts))).toEqual([
      'finding-missing',
    ]);
    expect(codes(world.refused(SEATS.inspection, 'lot.confirm-finding', rejected(id, MASK)))).toEqual([
      'four-eyes',
    ]);
    world.done(SEATS.secondInspection, 'lot.confirm-finding', rejected(id, MASK));
    expect(rows(world)[MASK]).toMatchObject({ received: 36_000, returned: 36_000, stock: 0 });
    world.audit();
  });

  it('of which little came and nothing was in use, one inspector sends back', () => {
    const world = hubei();
    const { id } = receive(world, 100, { item: 'goggles', standard: null }).lot;
    expect(world.done(SEATS.inspection, 'lot.inspect', rejected(id, 'goggles')).waitsForSecond).toBe(false);
    expect(lotOf(world, id)?.foundLater).toBeNull();
  });

  it('stand on the gift’s page with the doubt before, each with its reason', () => {
    const world = hubei();
    const { lot, receiptCode } = receive(world, 100);
    hold(world, lot.id);
    world.done(SEATS.inspection, 'lot.inspect', rejected(lot.id, MASK));
    world.done(SEATS.secondInspection, 'lot.confirm-finding', rejected(lot.id, MASK, null));
    expect(giftByCode(world.view, receiptCode)?.lots[0]?.way.steps).toMatchObject([
      { type: 'donation.received' },
      {
        ...{ type: 'lot.held', reason: '供应商召回' },
        moves: [{ from: 'stock', to: 'quarantine', amount: 100 }],
      },
      { type: 'lot.finding-recorded', outcome: 'rejected', note: '检验不合格' },
      {
        ...{ type: 'lot.inspected', outcome: 'rejected', item: { id: MASK } },
        moves: [{ from: 'quarantine', to: 'returned', amount: 100 }],
      },
    ]);
  });

  it('are told to a donor that is in the register', () => {
    const world = hubei();
    const donor = { kind: 'organisation', donor: 'union', name: '武汉协和医院' };
    const lots = [{ claimedItem: 'goggles', amount: 10 }];
    const gift = { donor, receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
    const given = world.done(SEATS.receiving, 'donation.receive', { incident: INCIDENT, ...gift });
    const [{ lot }] = given.lots as [{ lot: string }];
    world.done(SEATS.inspection, 'lot.inspect', rejected(lot, 'goggles'));
    const told = noticesOf(world.state, world.facts.at(-1) as Fact);
    expect(told).toMatchObject([{ kind: 'lot.rejected', organisations: ['red-cross', 'union'] }]);
  });
});

describe('what one hand types', () => {
  const DEFAULT = { provenIntakeInspectedAbove: 1_000 };
  const give = (world: World, lots: object[], donor = 'donor-5', seat: Actor = SEATS.receiving) => {
    const gift = { receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
    const by = { kind: 'organisation', donor, name: donor };
    return world.act(seat, 'donation.receive', { incident: INCIDENT, donor: by, ...gift });
  };
  const masks = (amount: number, more: object = {}) => ({
    ...{ claimedItem: MASK, amount, evidence: [{ ...paper('GB 19083-2010'), reference: 'T-2020-014' }] },
    ...more,
  });
  const why = (made: ReturnType<typeof give>) => {
    if (!made.ok) throw new Error(JSON.stringify(made.refusals));
    const { lots } = made.value.result as { lots: { quarantined: string | null }[] };
    return lots.map(({ quarantined }) => quarantined);
  };

  it('proves no class above the charter’s amount: somebody else looks first', () => {
    const world = hubei(DEFAULT);
    expect(why(give(world, [masks(36_000)]))).toEqual(['large-intake']);
    expect(why(give(world, [masks(1_000)], 'donor-6'))).toEqual([null]);
    expect(why(give(world, [masks(1, { batch: '2' })], 'donor-6'))).toEqual(['large-intake']);
    const [lot] = [...world.incident.lots.keys()] as [string];
    expect(world.done(SEATS.inspection, 'lot.inspect', found(lot, MASK)).waitsForSecond).toBe(false);
    world.audit();
  });

  it('is one amount whatever the goods of a kind are called; what needs no proof waits for nobody', () => {
    const world = hubei(DEFAULT);
    const kn95 = { claimedItem: KN95, amount: 600, evidence: [paper('GB 2626-2006')] };
    expect(why(give(world, [masks(600), kn95]))).toEqual(['large-intake', 'large-intake']);
    expect(why(give(world, [{ claimedItem: 'alcohol-75', amount: 20_000 }], 'donor-6'))).toEqual([null]);
    expect(why(give(world, [{ claimedItem: MASK, amount: 20_000 }], 'donor-7'))).toEqual([null]);
  });

  it('says nothing with an edition that has not been issued, or of a test that failed', () => {
    const world = hubei();
    for (const [standard, reference] of [
      ['GB 19083-2099', '1'],
      ['GB 19083-2010', '检验结论：不合格'],
      ['GB 19083-2010', '过滤效率不符合要求'],
      ['GB 19083-2010', 'result: FAIL'],
      ['GB 19083-2010', 'T-1, failed'],
    ]) {
      const evidence = [{ kind: 'test-report', standard, reference }];
      const lots = [{ claimedItem: MASK, amount: 10, batch: reference, evidence }];
      const asked = ['edition-unknown:lots.0.evidence.0.standard=2099'];
      const gift = { receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
      const donor = { kind: 'organisation', donor: 'donor-5', name: '某' };
      const given = { incident: INCIDENT, donor, ...gift, confirmed: asked };
      const made = world.done(SEATS.receiving, 'donation.receive', given);
      expect(made.lots, reference).toMatchObject([{ provenItem: null, item: LESS }]);
    }
    world.audit();
  });

  it('is asked back where it names an edition that nobody knows', () => {
    const world = hubei();
    const lots = [masks(10, { evidence: [paper('GB 19083-2011')] })];
    const refused = give(world, lots);
    expect(!refused.ok && refused.refusals).toMatchObject([
      {
        code: 'edition-unknown',
        field: 'lots.0.evidence.0.standard',
        parameters: { family: 'GB 19083', year: 2011 },
      },
    ]);
  });

  it('is asked back where another donor’s gift came with the same scan, and both gifts say so', () => {
    const world = hubei();
    const scanned = (batch: string) =>
      masks(10, { batch, evidence: [{ ...paper('GB 19083-2010'), file: SCAN }] });
    expect(why(give(world, [scanned('1')]))).toEqual([null]);
    expect(why(give(world, [scanned('2')]))).toEqual([null]);
    const again = give(world, [scanned('3')], 'donor-6');
    expect(!again.ok && again.refusals).toMatchObject([
      { code: 'same-scan', field: 'lots.0.evidence.0.file', confirm: expect.any(String) },
    ]);
    const lot = receive(world, 10, { standard: null }).lot.id;
    const added = { incident: INCIDENT, lot, ...paper('GB 19083-2010'), file: SCAN };
    const asked = world.refused(SEATS.receiving, 'paper.add', added);
    expect(asked).toMatchObject([{ code: 'same-scan', field: 'file' }]);
    world.done(SEATS.receiving, 'paper.add', { ...added, confirmed: [asked[0]?.confirm] });
    const gifts = [...world.incident.donations.values()].map(({ receiptCode }) => receiptCode);
    const scans = gifts.map((code) =>
      giftByCode(world.view, code)?.lots.flatMap(({ evidence }) => evidence.map((each) => each.sameScan)),
    );
    expect(scans).toEqual([[[gifts[2]]], [[gifts[2]]], [[gifts[0], gifts[1]]]]);
    world.audit();
  });
});

describe('while somebody corrects what a lot is', () => {
  it('it goes nowhere: no proposal, no approval, no dispatch, no break-glass', () => {
    const world = hubei();
    const { lot } = receive(world, 1_000, { expiresOn: '2020-03-31' });
    const ward = need(world, 'tianyou', 500);
    const [order] = allocate(world, [{ need: ward, lot: lot.id, amount: 100 }]).orders;
    const byHand = { incident: INCIDENT, reason: '协调', lines: [{ need: ward, lot: lot.id, amount: 100 }] };
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', byHand);
    const to = { expiresOn: '2021-03-31' };
    const asked = { incident: INCIDENT, donation: lot.donation, lot: lot.id, to, reason: '年份填错' };
    const { correction } = world.done(SEATS.receiving, 'correction.propose', asked);
    const stopped = [{ code: 'lot-in-correction', parameters: { lot: lot.id, correction } }];
    expect(world.refused(SEATS.lead, 'allocation.propose-by-hand', byHand)).toMatchObject(stopped);
    expect(world.refused(SEATS.second, 'allocation.approve', { incident: INCIDENT, run })).toMatchObject(
      stopped,
    );
    const leaving = { incident: INCIDENT, order, carrier: '中国邮政' };
    expect(world.refused(SEATS.gate, 'shipment.dispatch', leaving)).toMatchObject(stopped);
    const glass = {
      ...{ incident: INCIDENT, lot: lot.id, amount: 10, facility: 'tianyou', setting: 'general-ward' },
      ...{ carrier: '自提', reason: 'life-at-risk', photo: SCAN },
    };
    expect(world.refused(SEATS.gate, 'goods.break-glass', glass)).toMatchObject(stopped);
    const { lines } = world.incident.runs.get(
      world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT }).run as string,
    ) ?? { lines: [] };
    expect(lines.filter(({ amount }) => amount > 0)).toEqual([]);
    world.done(SEATS.gate, 'correction.decline', { incident: INCIDENT, correction, reason: '原记录无误' });
    world.done(SEATS.gate, 'shipment.dispatch', leaving);
    world.audit();
  });
});

describe('a record that somebody typed elsewhere', () => {
  const world = hubei();
  const record = (more: Partial<StatedRecord>): StatedRecord => ({
    ...{ item: MASK, received: 36_000, receivedOn: '2020-01-26', publishedOn: '2020-01-30' },
    evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'T-2020-014' }],
    lines: [{ recipient: 'union', setting: 'isolation', amount: 16_000 }],
    remaining: 20_000,
    ...more,
  });
  const why = (more: Partial<StatedRecord>) =>
    checkRecord(world.state, ITEMS, record(more)).map(({ code, field }) => [code, field]);

  it('is not published with a setting that the facility cannot have, or the goods are not permitted in', () => {
    expect(why({})).toEqual([]);
    const lines = [{ recipient: 'renai', setting: 'isolation' as const, amount: 16_000 }];
    expect(why({ lines })).toEqual([['facility-not-eligible', 'lines.0.setting']]);
    const evidence = [{ kind: 'test-report' as const, standard: 'GB 2626-2006', reference: 'T-1' }];
    expect(why({ item: KN95, evidence })).toEqual([['item-not-permitted-in-setting', 'lines.0.setting']]);
  });

  it('is not published where the paper of a class that needs proof has no number', () => {
    const evidence = [{ kind: 'test-report' as const, standard: 'GB 19083-2010', reference: '检测报告' }];
    expect(why({ evidence })).toEqual([['paper-without-number', 'evidence']]);
    expect(why({ item: 'cap-medical', evidence: [] })).toEqual([]);
  });
});
