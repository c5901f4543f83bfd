import {
  breakGlassPage,
  breakGlassWaiting,
  closeOfDay,
  deliveryPage,
  donorHistory,
  findStock,
  idleStockOf,
  keyAt,
  must,
  publishedDays,
  publishedViews,
  stockAgeing,
  stockOf,
  unreconciledFirst,
  unreconciledRows,
  type Viewpoint,
} from '@tongzhou/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { closingView } from '../../src/concepts/closing/view.ts';
import { type Read, read } from '../support/counted.ts';
import type { Gifts } from '../support/gifts.ts';
import { daysGoneWrong, LARGE_DONOR } from '../support/slips.ts';
import { INCIDENT } from '../support/world.ts';

const FACILITIES = 8;
/** A day is the same in both; one has four times as many. */
const DAYS = [4, 16];
const PER_DAY = 30;
/** Lists that lie in runs of up to 128 are longer by some runs. */
const SLACK = 60;

type Counted = Read & {
  readonly onTheirWay: number;
  readonly givers: number;
  readonly others: number;
  readonly all: boolean;
};

const responses: Gifts[] = [];
beforeAll(() => {
  for (const days of DAYS) responses.push(daysGoneWrong(days, PER_DAY, FACILITIES));
});

const lastDay = (gifts: Gifts, name: 'gifts' | 'deliveries' | 'break-glass') =>
  must(new Map([[name, publishedDays[name]?.(gifts.incident).at(-1)]]), name, 'day');

const PAGES: Readonly<Record<string, (view: Viewpoint, gifts: Gifts) => unknown>> = {
  'deliveries, the latest': (view) => deliveryPage(view, INCIDENT, { most: 20 }),
  'deliveries, from the middle on': (view, { incident }) =>
    deliveryPage(view, INCIDENT, { most: 20, before: keyAt(incident.leftInOrder, 60) }),
  'deliveries of a facility': (view) => deliveryPage(view, INCIDENT, { most: 10, facility: 'hospital-0' }),
  'releases by break-glass': (view) => breakGlassPage(view, INCIDENT, { most: 20 }),
  'releases that wait': (view) => breakGlassWaiting(view, INCIDENT, 10),
  'a donor who gave most': (view) => donorHistory(view, INCIDENT, LARGE_DONOR),
  'the shelves of an organisation': (view) => stockOf(view, INCIDENT, 'charity-0', { most: 20 }),
  'what lies idle': (view) => idleStockOf(view, INCIDENT, 'charity-0', { most: 20, among: 60 }),
  'what has lain longest': (view) => stockAgeing(view, INCIDENT, 20),
  'stock by its bin': (view) => findStock(view, INCIDENT, '1'),
  'stock by its item': (view) => findStock(view, INCIDENT, 'alcohol-75'),
  'stock by nothing that is there': (view) => findStock(view, INCIDENT, 'ZZZ'),
  'a close': (view) => closeOfDay(view, INCIDENT, 'hall-charity-0', '2020-01-27'),
  'a day of gifts': (view, gifts) => publishedViews.gifts(view, INCIDENT, lastDay(gifts, 'gifts')),
  'a day of deliveries': (view, gifts) =>
    publishedViews.deliveries(view, INCIDENT, lastDay(gifts, 'deliveries')),
  'a day of break-glass': (view, gifts) =>
    publishedViews['break-glass'](view, INCIDENT, lastDay(gifts, 'break-glass')),
};

