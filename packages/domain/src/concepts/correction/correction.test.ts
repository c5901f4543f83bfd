import { availableIn, giftByCode, matchLines, parseAccountId } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../../../test/support/indexes.ts';
import { goodsAreConserved, moneyIsConserved } from '../../../test/support/invariants.ts';
import {
  allocate,
  buying,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  purposeFor,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { localDay } from '../../kernel/time/time.ts';
import { noticesOfCorrections } from './notices.ts';

const here = { incident: INCIDENT };
const SECOND = SEATS.inspection;
let world: World;
beforeEach(() => {
  // Who has to look at much that never came is a matter of its own.
  world = hubei({ lossThirdPartyFrom: 1_000_000 });
});

const lotOf = (id: string) =>
  world.incident.lots.get(id) as NonNullable<ReturnType<typeof world.incident.lots.get>>;
const free = (lot: string, purpose = 'free') =>
  availableIn(world.state.ledger, `stock:red-cross:${HALL}:${lot}:${purpose}`);
const owed = (donor: string, unit: string) =>
  0 - availableIn(world.state.ledger, `donor:${donor}:-:${unit}:none`);

const asked = (donation: string, lot: string | null, to: object) => ({
  ...here,
  donation,
  lot,
  to,
  reason: '多打了一个零',
});
const propose = (donation: string, lot: string | null, to: object) =>
  world.done(SEATS.receiving, 'correction.propose', asked(donation, lot, to)).correction as string;
const correct = (donation: string, lot: string | null, to: object) => {
  const correction = propose(donation, lot, to);
  world.done(SECOND, 'correction.confirm', { ...here, correction });
  return correction;
};
const refusedFor = (donation: string, lot: string | null, to: object) =>
  world.refused(SEATS.receiving, 'correction.propose', asked(donation, lot, to));

const money = (amount: number, more: object = {}) =>
  world.done(SEATS.receiving, 'donation.receive', {
    ...here,
    donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
    receiver: 'red-cross',
    mode: 'discretionary',
    money: { currency: 'CNY', amount },
    ...more,
  }).donation as string;

const allHolds = () => {
  goodsAreConserved(world);
  moneyIsConserved(world);
  indexesAreTheirDefinitions(world.state, world.incident);
  world.audit();
};

describe('10,000 typed for 1,000', () => {
  it('is put right by two people; totals and ledger follow, nothing is lost, and both figures stay readable', () => {
    const { lot, receiptCode } = receive(world, 10_000);
    const correction = propose(lot.donation, lot.id, { amount: 1_000 });
    expect(lotOf(lot.id).amount).toBe(10_000);
    expect(world.refused(SEATS.receiving, 'correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'four-eyes' },
    ]);
    world.done(SECOND, 'correction.confirm', { ...here, correction });
    expect([lotOf(lot.id).amount, free(lot.id), owed('donor-1', lot.id)]).toEqual([1_000, 1_000, 1_000]);
    expect(world.incident.given.get('mask-medical-protective')).toEqual({ amount: 1_000, lots: 1 });
    expect(world.incident.goods.get('mask-medical-protective')?.lost).toBe(0);
    expect(giftByCode(world.view, receiptCode)?.corrections).toMatchObject([
      {
        lot: lot.id,
        from: { amount: 10_000 },
        to: { amount: 1_000 },
        reason: '多打了一个零',
        bySeat: SEATS.receiving.seat,
        ended: { bySeat: SECOND.seat },
      },
    ]);
    allHolds();
  });

  it('and counted meanwhile is no loss: the correction explains the count', () => {
    const { lot } = receive(world, 10_000);
    const { count } = world.done(SEATS.gate, 'count.record', { ...here, lot: lot.id, counted: 1_000 });
    correct(lot.donation, lot.id, { amount: 1_000 });
    const settle = { ...here, count, reason: 'count-difference' };
    expect(world.done(SEATS.receiving, 'count.settle', settle).difference).toBe(0);
    expect([free(lot.id), world.incident.goods.get(lot.item)?.lost]).toEqual([1_000, 0]);
    allHolds();
  });

  it('reaches what is still on the shelf, from what is kept back and in quarantine too', () => {
    const { lot } = receive(world, 500, { item: 'goggles', standard: null });
    correct(lot.donation, lot.id, { amount: 50 });
    expect(free(lot.id, 'quarantine')).toBe(50);
    allHolds();
  });

  it('is refused for what has been moved on, with who has it', () => {
    const { lot } = receive(world, 1_000);
    const lines = [{ need: need(world, 'union', 800), lot: lot.id, amount: 800 }];
    confirm(world, dispatch(world, allocate(world, lines).orders[0] as string));
    expect(refusedFor(lot.donation, lot.id, { amount: 100 })).toMatchObject([
      {
        code: 'correction-moved-on',
        parameters: {
          wanted: 900,
          there: 200,
          promised: 0,
          holders: [{ organisation: 'union', amount: 800 }],
        },
      },
    ]);
    correct(lot.donation, lot.id, { amount: 850 });
    allHolds();
  });

  it('is no way round the inspector: what would have waited at the dock is held first, and waits', () => {
    const { lot } = receive(world, 1_000);
    expect(refusedFor(lot.donation, lot.id, { amount: 60_000 })).toMatchObject([
      { code: 'correction-inspected-first', field: 'to.amount', parameters: { lot: lot.id, limit: 50_000 } },
    ]);
    world.done(SECOND, 'lot.hold', { ...here, lot: lot.id, reason: '数量待核' });
    correct(lot.donation, lot.id, { amount: 60_000 });
    expect([free(lot.id), free(lot.id, 'quarantine')]).toEqual([0, 60_000]);
    allHolds();
  });

  it('is asked back where it makes so much that hardly anybody brings it at once', () => {
    const { lot } = receive(world, 100, { item: 'goggles', standard: null });
    const to = { amount: 900_000_000 };
    const [question] = refusedFor(lot.donation, lot.id, to);
    expect(question).toMatchObject({ code: 'amount-implausible', field: 'to.amount' });
    const meant = { ...asked(lot.donation, lot.id, to), confirmed: [question?.confirm] };
    const { correction } = world.done(SEATS.receiving, 'correction.propose', meant);
    expect(world.incident.corrections.get(correction as string)).toMatchObject({
      confirmed: [question?.confirm],
    });
    allHolds();
  });

  it('may have been too little: what was there all along comes in from the same donor', () => {
    const { lot } = receive(world, 100);
    correct(lot.donation, lot.id, { amount: 1_000 });
    expect([free(lot.id), owed('donor-1', lot.id)]).toEqual([1_000, 1_000]);
    allHolds();
  });

  it('of a parcel that was entered twice is nothing', () => {
    receive(world, 300);
    const twice = receive(world, 300).lot;
    correct(twice.donation, twice.id, { amount: 0 });
    expect(world.incident.given.get('mask-medical-protective')?.amount).toBe(300);
    allHolds();
  });

  it('is no matter of a lot that was sent back', () => {
    const { lot } = receive(world, 100, { item: 'goggles', standard: null });
    world.done(SECOND, 'lot.inspect', {
      ...here,
      ...{ lot: lot.id, outcome: 'rejected', item: lot.item, note: '受潮' },
    });
    expect(refusedFor(lot.donation, lot.id, { amount: 10 })).toMatchObject([{ code: 'lot-rejected' }]);
  });
});

describe('other slips at the dock', () => {
  it('batch, bin and an earlier expiry: one person is enough, and the old ones stay readable', () => {
    const { lot, receiptCode } = receive(world, 100, { bin: 'A-1', expiresOn: '2022-02-28' });
    const to = { batch: 'B-7', bin: 'A-2', expiresOn: '2021-02-28' };
    const { needsSecond } = world.done(
      SEATS.receiving,
      'correction.propose',
      asked(lot.donation, lot.id, to),
    );
    expect(needsSecond).toBe(false);
    expect(lotOf(lot.id)).toMatchObject(to);
    expect(giftByCode(world.view, receiptCode)?.corrections).toMatchObject([
      { from: { batch: lot.batch, bin: 'A-1', expiresOn: '2022-02-28' }, to },
    ]);
    allHolds();
  });

  it('a date in which no goods end, or a sum that nobody gives, is asked back as it is at receipt', () => {
    const { lot } = receive(world, 100, { expiresOn: '2021-02-28' });
    for (const [expiresOn, date] of [
      ['9999-12-31', '9999-12-31'],
      ['0023-12', '0023-12-31'],
    ])
      expect(
        world.refused(SEATS.receiving, 'correction.propose', asked(lot.donation, lot.id, { expiresOn })),
      ).toMatchObject([{ code: 'date-unlikely', field: 'to.expiresOn', parameters: { date } }]);
    world.done(
      SEATS.receiving,
      'correction.propose',
      asked(lot.donation, lot.id, { expiresOn: '2020年12月' }),
    );
    expect(lotOf(lot.id).expiresOn).toBe('2020-12-31');
    const give = (amount: number) => ({
      ...{ ...here, donor: { kind: 'organisation', name: '某基金' }, receiver: 'red-cross' },
      ...{ mode: 'discretionary', money: { currency: 'CNY', amount } },
    });
    expect(world.refused(SEATS.receiving, 'donation.receive', give(500_000_000_000))).toMatchObject([
      { code: 'sum-implausible', field: 'money.amount', parameters: { currency: 'CNY' } },
    ]);
    const { donation } = world.done(SEATS.receiving, 'donation.receive', give(500_000));
    expect(
      world.refused(
        SEATS.receiving,
        'correction.propose',
        asked(donation as string, null, { amount: 500_000_000_000 }),
      ),
    ).toMatchObject([{ code: 'sum-implausible', field: 'to.amount' }]);
    allHolds();
  });

  it('a later expiry makes goods usable for longer: two people', () => {
    const { lot } = receive(world, 100, { expiresOn: '2021-02-28' });
    const correction = propose(lot.donation, lot.id, { expiresOn: '2022-02-28' });
    expect(lotOf(lot.id).expiresOn).toBe('2021-02-28');
    world.done(SECOND, 'correction.confirm', { ...here, correction });
    expect(lotOf(lot.id).expiresOn).toBe('2022-02-28');
    allHolds();
  });

  it('another item goes back to quarantine, where an inspection says what it is', () => {
    const { lot } = receive(world, 100);
    correct(lot.donation, lot.id, { claimedItem: 'respirator-kn95' });
    expect(lotOf(lot.id)).toMatchObject({ item: 'respirator-kn95', status: 'quarantine', provenItem: null });
    expect([free(lot.id), free(lot.id, 'quarantine')]).toEqual([0, 100]);
    allHolds();
  });

  it('another item is refused while goods are promised, and where there is no such item', () => {
    const { lot } = receive(world, 100);
    expect(refusedFor(lot.donation, lot.id, { claimedItem: 'mask-of-gold' })).toMatchObject([
      { code: 'item-unknown', field: 'to.claimedItem' },
    ]);
    allocate(world, [{ need: need(world, 'union', 80), lot: lot.id, amount: 80 }]);
    expect(refusedFor(lot.donation, lot.id, { claimedItem: 'respirator-kn95' })).toMatchObject([
      { code: 'correction-moved-on', parameters: { promised: 80 } },
    ]);
  });

  it('another donor: what was given is that donor’s from then on', () => {
    const { lot, receiptCode } = receive(world, 100);
    correct(lot.donation, null, { donor: 'donor-2', donorName: '另一企业' });
    expect([owed('donor-1', lot.id), owed('donor-2', lot.id)]).toEqual([0, 100]);
    expect(giftByCode(world.view, receiptCode)?.donorName.zh).toBe('另一企业');
    expect([...(world.incident.gave.sums.get(lot.item)?.keys() ?? [])]).toEqual(['red-cross donor-2']);
    expect(refusedFor(lot.donation, null, { donor: 'donor-3' })).toMatchObject([
      { code: 'input-invalid', field: 'to.donorName' },
    ]);
    allHolds();
  });

  it('how a donor’s name is spelt: one person', () => {
    const { lot, receiptCode } = receive(world, 100);
    propose(lot.donation, null, { donorName: '某集团' });
    expect(giftByCode(world.view, receiptCode)?.donorName.zh).toBe('某集团');
    allHolds();
  });

  it('another hospital, or none: what lies there is kept for it', () => {
    const { lot } = receive(world, 100, { earmarkedFor: 'union' });
    correct(lot.donation, null, { earmarkedFor: 'renai' });
    expect([lotOf(lot.id).earmarkedFor, free(lot.id, 'earmarked')]).toEqual(['renai', 100]);
    correct(lot.donation, null, { earmarkedFor: null });
    expect([lotOf(lot.id).mode, free(lot.id)]).toEqual(['discretionary', 100]);
    expect(refusedFor(lot.donation, null, { earmarkedFor: 'red-cross' })).toMatchObject([
      { code: 'not-found' },
    ]);
    allHolds();
  });

  it('money: its amount, currency and purpose, as far as it has not been paid out', () => {
    const gift = money(100_000);
    correct(gift, null, { amount: 10_000 });
    const purpose = purposeFor(world);
    correct(gift, null, { purpose });
    correct(gift, null, { amount: 20_000, currency: 'USD' });
    correct(gift, null, { amount: 30_000 });
    const funds = [...world.state.ledger.accounts.values()].filter(
      (each) => each.kind === 'fund' && each.in > each.out,
    );
    expect(funds.map(({ id }) => [parseAccountId(id).unit, availableIn(world.state.ledger, id)])).toEqual([
      ['USD', 30_000],
    ]);
    expect([...world.incident.moneyGiven]).toEqual([['USD', 30_000]]);
    const ask = { ...here, donation: gift, purpose, ...buying(25_000) };
    world.done(SEATS.gate, 'payment.request', ask);
    for (const to of [{ amount: 1 }, { purpose: null }, { currency: 'CNY' }])
      expect(refusedFor(gift, null, to)).toMatchObject([
        { code: 'correction-moved-on', parameters: { unit: 'USD', promised: 25_000 } },
      ]);
    allHolds();
  });
});

describe('where part of it has already moved', () => {
  const send = (lot: string, amount: number, to: 'union' | 'renai' = 'union') => {
    const lines = [{ need: need(world, to, amount), lot, amount }];
    confirm(world, dispatch(world, allocate(world, lines).orders[0] as string));
  };

  it('another item is that of what is still there; the rest stays what it was, and whoever has it is told', () => {
    const { lot, receiptCode } = receive(world, 100);
    send(lot.id, 30);
    correct(lot.donation, lot.id, { claimedItem: 'gloves-nitrile', batch: 'B-new' });
    const fact = world.facts.at(-1);
    if (fact?.type !== 'gift.corrected') throw new Error('nothing was put right');
    const rest = fact.data.rests?.[0]?.rest as string;
    expect(lotOf(lot.id)).toMatchObject({
      ...{ amount: 30, claimedItem: lot.claimedItem, item: lot.item, batch: lot.batch, status: 'accepted' },
      foundLater: { item: 'gloves-nitrile', lot: rest, note: '多打了一个零' },
    });
    expect(lotOf(rest)).toMatchObject({
      ...{
        amount: 70,
        claimedItem: 'gloves-nitrile',
        item: 'gloves-nitrile',
        batch: 'B-new',
        partOf: lot.id,
      },
      ...{ status: 'quarantine', quarantined: 'held', donation: lot.donation, firstDispatchAt: null },
    });
    expect([free(lot.id), free(rest, 'quarantine'), owed('donor-1', lot.id), owed('donor-1', rest)]).toEqual([
      0, 70, 30, 70,
    ]);
    expect(noticesOfCorrections['gift.corrected']?.(world.state, fact)[0]).toMatchObject({
      ...{ kind: 'lot.found-otherwise', urgency: 'urgent', organisations: ['union'] },
    });
    const page = giftByCode(world.view, receiptCode);
    expect(page?.lots.map(({ item, amount }) => [item.id, amount])).toEqual([
      [lot.item, 30],
      ['gloves-nitrile', 70],
    ]);
    expect(page?.corrections).toMatchObject([{ from: { claimedItem: lot.item }, to: { batch: 'B-new' } }]);
    expect(world.incident.given.get(lot.item)?.amount).toBe(30);
    allHolds();
  });

  it('it does not become more than what has left, nor anything while goods are promised or none is there', () => {
    const { lot } = receive(world, 100, { item: 'respirator-kn95', standard: 'GB 2626-2006' });
    const wanted = need(world, 'union', 100, 'general-ward', { item: 'respirator-kn95' });
    const order = allocate(world, [{ need: wanted, lot: lot.id, amount: 30 }]).orders[0] as string;
    const to = { claimedItem: 'gloves-nitrile' };
    expect(refusedFor(lot.donation, lot.id, to)).toMatchObject([{ code: 'correction-moved-on' }]);
    confirm(world, dispatch(world, order));
    expect(refusedFor(lot.donation, lot.id, { claimedItem: 'mask-medical-protective' })).toMatchObject([
      { code: 'part-has-left', field: 'to.claimedItem' },
    ]);
    confirm(
      world,
      dispatch(world, allocate(world, [{ need: wanted, lot: lot.id, amount: 70 }]).orders[0] as string),
    );
    expect(refusedFor(lot.donation, lot.id, to)).toMatchObject([
      {
        code: 'correction-moved-on',
        parameters: { there: 0, holders: [{ organisation: 'union', amount: 100 }] },
      },
    ]);
    allHolds();
  });

  it('a second time what is left is not renamed: it is known for what it is', () => {
    const { lot } = receive(world, 100);
    send(lot.id, 30);
    correct(lot.donation, lot.id, { claimedItem: 'gloves-nitrile' });
    const [, rest] = world.incident.donations.get(lot.donation)?.lots ?? [];
    for (const each of [lot.id, rest as string])
      expect(refusedFor(lot.donation, each, { claimedItem: 'goggles' })).toMatchObject([
        { code: 'part-has-left' },
      ]);
  });

  it('another hospital gets what is still there; what the first one has stays meant for it', () => {
    const { lot } = receive(world, 100, { earmarkedFor: 'union' });
    send(lot.id, 30);
    correct(lot.donation, null, { earmarkedFor: 'renai' });
    const [, rest = ''] = world.incident.donations.get(lot.donation)?.lots ?? [];
    expect([lotOf(lot.id), lotOf(rest)]).toMatchObject([
      { amount: 30, earmarkedFor: 'union', foundLater: null },
      { amount: 70, earmarkedFor: 'renai', status: 'accepted', partOf: lot.id },
    ]);
    expect([free(lot.id, 'earmarked'), free(rest, 'earmarked')]).toEqual([0, 70]);
    send(rest, 70, 'renai');
    expect(refusedFor(lot.donation, null, { earmarkedFor: null })).toMatchObject([
      { code: 'correction-moved-on', parameters: { there: 0 } },
    ]);
    allHolds();
  });

  it('of several lots those that are gone stay as they were when they left', () => {
    const lots = ['B-1', 'B-2'].map((batch) => ({
      ...{ claimedItem: 'mask-medical-protective', amount: 50, batch },
      evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: '检测报告' }],
    }));
    const gift = world.done(SEATS.receiving, 'donation.receive', {
      ...{
        ...here,
        donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
        receiver: 'red-cross',
      },
      ...{ place: HALL, mode: 'directed', earmarkedFor: 'union', lots },
    });
    const [gone, there] = (gift.lots as { lot: string }[]).map((each) => each.lot) as [string, string];
    send(gone, 50);
    correct(gift.donation as string, null, { earmarkedFor: null });
    expect([lotOf(gone), lotOf(there)]).toMatchObject([
      { amount: 50, earmarkedFor: 'union', mode: 'directed' },
      { amount: 50, earmarkedFor: null, mode: 'discretionary' },
    ]);
    expect(free(there)).toBe(50);
    allHolds();
  });

  it('another purpose is that of the money that was not paid; what was paid says for what', () => {
    const purpose = purposeFor(world);
    const gift = money(100_000, { mode: 'directed', purpose, purposeWords: '给一线买口罩' });
    const ask = { ...here, donation: gift, purpose, ...buying(25_000) };
    const { payment } = world.done(SEATS.gate, 'payment.request', ask);
    expect(refusedFor(gift, null, { purpose: null })).toMatchObject([{ code: 'correction-moved-on' }]);
    world.done(SEATS.receiving, 'payment.approve', { ...here, payment });
    correct(gift, null, { purpose: null });
    const fund = (kind: string) => availableIn(world.state.ledger, `fund:red-cross:${gift}:CNY:${kind}`);
    expect([fund('earmarked'), fund('free')]).toEqual([0, 75_000]);
    expect(world.incident.payments.get(payment as string)?.purpose).toBe(purpose);
    allHolds();
  });
});

