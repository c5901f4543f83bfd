import { describe, expect, it } from 'vitest';
import { currencySchema } from '../fact/fields.ts';
import { CURRENCIES, minorDigits, moneyFigure, sumOfMoney } from './currency.ts';

describe('a sum of money', () => {
  it('has as many digits behind the point as its currency', () => {
    const sums: [number, string, string][] = [
      [1_250_000, 'CNY', 'CNY 12,500.00'],
      [1_250_000, 'JPY', 'JPY 1,250,000'],
      [1_250_000, 'KWD', 'KWD 1,250.000'],
      [5, 'CNY', 'CNY 0.05'],
      [5, 'TND', 'TND 0.005'],
      [0, 'JPY', 'JPY 0'],
      [-123_456, 'USD', 'USD -1,234.56'],
      [Number.MAX_SAFE_INTEGER, 'CNY', 'CNY 90,071,992,547,409.91'],
    ];
    for (const [minor, currency, text] of sums) expect(moneyFigure(minor, currency)).toBe(text);
  });

  it('is in a currency that ISO 4217 lists, and in none that was made up or is no money', () => {
    expect(CURRENCIES).toHaveLength(new Set(CURRENCIES).size);
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/);
    for (const code of ['CNY', 'USD', 'EUR', 'JPY', 'KWD', 'XAF'])
      expect(currencySchema.safeParse(code).success).toBe(true);
    for (const code of ['RMB', 'XXX', 'XTS', 'XAU', 'ABC', 'cny', 'CNYX', ''])
      expect(currencySchema.safeParse(code).success, code).toBe(false);
  });

  it('agrees with the platform where CLDR follows ISO 4217', () => {
    // CLDR writes some currencies without the small change that nobody pays with any more; ISO 4217 keeps it.
    const unlike = CURRENCIES.filter((currency) => {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
      }).resolvedOptions();
      return maximumFractionDigits !== minorDigits(currency);
    });
    expect(unlike.filter((code) => minorDigits(code) === 0)).toEqual([]);
    expect(sumOfMoney(100, 'IQD')).toBe('0.100');
  });
});