describe('what a page of a long list reads of the record', () => {
  it.each(Object.keys(PAGES))('%s: as much after a long response as after a short one', (name) => {
    const [short, long] = responses.map((gifts) => read(gifts, (view) => PAGES[name]?.(view, gifts))) as [
      Read,
      Read,
    ];
    expect(Math.abs(long.touched - short.touched)).toBeLessThanOrEqual(SLACK);
  });

  it('the closes of all sites: no more than they print, however many days there were', () => {
    for (const gifts of responses) {
      const { touched, printed } = read(gifts, (view) => publishedViews.closes(view, INCIDENT));
      expect(touched).toBeLessThanOrEqual(6 * printed + SLACK);
    }
  });

  it.each([
    ['the ledger', (view: Viewpoint) => unreconciledFirst(view, INCIDENT, 10)],
    ['the closing', (view: Viewpoint) => closingView(view, INCIDENT)],
  ] as const)('%s: nothing of the orders and goods on their way beyond what it prints', (_name, page) => {
    const [short, long] = responses.map((gifts) => {
      const { shipmentsOpen, ordersIssued, openOf } = gifts.incident;
      const onTheirWay = shipmentsOpen.size + ordersIssued.size;
      const { count } = unreconciledFirst(gifts.view, INCIDENT, 10);
      return {
        ...read(gifts, page),
        onTheirWay,
        givers: openOf.size,
        others: count - onTheirWay,
        all: unreconciledRows(gifts.view, INCIDENT).length === count,
      };
    }) as [Counted, Counted];
    expect([short.all, long.all]).toEqual([true, true]);
    expect(long.onTheirWay - short.onTheirWay).toBeGreaterThan(SLACK);
    // What waits otherwise is looked at: a lot with its accounts, a count with its lot.
    const others = 6 * (long.others - short.others) + 4 * (long.givers - short.givers);
    expect(long.touched - short.touched).toBeLessThanOrEqual(others + SLACK);
  });

  it('a gift of a donor who gave most that turns out to be another’s: no more either', () => {
    const [short, long] = responses.map((gifts) => {
      const key = keyAt(gifts.incident.giftsOfDonor.get(LARGE_DONOR) ?? [], 3) ?? '';
      const donation = key.slice(key.indexOf(' ') + 1);
      const receiver = must(gifts.incident.donations, donation, 'donation').receiver;
      const to = { donor: 'donor-other', donorName: '另一家' };
      const asked = { incident: INCIDENT, donation, to, reason: '写错' };
      return read(gifts, ({ state }) => {
        const actor = { organisation: receiver, seat: `${receiver}.receiving` };
        expect(gifts.ask(actor, 'correction.propose', asked, state)).toMatchObject({ ok: true });
        return null;
      });
    }) as [Read, Read];
    expect(Math.abs(long.touched - short.touched)).toBeLessThanOrEqual(SLACK);
  });
});

describe('a page of a long list', () => {
  it('follows on the one before it, and all of them together are the whole', () => {
    const [gifts] = responses as [Gifts];
    const { view } = gifts;
    const whole = publishedViews.deliveries(view, INCIDENT);
    const pages: unknown[] = [];
    let before: string | undefined;
    for (let first = 1; ; ) {
      const page = deliveryPage(view, INCIDENT, { most: 17, before });
      expect([page.first, page.count]).toEqual([first, whole.length]);
      pages.push(...page.rows);
      first = page.last + 1;
      if (page.next === null) break;
      before = page.next;
    }
    expect(pages).toEqual(whole);
  });

  it('a donor’s gifts likewise, the latest first', () => {
    const [, gifts] = responses as [Gifts, Gifts];
    const codes: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = donorHistory(gifts.view, INCIDENT, LARGE_DONOR, next);
      codes.push(...(page?.gifts.map(({ receiptCode }) => receiptCode) ?? []));
      expect(page?.last).toBe(codes.length);
      next = page?.next ?? null;
    }
    expect(new Set(codes).size).toBe(16 * PER_DAY);
  });

  it.each(['gifts', 'deliveries', 'break-glass'] as const)(
    'the days of %s together are the whole',
    (name) => {
      const [gifts] = responses as [Gifts];
      const days = publishedDays[name]?.(gifts.incident) ?? [];
      const parts = days.flatMap((day) => publishedViews[name](gifts.view, INCIDENT, day) as unknown[]);
      const whole = publishedViews[name](gifts.view, INCIDENT) as unknown[];
      expect(days.length).toBeGreaterThan(3);
      expect(parts).toHaveLength(whole.length);
      expect(new Set(parts.map((each) => JSON.stringify(each)))).toEqual(
        new Set(whole.map((each) => JSON.stringify(each))),
      );
    },
  );
});
