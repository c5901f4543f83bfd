import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Account,
  accountId,
  applyTransfers,
  areaContains,
  balance,
  canonicalJson,
  emptyLedger,
  knownLeast,
  knownMost,
  type Ledger,
  mayGoBelowZero,
  parseAccountId,
  type Quantity,
  quantitySchema,
  sameQuantity,
  standardFamily,
  type Transfer,
} from '../src/index.ts';

const LOT = 'lot-1';
const accounts = [
  accountId({ kind: 'donor', owner: 'd', place: null, unit: LOT, purpose: 'none' }),
  accountId({ kind: 'stock', owner: 'o', place: 'p', unit: LOT, purpose: 'free' }),
  accountId({ kind: 'transit', owner: 'o', place: null, unit: LOT, purpose: 'none' }),
  accountId({ kind: 'facility', owner: 'f', place: null, unit: LOT, purpose: 'none' }),
  accountId({ kind: 'loss', owner: 'o', place: null, unit: LOT, purpose: 'none' }),
];

/** A step that may or may not be allowed: which accounts, how much, and what to do with an earlier reservation. */
const step = fc.record({
  phase: fc.constantFrom('posted', 'pending', 'post', 'void'),
  from: fc.integer({ min: 0, max: accounts.length - 1 }),
  to: fc.integer({ min: 0, max: accounts.length - 1 }),
  amount: fc.integer({ min: 1, max: 50 }),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

function transferOf(ledger: Ledger, each: Step, id: number): Transfer | null {
  const pending = [...ledger.pending.keys()];
  const transfer = `t-${id}`;
  if (each.phase === 'posted' || each.phase === 'pending') {
    return {
      phase: each.phase,
      transfer,
      from: accounts[each.from] as string,
      to: accounts[each.to] as string,
      amount: each.amount,
    };
  }
  const ended = pending[each.pick % Math.max(1, pending.length)];
  if (!ended) return null;
  if (each.phase === 'void') return { phase: 'void', transfer, pending: ended };
  return {
    phase: 'post',
    transfer,
    pending: ended,
    amount: Math.min(each.amount, ledger.pending.get(ended)?.amount ?? 1),
  };
}

describe('the ledger, under any sequence of transfers', () => {
  it('creates and loses nothing, and takes no account but a donor’s below zero', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let ledger = emptyLedger();
        steps.forEach((each, index) => {
          const transfer = transferOf(ledger, each, index);
          if (!transfer) return;
          const before = structuredClone(ledger);
          try {
            applyTransfers(ledger, [transfer], '2020-01-26T00:00:00.000Z');
          } catch {
            ledger = before; // refused: as the writer does, from the last good state
          }
          const all: Account[] = [...ledger.accounts.values()];
          expect(all.reduce((sum, account) => sum + balance(account), 0)).toBe(0);
          const reserved = [...ledger.pending.values()].reduce((sum, pending) => sum + pending.amount, 0);
          expect(all.reduce((sum, account) => sum + account.pendingOut, 0)).toBe(reserved);
          expect(all.reduce((sum, account) => sum + account.pendingIn, 0)).toBe(reserved);
          for (const account of all) {
            if (!mayGoBelowZero(parseAccountId(account.id).kind))
              expect(balance(account) - account.pendingOut).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});

const amount = fc.integer({ min: 1, max: 1_000_000 });
const quantity: fc.Arbitrary<Quantity> = fc.oneof(
  fc.record({ kind: fc.constant('exact' as const), amount }),
  fc
    .tuple(amount, amount)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ kind: 'range' as const, least: Math.min(a, b), most: Math.max(a, b) })),
  fc.record({ kind: fc.constant('at-least' as const), least: amount }),
  fc.constantFrom<Quantity>({ kind: 'unknown' }, { kind: 'unlimited' }, { kind: 'none' }),
);

describe('quantities tell the truth', () => {
  it('what is least never exceeds what is most; unknown is neither 0 nor 1; each is only itself', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(quantitySchema.parse(a)).toEqual(a);
        const [least, most] = [knownLeast(a), knownMost(a)];
        if (least !== null && most !== null) expect(least).toBeLessThanOrEqual(most);
        if (a.kind === 'unknown') expect([least, most]).toEqual([null, null]);
        expect(sameQuantity(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of members, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
          expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
        }
      }),
    );
  });

  it('orders names by UTF-16 code units (the example of RFC 8785, 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)))[0]).toBe('One');
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    expect(
      canonicalJson(JSON.parse('{"n":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]}')),
    ).toBe('{"n":[333333333.3333333,1e+30,4.5,0.002,1e-27]}');
  });
});

describe('areas and standards', () => {
  it('a province holds its counties and no other’s; the country holds all', () => {
    expect(areaContains('000000', '420106')).toBe(true);
    expect(areaContains('420000', '429004')).toBe(true);
    expect(areaContains('420100', '420106')).toBe(true);
    expect(areaContains('420100', '420200')).toBe(false);
    expect(areaContains('420106', '420100')).toBe(false);
    expect(areaContains('420000', '430000')).toBe(false);
  });

  it('a standard is known by its family, however it is written', () => {
    for (const written of ['GB19083-2010', 'gb 19083', 'ＧＢ　19083—2010', 'GB 19083-2010'])
      expect(standardFamily(written)).toBe('GB 19083');
    expect(standardFamily('YY/T 0969-2013')).toBe('YY/T 0969');
    expect(standardFamily('国药准字H20065415')).toBe('国药准字');
  });
});
