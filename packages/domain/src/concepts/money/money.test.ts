import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { availableIn } from '../../ledger/ledger.ts';

let world: World;
let free: string;
let directed: string;

const give = (purpose: string | null, confirmed: readonly string[] = []) =>
  world.done(SEATS.receiving, 'donation.receive', {
    ...{
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: 'red-cross',
    },
    ...{ place: null, mode: purpose === null ? 'discretionary' : 'directed', purpose, lots: [] },
    money: { currency: 'CNY', amount: 1_000 },
    confirmed,
  }).donation as string;
const ask = (donation: string, amount: number, more: object = {}) =>
  world.act(SEATS.receiving, 'payment.request', {
    ...{ incident: INCIDENT, donation, amount, payee: '某器械公司', goal: '呼吸机', ...more },
  });
const asked = (donation: string, amount: number, more: object = {}) => {
  const outcome = ask(donation, amount, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return (outcome.value.result as { payment: string }).payment;
};
const decide = (name: string, payment: string, seat = SEATS.gate, more: object = {}) =>
  world.act(seat, name, { incident: INCIDENT, payment, ...more });
const first = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const fund = (donation: string, purpose = 'free') =>
  [...world.state.ledger.accounts.keys()].find(
    (id) => id.startsWith('fund:') && id.includes(donation) && id.endsWith(purpose),
  ) ?? '';
const left = (donation: string, purpose = 'free') => availableIn(world.state.ledger, fund(donation, purpose));

beforeEach(() => {
  world = hubei();
  free = give(null);
  directed = give('购买呼吸机', [`money-entered-before:money.amount=${free}`]);
});

describe('money that was given', () => {
  it('is reserved when it is asked for, and spent when another seat approves', () => {
    const payment = asked(free, 400);
    expect(left(free)).toBe(600);
    expect(world.incident.payments.get(payment)?.status).toBe('requested');
    expect(decide('payment.approve', payment).ok).toBe(true);
    expect(world.incident.payments.get(payment)?.status).toBe('paid');
    expect(left(free)).toBe(600);
    expect(first(decide('payment.approve', payment))).toMatchObject({
      code: 'wrong-state',
      parameters: { state: 'paid' },
    });
    expect(first(decide('payment.decline', payment, SEATS.gate, { reason: 'x' }))?.code).toBe('wrong-state');
    world.audit();
  });

  it('is free again when another seat declines', () => {
    const payment = asked(free, 400);
    expect(decide('payment.decline', payment, SEATS.gate, { reason: '报价过高' }).ok).toBe(true);
    expect(left(free)).toBe(1_000);
    expect(first(decide('payment.decline', payment, SEATS.gate, { reason: 'x' }))?.code).toBe('wrong-state');
    expect(first(decide('payment.approve', payment))?.code).toBe('wrong-state');
  });

  it('is approved by nobody who asked for it', () => {
    expect(first(decide('payment.approve', asked(free, 1), SEATS.receiving))).toMatchObject({
      code: 'four-eyes',
      rule: 'I12',
    });
  });

  it('may be asked for to the last unit, and not beyond it', () => {
    asked(free, 400);
    expect(first(ask(free, 601))).toMatchObject({
      ...{ code: 'stock-insufficient', field: 'amount', rule: 'I2' },
      parameters: { available: 600, asked: 601, unit: 'CNY' },
    });
    expect(ask(free, 600).ok).toBe(true);
  });

  it('for a purpose is spent for that purpose, word for word (慈善法 56)', () => {
    expect(first(ask(directed, 1))).toMatchObject({ code: 'purpose-broken', field: 'purpose' });
    expect(first(ask(directed, 1, { purpose: '其他' }))?.code).toBe('purpose-broken');
    expect(ask(directed, 1, { purpose: '购买呼吸机' }).ok).toBe(true);
    expect(left(directed, 'earmarked')).toBe(999);
  });

  it('is of a gift that exists and holds money, and names no person', () => {
    expect(first(ask('gift-dream', 1))).toMatchObject({ code: 'not-found', field: 'donation' });
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      ...{
        incident: INCIDENT,
        donor: { kind: 'organisation', donor: 'd', name: '某企业' },
        receiver: 'red-cross',
      },
      ...{
        place: 'hall-a',
        mode: 'discretionary',
        lots: [{ claimedItem: 'mask-medical-protective', amount: 1, evidence: [] }],
      },
    });
    expect(first(ask(donation as string, 1))).toMatchObject({
      code: 'not-found',
      parameters: { kind: 'fund' },
    });
    expect(first(ask(free, 1, { payee: '张三 13900001111' }))).toMatchObject({
      code: 'personal-data',
      field: 'payee',
    });
    expect(first(decide('payment.approve', 'payment-dream'))).toMatchObject({
      code: 'not-found',
      field: 'payment',
    });
  });
});