describe('a donor that has seats of its own', () => {
  const GIVER = { organisation: 'tianyou', seat: 'tianyou.office' };
  const given = (more: object = {}) => {
    const lots = [{ claimedItem: 'goggles', amount: 100, batch: `B-${world.log.length}` }];
    const gift = world.done(SEATS.receiving, 'donation.receive', {
      ...{
        ...here,
        donor: { kind: 'organisation', donor: 'tianyou', name: '武汉天佑医院' },
        receiver: 'red-cross',
      },
      ...{ place: HALL, mode: 'discretionary', lots, ...more },
    });
    return [gift.donation as string, ((gift.lots as { lot: string }[])[0] as { lot: string }).lot] as const;
  };
  const confirmAs = (correction: string, by = GIVER) =>
    world.act(by, 'correction.confirm', { ...here, correction });

  it('is the second person of its own gift, is asked, and may say that the entry was right', () => {
    const [donation, lot] = given();
    const correction = propose(donation, lot, { amount: 10 });
    const asks = world.facts.at(-1);
    if (asks?.type !== 'correction.proposed') throw new Error('nothing was proposed');
    expect(noticesOfCorrections['correction.proposed']?.(world.state, asks)).toMatchObject([
      { kind: 'correction.to-confirm', organisations: ['red-cross', 'tianyou'] },
    ]);
    expect(confirmAs(correction).ok).toBe(true);
    expect(lotOf(lot).amount).toBe(10);
    expect(world.facts.at(-1)?.actor).toEqual({ ...GIVER, mandate: null });
    const wrong = propose(donation, lot, { amount: 5 });
    world.done(GIVER, 'correction.decline', { ...here, correction: wrong, reason: '我方发出十副' });
    expect(lotOf(lot).amount).toBe(10);
    allHolds();
  });

  it('says nothing of what another gave, nor of goods that were bought with its money', () => {
    const { lot } = receive(world, 100);
    const others = propose(lot.donation, lot.id, { amount: 10 });
    expect(confirmAs(others)).toMatchObject({ ok: false, refusals: [{ code: 'mandate-missing' }] });
    const [donation] = given();
    const mine = propose(donation, null, { donor: 'donor-2', donorName: '另一企业' });
    expect(confirmAs(mine, SEATS.renai)).toMatchObject({
      ok: false,
      refusals: [{ code: 'mandate-missing' }],
    });
    expect(confirmAs(mine).ok).toBe(true);
    const back = propose(donation, null, { donor: 'tianyou', donorName: '武汉天佑医院' });
    // The gift is another's now.
    expect(confirmAs(back).ok).toBe(false);
    allHolds();
  });

  it('is a third in how much never came', () => {
    world = hubei({ lossThirdPartyFrom: 50 });
    const [donation, lot] = given();
    const correction = propose(donation, lot, { amount: 10 });
    expect(world.refused(SECOND, 'correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'third-party-required' },
    ]);
    expect(confirmAs(correction).ok).toBe(true);
    allHolds();
  });
});

