import { beforeEach, describe, expect, it } from 'vitest';
import {
  buying,
  hubei,
  INCIDENT,
  purposeFor,
  SEATS,
  SUPPLIER,
  type World,
} from '../../../test/support/world.ts';
import { availableIn } from '../../ledger/ledger.ts';

let world: World;
let free: string;
let directed: string;
let purpose: string;

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
    ...{ incident: INCIDENT, donation, ...buying(amount), ...more },
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
  purpose = purposeFor(world);
  directed = give(purpose, [`money-entered-before:money.amount=${free}`]);
});

describe('money that was given', () => {
  it('is reserved when it is asked for, and spent when another seat approves', () => {
    const payment = asked(free, 400);
    expect(left(free)).toBe(600);
    expect(world.incident.payments.get(payment)?.status).toBe('requested');
    expect(decide('payment.approve', payment).ok).toBe(true);
    expect(world.incident.payments.get(payment)?.status).toBe('approved');
    expect(left(free)).toBe(600);
    expect(first(decide('payment.approve', payment))).toMatchObject({
      code: 'wrong-state',
      parameters: { state: 'approved' },
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
      ...{ code: 'stock-insufficient', field: 'lines', rule: 'I2' },
      parameters: { available: 600, asked: 601, unit: 'CNY' },
    });
    expect(ask(free, 600).ok).toBe(true);
  });

  it('for a purpose is spent for what the purpose covers (慈善法 56)', () => {
    expect(first(ask(directed, 1))).toMatchObject({ code: 'purpose-differs', field: 'purpose' });
    const goggles = buying(1, { purpose, lines: [{ item: 'goggles', quantity: 1, amount: 1 }] });
    expect(first(ask(directed, 1, goggles))).toMatchObject({ code: 'purpose-broken', field: 'lines.0.item' });
    expect(ask(directed, 1, { purpose }).ok).toBe(true);
    expect(left(directed, 'earmarked')).toBe(999);
  });

  it('for anything may serve a purpose all the same, and then buys what that covers', () => {
    const [line] = buying(1).lines;
    const freight = { kind: 'transport', quantity: 1, amount: 3 };
    expect(first(ask(free, 1, { purpose: 'purpose-dream' }))).toMatchObject({
      code: 'not-found',
      field: 'purpose',
    });
    expect(first(ask(free, 1, { purpose, lines: [line, freight] }))).toMatchObject({
      ...{ code: 'purpose-broken', field: 'lines.1.kind' },
    });
    expect(ask(free, 1, { lines: [line, freight] }).ok).toBe(true);
    expect(left(free)).toBe(996);
  });

  it('buys one thing a line: an item of the catalogue, or something else by its kind', () => {
    const lines = (line: object) => first(ask(free, 1, { lines: [{ quantity: 1, amount: 1, ...line }] }));
    for (const line of [{}, { item: 'goggles', kind: 'office' }])
      expect(lines(line)).toMatchObject({ code: 'input-invalid', parameters: { rule: 'item-or-kind' } });
    expect(lines({ item: 'desk' })).toMatchObject({ field: 'lines.0.item' });
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
    expect(first(ask(free, 1, { supplier: { ...SUPPLIER, name: '张三 13900001111' } }))).toMatchObject({
      code: 'personal-data',
      field: 'supplier.name',
    });
    expect(first(decide('payment.approve', 'payment-dream'))).toMatchObject({
      code: 'not-found',
      field: 'payment',
    });
  });
});
