import { giftByCode } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, paper, SEATS, type World } from '../../../test/support/world.ts';

let world: World;
beforeEach(() => {
  world = hubei();
});
const lots = (more: object = {}) => [
  {
    claimedItem: 'mask-medical-protective',
    amount: 3_000,
    batch: 'B-0129',
    evidence: [paper('GB 19083-2010')],
    ...more,
  },
];
const gift = (more: object = {}) => ({
  incident: INCIDENT,
  donor: { kind: 'organisation', name: '某企业' },
  ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary', lots: lots() },
  ...more,
});
const take = (more: object = {}) =>
  world.done(SEATS.receiving, 'donation.receive', gift(more)) as { donation: string; receiptCode: string };

describe('one parcel that is entered again', () => {
  it('is asked back with the earlier receipt, however the name is written; confirmed, both are linked', () => {
    const first = take();
    const again = gift({ donor: { kind: 'organisation', name: ' 某 企业 ' } });
    const [question] = world.refused(SEATS.gate, 'donation.receive', again);
    expect(question).toMatchObject({
      code: 'entered-before',
      field: 'lots.0.batch',
      parameters: { receipts: [first.receiptCode], receiver: 'red-cross', amount: 3_000 },
      confirm: `entered-before:lots.0.batch=${first.donation}`,
    });
    const second = take({ confirmed: [question?.confirm] });
    expect(giftByCode(world.view, second.receiptCode)).toMatchObject({
      linkedTo: [first.donation],
      confirmed: [question?.confirm],
    });
    const alike = (code: string) => giftByCode(world.view, code)?.alike.map(({ receiptCode }) => receiptCode);
    expect(alike(first.receiptCode)).toEqual([second.receiptCode]);
    expect(alike(second.receiptCode)).toEqual([first.receiptCode]);
    expect(world.refused(SEATS.gate, 'donation.receive', gift())[0]?.parameters).toMatchObject({
      receipts: [first.receiptCode, second.receiptCode],
    });
    world.audit();
  });

  it('is asked back without a batch as well, and so is a sum of money; what nobody stands for by name is not', () => {
    const bare = { lots: lots({ batch: null, evidence: [] }) };
    const first = take(bare);
    expect(world.refused(SEATS.gate, 'donation.receive', gift(bare))).toMatchObject([
      { code: 'entered-before', field: 'lots.0.amount', parameters: { receipts: [first.receiptCode] } },
    ]);
    const sum = { place: null, lots: [], money: { currency: 'CNY', amount: 2_000_000 } };
    const paid = take(sum);
    const [question] = world.refused(SEATS.gate, 'donation.receive', gift(sum));
    expect(question).toMatchObject({
      code: 'money-entered-before',
      field: 'money.amount',
      parameters: { receipts: [paid.receiptCode], amount: 2_000_000, currency: 'CNY' },
    });
    take({ ...sum, confirmed: [question?.confirm] });
    take({ ...sum, money: { currency: 'USD', amount: 2_000_000 } });
    for (const _ of [1, 2]) take({ ...bare, donor: { kind: 'anonymous', donor: 'box-at-the-gate' } });
    world.audit();
  });

  it('is another one with another batch, amount, paper or day', () => {
    take();
    take({ lots: lots({ batch: 'B-0130' }) });
    take({ lots: lots({ amount: 3_001 }) });
    take({ lots: lots({ evidence: [{ ...paper('GB 19083-2010'), reference: '另一份' }] }) });
    take({ lots: lots({ batch: null }) });
    world.pass(24);
    take();
    world.audit();
  });
});

describe('a donor that gives again', () => {
  const donorOf = (code: string) => giftByCode(world.view, code)?.donor.donor;
  const by = (donor: object, batch: string) =>
    take({ donor: { kind: 'organisation', ...donor }, lots: lots({ batch }) }).receiptCode;
  const CODE = '91420100MA4KL27X0P';

  it('is found by its name, or by its code under another name', () => {
    const first = donorOf(by({ name: '某企业', creditCode: CODE }, '1'));
    expect(first).toMatch(/^donor-/);
    expect(donorOf(by({ name: '某企业' }, '2'))).toBe(first);
    expect(donorOf(by({ name: '某企业集团', creditCode: CODE }, '3'))).toBe(first);
    expect(donorOf(by({ name: '另一企业' }, '4'))).not.toBe(first);
    world.audit();
  });

  it('is asked for where several bear the name, and a code is checked', () => {
    by({ name: '某企业', donor: 'donor-1' }, '1');
    by({ name: '某企业', donor: 'donor-2' }, '2');
    expect(world.refused(SEATS.receiving, 'donation.receive', gift())).toMatchObject([
      { code: 'donor-ambiguous', field: 'donor.donor', parameters: { donors: ['donor-1', 'donor-2'] } },
    ]);
    expect(
      world.refused(
        SEATS.receiving,
        'donation.receive',
        gift({ donor: { kind: 'organisation', name: '某', creditCode: 'abc' } }),
      ),
    ).toMatchObject([{ code: 'input-invalid', field: 'donor.creditCode' }]);
  });
});