describe('a correction', () => {
  it('changes something, of what there is, and one movement at a time', () => {
    const { lot } = receive(world, 100, { bin: 'A-1' });
    const rule = (to: object, of: string | null = lot.id) => refusedFor(lot.donation, of, to)[0]?.parameters;
    expect(rule({ bin: 'A-1' })).toMatchObject({ rule: 'correction-changes-nothing' });
    expect(rule({ purpose: purposeFor(world) })).toMatchObject({ rule: 'nothing-there-to-correct' });
    expect(rule({ currency: 'CNY' }, null)).toMatchObject({ rule: 'nothing-there-to-correct' });
    expect(rule({ amount: 1, claimedItem: 'respirator-kn95' })).toMatchObject({
      rule: 'one-movement-a-correction',
    });
    const other = receive(world, 1).lot;
    expect(refusedFor(lot.donation, other.id, { bin: 'B' })).toMatchObject([{ code: 'not-found' }]);
  });

  it('waits alone: a second one of the same lot is refused until somebody has answered', () => {
    const { lot } = receive(world, 100);
    const first = propose(lot.donation, lot.id, { amount: 10 });
    expect(refusedFor(lot.donation, lot.id, { amount: 20 })).toMatchObject([
      { code: 'already-exists', parameters: { kind: 'correction', id: first } },
    ]);
    const decline = { ...here, correction: first, reason: '原记录无误' };
    world.done(SECOND, 'correction.decline', decline);
    expect(world.refused(SECOND, 'correction.decline', decline)).toMatchObject([{ code: 'wrong-state' }]);
    expect(world.refused(SECOND, 'correction.confirm', { ...here, correction: first })).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'declined' } },
    ]);
    correct(lot.donation, lot.id, { amount: 20 });
    expect(free(lot.id)).toBe(20);
    allHolds();
  });

  it('that was proposed before goods left is refused after', () => {
    const { lot } = receive(world, 100);
    const correction = propose(lot.donation, lot.id, { amount: 10 });
    dispatch(
      world,
      allocate(world, [{ need: need(world, 'union', 95), lot: lot.id, amount: 95 }]).orders[0] as string,
    );
    expect(world.refused(SECOND, 'correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'correction-moved-on' },
    ]);
  });
});

