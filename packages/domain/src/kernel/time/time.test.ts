import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA, momentShown, offsetAt } from './clock.ts';
import {
  afterHours,
  daysBetween,
  daysLater,
  earlier,
  endOfDay,
  hoursBetween,
  localDay,
  localMinute,
  monthsLater,
} from './time.ts';

describe('the clock of a place', () => {
  it('is as many hours and minutes from Greenwich as is written, east before west', () => {
    expect(offsetAt('+08:00', 0)).toBe(8 * 3_600_000);
    expect(offsetAt('+05:45', 0)).toBe((5 * 60 + 45) * 60_000);
    expect(offsetAt('-03:30', 0)).toBe(-(3 * 60 + 30) * 60_000);
  });

  it('says the day and the minute', () => {
    expect(localDay('2020-01-26T15:59:59.999Z', CHINA)).toBe('2020-01-26');
    expect(localDay('2020-01-26T16:00:00.000Z', CHINA)).toBe('2020-01-27');
    expect(localDay('2020-01-26T02:00:00.000Z', '-03:30')).toBe('2020-01-25');
    expect(localMinute('2020-01-26T16:05:59.000Z', CHINA)).toBe('2020-01-27 00:05');
  });

  it('ends a day a thousandth of a second before the next', () => {
    expect(endOfDay('2020-01-26', CHINA)).toBe('2020-01-26T15:59:59.999Z');
    expect(endOfDay('2020-01-26', '-03:30')).toBe('2020-01-27T03:29:59.999Z');
  });
});

describe('the clock of London', () => {
  const LONDON = 'Europe/London';

  it('goes an hour ahead from the last Sunday of March to that of October, at one in the morning, Greenwich', () => {
    expect(localMinute('2027-03-28T00:59:59.999Z', LONDON)).toBe('2027-03-28 00:59');
    expect(localMinute('2027-03-28T01:00:00.000Z', LONDON)).toBe('2027-03-28 02:00');
    expect(localMinute('2027-10-31T00:59:59.999Z', LONDON)).toBe('2027-10-31 01:59');
    expect(localMinute('2027-10-31T01:00:00.000Z', LONDON)).toBe('2027-10-31 01:00');
  });

  it('shows what the platform knows of it, at any hour of twenty years', () => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: LONDON, dateStyle: 'short', timeStyle: 'short' },
    });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2037, 0) }), (moment) => {
        const iso = new Date(moment).toISOString();
        expect(localMinute(iso, LONDON)).toBe(shown.format(moment));
      }),
    );
  });

  it('ends the days on which it changes after 23 and 25 hours', () => {
    expect(endOfDay('2027-03-28', LONDON)).toBe('2027-03-28T22:59:59.999Z');
    expect(endOfDay('2027-10-31', LONDON)).toBe('2027-10-31T23:59:59.999Z');
    expect(endOfDay('2027-07-01', LONDON)).toBe('2027-07-01T22:59:59.999Z');
  });

  it('of what it shows there is a moment: of an hour that it shows twice the first, of one that it leaves out the next', () => {
    const at = (shown: string) => new Date(momentShown(LONDON, Date.parse(`${shown}Z`))).toISOString();
    expect(at('2027-07-01T12:00:00')).toBe('2027-07-01T11:00:00.000Z');
    expect(at('2027-10-31T01:30:00')).toBe('2027-10-31T00:30:00.000Z');
    expect(at('2027-03-28T01:30:00')).toBe('2027-03-28T01:30:00.000Z');
  });
});

describe('spans', () => {
  it('of hours are whole ones that have passed, and none before the beginning', () => {
    const noon = '2020-01-26T12:00:00.000Z';
    expect(hoursBetween(noon, '2020-01-26T13:59:59.999Z')).toBe(1);
    expect(hoursBetween(noon, '2020-01-26T14:00:00.000Z')).toBe(2);
    expect(hoursBetween(noon, '2020-01-26T09:00:00.000Z')).toBe(0);
    expect(afterHours(noon, -12)).toBe('2020-01-26T00:00:00.000Z');
  });

  it('of days run both ways', () => {
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2);
    expect(daysLater('2020-02-28', 2)).toBe('2020-03-01');
  });

  it('of months end on the last day where that day does not exist (民法典 202)', () => {
    const day = (text: string) => Date.parse(`${text}T00:00:00.000Z`);
    expect(monthsLater(day('2020-01-31'), 1)).toBe(day('2020-02-29'));
    expect(monthsLater(day('2020-01-15'), 1)).toBe(day('2020-02-15'));
    expect(monthsLater(day('2020-11-30'), 3)).toBe(day('2021-02-28'));
  });
});

it('of two moments the earlier comes first, and a moment before none', () => {
  const [first, second] = ['2020-01-26T00:00:00.000Z', '2020-01-27T00:00:00.000Z'];
  expect([second, null, first, null].toSorted(earlier)).toEqual([first, second, null, null]);
  expect(earlier(null, null)).toBe(0);
  expect(earlier(first, first)).toBe(0);
  expect(earlier(null, first)).toBe(1);
  expect(earlier(first, null)).toBe(-1);
  expect(earlier(first, second)).toBe(-1);
  expect(earlier(second, first)).toBe(1);
});
