import { readFileSync } from 'node:fs';
import { calendarSchema, deadline } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';

const calendar = calendarSchema.parse(
  JSON.parse(readFileSync(new URL('./cn.json', import.meta.url), 'utf8')),
);
const BEIJING = '+08:00';
const working = (workingDays: number, day: string) =>
  deadline({ workingDays }, `${day}T01:00:00.000Z`, BEIJING, calendar)?.slice(0, 10) ?? null;

describe('the working days of China', () => {
  it('are announced for 2020 to 2026, each with its source', () => {
    expect(calendar.years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { year, source } of calendar.years) expect(source).toContain(`${year}年`);
  });

  it.each([
    // Days off a year, weekends among them, as the announcements add them up.
    [2020, 1 + 10 + 3 + 5 + 3 + 8, 6],
    [2021, 3 + 7 + 3 + 5 + 3 + 3 + 7, 7],
    [2022, 3 + 7 + 3 + 5 + 3 + 3 + 7, 7],
    [2023, 2 + 7 + 1 + 5 + 3 + 8, 7],
    [2024, 1 + 8 + 3 + 5 + 1 + 3 + 7, 8],
    [2025, 1 + 8 + 3 + 5 + 3 + 8, 5],
    [2026, 3 + 9 + 3 + 5 + 3 + 3 + 7, 6],
  ])('%i: %i days off, %i weekend days worked', (year, off, work) => {
    const found = calendar.years.find((each) => each.year === year);
    const length = ({ from, until }: { from: string; until: string }) =>
      (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
    expect(found?.off.map(length).reduce((sum, each) => sum + each, 0)).toBe(off);
    expect(found?.work).toHaveLength(work);
  });

  it('in 2020 the Spring Festival went on to 2 February: after Thursday the 23rd comes Monday, 3 February', () => {
    expect(working(1, '2020-01-22')).toBe('2020-01-23');
    expect(working(1, '2020-01-23')).toBe('2020-02-03');
  });

  it('a Sunday is worked where the announcement says so, and a Monday is off', () => {
    expect(working(1, '2026-01-03')).toBe('2026-01-04');
    expect(working(1, '2026-04-03')).toBe('2026-04-07');
    expect(working(2, '2026-02-13')).toBe('2026-02-24');
  });

  it('the last day runs to its end in Beijing', () => {
    expect(deadline({ workingDays: 1 }, '2026-03-02T01:00:00.000Z', BEIJING, calendar)).toBe(
      '2026-03-03T16:00:00.000Z',
    );
  });

  it('there is no clock into a year that is not announced, nor without a calendar', () => {
    expect(working(20, '2026-12-15')).toBeNull();
    expect(working(1, '2019-06-03')).toBeNull();
    expect(deadline({ workingDays: 1 }, '2026-03-02T01:00:00.000Z', BEIJING)).toBeNull();
  });

  it('a file that contradicts itself is refused', () => {
    const year = (more: object) =>
      calendarSchema.safeParse({
        country: 'CN',
        years: [{ year: 2026, source: 'x', readAt: 'x', off: [], work: [], ...more }],
      }).success;
    expect(year({})).toBe(true);
    expect(year({ work: ['2026-03-02'] })).toBe(false);
    expect(year({ work: ['2025-03-01'] })).toBe(false);
    expect(year({ off: [{ from: '2026-01-02', until: '2026-01-01' }] })).toBe(false);
    expect(year({ work: ['2026-01-04'], off: [{ from: '2026-01-01', until: '2026-01-05' }] })).toBe(false);
  });
});

describe('the working days of England', () => {
  const england = calendarSchema.parse(
    JSON.parse(readFileSync(new URL('./gb.json', import.meta.url), 'utf8')),
  );
  const daysAfter = (workingDays: number, moment: string) =>
    deadline({ workingDays }, moment, 'Europe/London', england);

  it('has eight bank holidays a year, of which each is off on a day of the week', () => {
    for (const { year, off } of england.years) {
      const days = off.flatMap(({ from, until }) => {
        const found: string[] = [];
        for (let day = Date.parse(from); day <= Date.parse(until); day += 86_400_000)
          if (![0, 6].includes(new Date(day).getUTCDay())) found.push(new Date(day).toISOString());
        return found;
      });
      expect(days, String(year)).toHaveLength(8);
    }
  });

  it('the twentieth working day before Easter 2027 is counted past Good Friday and Easter Monday, and ends in summer time', () => {
    expect(daysAfter(20, '2027-03-03T12:00:00.000Z')).toBe('2027-04-02T23:00:00.000Z');
  });

  it('Christmas Day 2027 is a Saturday: Monday and Tuesday are off in its place', () => {
    expect(daysAfter(1, '2027-12-24T12:00:00.000Z')).toBe('2027-12-30T00:00:00.000Z');
  });
});