describe('a gift that was entered without the bank’s reference', () => {
  const line = (reference: string, amount = 5_000) =>
    ({
      reference,
      bookedOn: localDay(world.now, world.incident.clock),
      amount,
      currency: 'CNY',
      direction: 'credit',
    }) as const;
  const matched = (reference: string, amount?: number) =>
    matchLines(world.incident, 'red-cross', [line(reference, amount)])[0];

  it('is tied to the line of a statement by a fact of its own, and by one person where the sum is the same', () => {
    const gift = money(5_000);
    expect(matched('CMB-20200126-1')).toEqual({ state: 'alike', ids: [gift] });
    propose(gift, null, { reference: 'CMB-20200126-1' });
    expect(matched('cmb202001261')).toEqual({ state: 'booked', kind: 'donation', id: gift });
    expect(world.incident.donations.get(gift)).toMatchObject({ reference: 'CMB-20200126-1' });
    world.audit();
  });

  it('takes two where the bank has another sum, or where another transfer stood there', () => {
    const gift = money(5_000);
    const correction = propose(gift, null, { reference: 'CMB-20200126-1', amount: 50_000 });
    expect(world.incident.donations.get(gift)).toMatchObject({ reference: null, money: { amount: 5_000 } });
    expect(matched('CMB-20200126-1', 50_000)).toEqual({ state: 'missing' });
    world.done(SECOND, 'correction.confirm', { ...here, correction });
    expect(matched('CMB-20200126-1', 50_000)).toMatchObject({ state: 'booked', id: gift });
    const other = propose(gift, null, { reference: 'CMB-20200126-2' });
    expect(matched('CMB-20200126-1')).toMatchObject({ state: 'booked' });
    world.done(SECOND, 'correction.confirm', { ...here, correction: other });
    expect(matched('CMB-20200126-2')).toMatchObject({ state: 'booked', id: gift });
    expect(matched('CMB-20200126-1')).toEqual({ state: 'missing' });
    moneyIsConserved(world);
    world.audit();
  });

  it('is no second entry of a transfer that stands already, however late that is seen, and goods have none', () => {
    const [first, second] = [money(5_000), money(7_000)];
    const correction = propose(second, null, { reference: 'CMB-20200126-1', amount: 7_001 });
    propose(first, null, { reference: 'CMB-20200126-1' });
    const code = 'transfer-booked-before';
    expect(refusedFor(second, null, { reference: 'CMB-20200126-1' })[0]?.code).toBe('already-exists');
    expect(world.refused(SECOND, 'correction.confirm', { ...here, correction })).toMatchObject([{ code }]);
    expect(refusedFor(money(9_000), null, { reference: 'cmb202001261' })).toMatchObject([
      { code, field: 'to.reference' },
    ]);
    const { lot } = receive(world, 10);
    expect(refusedFor(lot.donation as string, null, { reference: 'CMB-20200126-9' })).toMatchObject([
      { field: 'to.reference' },
    ]);
    world.audit();
  });
});
