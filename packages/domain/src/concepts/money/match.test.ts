import { beforeEach, describe, expect, it } from 'vitest';
import { buying, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { type BankLine, matchLines } from './match.ts';

const here = { incident: INCIDENT };
let world: World;

const give = (amount: number, more: object = {}) =>
  world.act(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'anonymous', donor: `donor-${amount}` }, receiver: 'red-cross' },
    ...{ mode: 'discretionary', money: { currency: 'CNY', amount }, ...more },
  });
const given = (amount: number, more: object = {}): string => {
  const outcome = give(amount, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return (outcome.value.result as { donation: string }).donation;
};
const line = (amount: number, more: Partial<BankLine> = {}): BankLine => ({
  ...{ reference: null, bookedOn: '2020-01-26', amount, currency: 'CNY', direction: 'credit' },
  ...more,
});
const match = (...lines: BankLine[]) => matchLines(world.incident, 'red-cross', lines);

beforeEach(() => {
  world = hubei();
});

describe('the same transfer', () => {
  it('is entered once: a gift with its reference is refused a second time, and the first is named', () => {
    const donation = given(500, { reference: 'CMB-20200126-7' });
    const again = give(500, { reference: 'cmb20200126-7', donor: { kind: 'anonymous', donor: 'donor-2' } });
    expect(again.ok ? null : again.refusals).toMatchObject([
      {
        ...{ code: 'transfer-booked-before', field: 'reference', rule: 'F4' },
        parameters: { kind: 'donation', id: donation },
      },
    ]);
    expect(give(500, { reference: 'ICBC-20200126-7' }).ok).toBe(true);
    world.audit();
  });

  it('has a reference only where there is money', () => {
    const goods = { money: null, place: 'hall-a', lots: [{ claimedItem: 'alcohol-75', amount: 1 }] };
    const outcome = give(1, { ...goods, reference: 'CMB-20200126-7' });
    expect(outcome.ok ? null : outcome.refusals).toMatchObject([
      { field: 'reference', parameters: { rule: 'reference-of-money' } },
    ]);
  });
});

describe('a statement', () => {
  it('shows what is booked, whatever the sum that somebody typed', () => {
    const donation = given(500, { reference: 'CMB-20200126-7' });
    expect(match(line(5_000, { reference: 'CMB20200126-7' }))).toEqual([
      { state: 'booked', kind: 'donation', id: donation },
    ]);
  });

  it('shows gifts of the same sum and days without a reference, each for one line', () => {
    const donation = given(500);
    expect(match(line(500), line(500), line(501), line(500, { currency: 'USD' }))).toEqual([
      { state: 'alike', ids: [donation] },
      ...[{ state: 'missing' }, { state: 'missing' }, { state: 'missing' }],
    ]);
    expect(match(line(500, { bookedOn: '2020-02-02' }))).toEqual([{ state: 'missing' }]);
  });

  it('shows approved payments that have now been carried out', () => {
    const donation = given(1_000);
    const { payment } = world.done(SEATS.gate, 'payment.request', { ...here, donation, ...buying(300) });
    const out = line(300, { direction: 'debit', reference: 'CMB-20200127-1' });
    expect(match(out)).toEqual([{ state: 'missing' }]);
    world.done(SEATS.receiving, 'payment.approve', { ...here, payment });
    expect(match(out, out)).toEqual([{ state: 'to-record', payment }, { state: 'missing' }]);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200127-1' });
    expect(match(out)).toEqual([{ state: 'booked', kind: 'payment', id: payment }]);
  });

  it('says nothing of the books of others', () => {
    given(500, { reference: 'CMB-20200126-7' });
    expect(matchLines(world.incident, 'union', [line(500, { reference: 'CMB-20200126-7' })])).toEqual([
      { state: 'missing' },
    ]);
  });
});
