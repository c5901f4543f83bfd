import { beforeEach, describe, expect, it } from 'vitest';
import { buying, hubei, INCIDENT, SCAN, SEATS, SUPPLIER, type World } from '../../../test/support/world.ts';

let world: World;
let fund: string;

const OTHER = { organisation: 'union' };
const MASKS = 'mask-medical-protective';
const ask = (amount: number, more: object = {}) =>
  world.act(SEATS.gate, 'payment.request', { incident: INCIDENT, donation: fund, ...buying(amount, more) });
const first = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const paid = (amount: number, more: object = {}) => {
  const outcome = ask(amount, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  const { payment } = outcome.value.result as { payment: string };
  world.done(SEATS.receiving, 'payment.approve', { incident: INCIDENT, payment });
  return payment;
};
const quote = (name: string, amount: number) => ({ name, amount, file: SCAN });

beforeEach(() => {
  world = hubei({ quotesRequiredAbove: 1_000, quotesRequired: 3 });
  fund = world.done(SEATS.receiving, 'donation.receive', {
    ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
    ...{ receiver: 'red-cross', mode: 'discretionary', money: { currency: 'CNY', amount: 10_000_000 } },
  }).donation as string;
});

describe('a request', () => {
  it('above the charter’s sum shows the quotes of so many suppliers, or says why not', () => {
    expect(ask(100_000).ok).toBe(true);
    world.pass(24);
    expect(first(ask(100_001))).toMatchObject({
      ...{ code: 'quotes-missing', field: 'quotes' },
      parameters: { required: 3, shown: 0, above: 100_000, currency: 'CNY' },
    });
    const twice = [quote('甲', 200_000), quote(' 甲 ', 210_000), quote('乙', 220_000)];
    expect(first(ask(100_001, { quotes: twice }))?.parameters).toMatchObject({ shown: 2 });
    expect(ask(100_001, { quotes: [...twice, quote('丙', 230_000)] }).ok).toBe(true);
    expect(ask(100_001, { waiver: { reason: 'emergency', note: '现货仅此一家' } }).ok).toBe(true);
    world.audit();
  });

  it('is not made small by asking in pieces: what one supplier gets on one day counts together', () => {
    const half = ask(60_000);
    expect(half.ok).toBe(true);
    expect(first(ask(60_000))).toMatchObject({ code: 'quotes-missing', parameters: { together: 120_000 } });
    // Neither under another supplier's name, unless it is something else that is bought.
    expect(first(ask(60_000, { supplier: OTHER }))).toMatchObject({ parameters: { together: 120_000 } });
    const goggles = { lines: [{ item: 'goggles', quantity: 1, amount: 60_000 }] };
    expect(ask(60_000, { supplier: OTHER, ...goggles }).ok).toBe(true);
    const [payment] = world.incident.payments.keys();
    world.done(SEATS.receiving, 'payment.decline', { incident: INCIDENT, payment, reason: '不符' });
    expect(ask(60_000).ok).toBe(true);
  });

  it('is asked back where another one offered less', () => {
    const quotes = [quote('甲', 90_000), quote('乙', 150_000)];
    const [question] = world.refused(SEATS.gate, 'payment.request', {
      ...{ incident: INCIDENT, donation: fund, ...buying(95_000, { quotes }) },
    });
    expect(question).toMatchObject({ code: 'quote-lower', parameters: { least: 90_000, amount: 95_000 } });
    expect(ask(95_000, { quotes, confirmed: [question?.confirm] }).ok).toBe(true);
    world.pass(24);
    expect(ask(90_000, { quotes, supplier: OTHER }).ok).toBe(true);
  });

  it('is asked back where its price is far above the median of what was paid for the same item', () => {
    const lines = (quantity: number, amount: number) => ({ lines: [{ item: MASKS, quantity, amount }] });
    expect(ask(1, lines(100, 90_000)).ok).toBe(true);
    world.pass(24);
    for (const amount of [1_000, 2_000, 3_000]) paid(1, lines(1_000, amount));
    expect(ask(1, lines(500, 1_300)).ok).toBe(true);
    const dear = first(ask(1, lines(500, 1_301)));
    expect(dear).toMatchObject({
      ...{ code: 'price-implausible', field: 'lines.0.amount' },
      parameters: { item: MASKS, price: 2_602, usual: 2_000, percent: 30 },
    });
    expect(ask(1, { ...lines(500, 1_301), confirmed: [dear?.confirm] }).ok).toBe(true);
    expect(first(ask(1, { ...lines(500, 1_400), confirmed: [dear?.confirm] }))?.code).toBe(
      'price-implausible',
    );
    expect(ask(1, { lines: [{ item: 'goggles', quantity: 1, amount: 5_000 }] }).ok).toBe(true);
    world.audit();
  });

  it('presents an invoice once; one that was declined may be presented again', () => {
    const invoice = { number: '2020-0131/7' };
    const outcome = ask(100, { invoice });
    const payment = outcome.ok ? (outcome.value.result as { payment: string }).payment : '';
    expect(first(ask(200, { invoice: { number: '202001317' } }))).toMatchObject({
      ...{ code: 'invoice-used', field: 'invoice.number', parameters: { payment } },
    });
    expect(ask(200, { invoice, supplier: OTHER }).ok).toBe(true);
    world.done(SEATS.receiving, 'payment.decline', { incident: INCIDENT, payment, reason: '不符' });
    expect(ask(100, { invoice }).ok).toBe(true);
    world.audit();
  });

  it('says whether somebody has a stake in who is paid, and does not deny what everybody can see', () => {
    const bare = { incident: INCIDENT, donation: fund, ...buying(1) } as Record<string, unknown>;
    delete bare.interests;
    expect(world.refused(SEATS.gate, 'payment.request', bare)).toMatchObject([{ field: 'interests' }]);
    const words = '理事的配偶持股';
    expect(ask(1, { interests: { kind: 'declared', words } }).ok).toBe(true);
    expect(first(ask(1, { interests: { kind: 'declared' } }))?.parameters).toMatchObject({
      rule: 'interest-in-words',
    });
    for (const supplier of [{}, { ...SUPPLIER, ...OTHER }])
      expect(first(ask(1, { supplier }))?.parameters).toMatchObject({ rule: 'supplier-is-one' });
    for (const supplier of [
      { organisation: 'red-cross' },
      { ...SUPPLIER, name: '某企业' },
      { ...SUPPLIER, name: ' 湖北省红十字会 ' },
    ]) {
      expect(first(ask(1, { supplier }))).toMatchObject({ code: 'interest-unsaid', field: 'interests.kind' });
      expect(ask(1, { supplier, interests: { kind: 'declared', words } }).ok).toBe(true);
    }
    expect(first(ask(1, { supplier: { organisation: 'nobody' } }))).toMatchObject({
      ...{ code: 'not-found', field: 'supplier.organisation' },
    });
    expect(first(ask(1, { supplier: { ...SUPPLIER, creditCode: '91350100M000100Y44' } }))?.field).toBe(
      'supplier.creditCode',
    );
  });
});
