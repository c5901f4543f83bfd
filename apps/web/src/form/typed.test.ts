import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import { momentInField, momentTyped, valueTyped } from './typed.ts';

const at = (text: string) => {
  const typed = momentTyped(text);
  return typed && new Date(typed).toISOString();
};

describe('moments as typed', () => {
  test('without a zone they are China’s', () => {
    expect(at('2020-02-01T12:00')).toBe('2020-02-01T04:00:00.000Z');
    expect(at('2020-02-01 12:00')).toBe('2020-02-01T04:00:00.000Z');
    expect(momentTyped('2020-02-01T12:00')).toBe('2020-02-01T12:00:00+08:00');
  });

  test('a day alone is all of it, to its end', () => {
    expect(at('2020-02-01')).toBe('2020-02-01T15:59:59.999Z');
  });

  test('with a zone they are that zone’s', () => {
    expect(at('2020-02-01T12:00:00Z')).toBe('2020-02-01T12:00:00.000Z');
    expect(at('2020-02-01 12:00+01:00')).toBe('2020-02-01T11:00:00.000Z');
  });

  test('in another place they are that place’s', () => {
    const nepal = '+05:45';
    expect(momentTyped('2020-02-01 12:00', nepal)).toBe('2020-02-01T12:00:00+05:45');
    expect(momentInField('2020-02-01T06:15:00.000Z', nepal)).toBe('2020-02-01T12:00');
    const west = '-03:30';
    expect(momentInField('2020-02-01T06:15:00.000Z', west)).toBe('2020-02-01T02:45');
  });

  test('in an English summer they are an hour ahead, and what is left out on its first day is the next hour', () => {
    expect(momentTyped('2027-03-27 12:00', 'Europe/London')).toBe('2027-03-27T12:00:00+00:00');
    expect(momentTyped('2027-03-28 12:00', 'Europe/London')).toBe('2027-03-28T12:00:00+01:00');
    expect(momentTyped('2027-03-28', 'Europe/London')).toBe('2027-03-28T23:59:59.999+01:00');
    expect(momentInField('2027-03-28T11:00:00.000Z', 'Europe/London')).toBe('2027-03-28T12:00');
  });

  test('digits as wide as a Chinese keyboard types them are digits', () => {
    expect(at('２０２０-０２-０１ １２:００')).toBe('2020-02-01T04:00:00.000Z');
  });

  test('empty is nothing, nonsense is null', () => {
    expect(momentTyped('  ')).toBeUndefined();
    for (const text of ['yesterday', '2020-2-1', '2020-02-30T12:00', '2020-02-01T25:00', '12:00']) {
      expect(momentTyped(text), text).toBeNull();
    }
  });

  test('what a field shows is read as the same minute', () => {
    const shown = momentInField('2020-02-29T20:00:00.000Z');
    expect(shown).toBe('2020-03-01T04:00');
    expect(at(shown)).toBe('2020-02-29T20:00:00.000Z');
  });
});

describe('other values as typed', () => {
  test('numbers with commas, spaces and wide digits', () => {
    expect(valueTyped('number', '12,000')).toBe(12_000);
    expect(valueTyped('number', ' 1 200 ')).toBe(1_200);
    expect(valueTyped('number', '１２')).toBe(12);
    expect(valueTyped('number', '')).toBeUndefined();
  });

  test('what is no number stays, for the schema to refuse beside its field', () => {
    expect(valueTyped('number', 'many')).toBe('many');
    expect(valueTyped('moment', 'soon')).toBe('soon');
    expect(valueTyped('json', '{')).toBe('{');
  });

  test('yuan become whole fen', () => {
    expect(valueTyped('money', '0.29')).toBe(29);
    expect(valueTyped('money', '2,000')).toBe(200_000);
    expect(valueTyped('money', '1.005')).toBe('1.005');
  });

  test('a flag is yes or it is no', () => {
    expect(valueTyped('flag', 'yes')).toBe(true);
    expect(valueTyped('flag', 'no')).toBe(false);
  });
});

describe('sums and figures that could be read in two ways', () => {
  test('stay as they were typed, for the answer to name the readings', () => {
    for (const text of ['1.000', '3,6', '1,50', '约500', '20盒', '12,5'])
      expect(valueTyped('number', text), text).toBe(text);
    for (const text of ['1,00', '1.000']) expect(valueTyped('money', text), text).toBe(text);
  });

  test('are read where people write them so: 3.6万, 1000只, ￥5,000', () => {
    expect(valueTyped('number', '3.6万')).toBe(36_000);
    expect(valueTyped('number', '1000只')).toBe(1_000);
    expect(valueTyped('money', '￥5,000')).toBe(500_000);
  });

  test('a sum has the minor units of the currency that stands beside it', () => {
    const read = (currency: string, amount: string) => {
      const posted = new FormData();
      posted.set('command', 'donation.receive');
      posted.set('choice:money.currency', currency);
      posted.set('money:money.amount', amount);
      return readForm(posted).input.money;
    };
    expect(read('JPY', '20,000')).toEqual({ currency: 'JPY', amount: 20_000 });
    expect(read('KWD', '20.5')).toEqual({ currency: 'KWD', amount: 20_500 });
    expect(read('CNY', '20.5')).toEqual({ currency: 'CNY', amount: 2_050 });
    const alone = new FormData();
    alone.set('command', 'refund.propose');
    alone.set('money.JPY:amount', '20,000');
    expect(readForm(alone).input).toEqual({ amount: 20_000 });
  });
});
