import {
  type Actor,
  allocationPage,
  dueExpiries,
  dutyPage,
  dutyRows,
  incidentView,
  itemFlows,
  latestAhead,
  must,
  needPage,
  needRows,
  PUBLISHED_VIEWS,
  publishedViews,
  releasePage,
  type Viewpoint,
} from '@tongzhou/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Read, read } from '../support/counted.ts';
import { Gifts } from '../support/gifts.ts';
import { goWrong } from '../support/slips.ts';
import { INCIDENT } from '../support/world.ts';

/** The same facilities, and so the same register, for a short response and for one four times as long. */
const FACILITIES = 8;
const SHORT = 50;
const LONG = 200;
/** Rows of the record that a view may read for each that it prints: an order its run, lot, gift, need, shipment … */
const EACH_MAX = 30;
/** And besides, whatever it prints: the register and its mandates, which are as many in both. */
const REGISTER_MAX = 8_000;
/** What differs between two responses beside their length: which lots happen to lie where. */
const SLACK = 60;
const COMMAND_MAX = 250;
/** An allocation of all there is, solved anew: it must look at everything. */
const SOLVES_ALL = new Set(['comparison']);
/** What must be looked at though only some of it is printed: directed goods in stores, and what their facilities need. */
const BESIDE: Readonly<Record<string, (gifts: Gifts) => number>> = {
  earmarks: ({ incident }) => incident.shelfEarmarked.size + incident.needs.size,
  // Of what is still open each is asked whose it is.
  'final-report': ({ incident }) => incident.shipmentsOpen.size + incident.ordersIssued.size,
};

const responses: Gifts[] = [];
beforeAll(() => {
  for (const size of [SHORT, LONG]) {
    const gifts = new Gifts(FACILITIES);
    gifts.until(size);
    for (let round = 0; round < size / 4; round += 1) goWrong(gifts, round, FACILITIES);
    responses.push(gifts);
  }
});

/** What is printed of these is bounded by items, cities and functions: a longer history adds nothing to what they read. */
const BOUNDED = [
  'board',
  'needs-by-item',
  'goods',
  'mandates',
  'plans',
  'capabilities',
  'silent',
  'tasks',
] as const;

describe('what a view reads of the record', () => {
  it.each(PUBLISHED_VIEWS.filter((name) => !SOLVES_ALL.has(name)))('%s: no more than it prints', (name) => {
    const [short, long] = responses.map((gifts) => {
      const found = read(gifts, (view) => publishedViews[name](view, INCIDENT));
      return { ...found, printed: found.printed + (BESIDE[name]?.(gifts) ?? 0) };
    }) as [Read, Read];
    expect(short.touched).toBeLessThanOrEqual(EACH_MAX * short.printed + REGISTER_MAX);
    const morePrinted = Math.max(0, long.printed - short.printed);
    expect(long.touched - short.touched).toBeLessThanOrEqual(EACH_MAX * morePrinted + SLACK);
  });

  it.each(BOUNDED)('%s: as much after a long response as after a short one', (name) => {
    const [short, long] = responses.map((gifts) =>
      read(gifts, (view) => publishedViews[name](view, INCIDENT)),
    );
    expect(Math.abs((long?.touched ?? 0) - (short?.touched ?? 0))).toBeLessThanOrEqual(SLACK);
  });
});

/** A page of a list that is as long as there are needs, donors and ends, whatever it shows. */
const PARTS: Readonly<Record<string, (view: Viewpoint) => unknown>> = {
  'the first needs': (view) => needPage(view, INCIDENT, { openOnly: true, most: 20 }),
  'needs from one on': (view) =>
    needPage(view, INCIDENT, { most: 20, after: needPage(view, INCIDENT, { most: 20 }).next ?? '' }),
  'the latest runs': (view) => [allocationPage(view, INCIDENT, { most: 3 }), latestAhead(view, INCIDENT, 3)],
  'the latest releases': (view) => releasePage(view, INCIDENT, { most: 2 }),
  'where one item went': (view) => itemFlows(view, INCIDENT, 'alcohol-75'),
  'an incident on one page': (view) => incidentView(view, INCIDENT),
};

describe('what a page of a list reads of the record', () => {
  it.each(Object.keys(PARTS))('%s: as much after a long response as after a short one', (name) => {
    const [short, long] = responses.map((gifts) => read(gifts, (view) => PARTS[name]?.(view))) as [
      Read,
      Read,
    ];
    // Of a short response it does not print as much as it may.
    const morePrinted = Math.max(0, long.printed - short.printed);
    expect(long.printed).toBeLessThan(400);
    expect(long.touched - short.touched).toBeLessThanOrEqual(4 * morePrinted + 4 * SLACK);
  });

  it('pages of needs together are the whole, and say how many there are', () => {
    const [, { view }] = responses as [Gifts, Gifts];
    for (const filter of [{ openOnly: true }, {}, { item: 'alcohol-75' }, { oldOnly: true }]) {
      const whole = needRows(view, INCIDENT, filter).filter(({ stale }) => stale || !('oldOnly' in filter));
      const rows: unknown[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const page = needPage(view, INCIDENT, { ...filter, after, most: 7 });
        expect(page.count ?? whole.length).toBe(whole.length);
        rows.push(...page.rows);
        after = page.next;
      }
      expect(rows).toEqual(whole);
    }
  });
});

const HOSPITAL = { organisation: 'hospital-0', seat: 'hospital-0.pharmacy' };
const gateOf = (organisation: string) => ({ organisation, seat: `${organisation}.gate` });

/** One of each, as it could come next; the last one may not, and its refusal names who could. */
const NEXT: Readonly<Record<string, (gifts: Gifts) => readonly [Actor, command: string, input: object]>> = {
  'a need': () => [
    HOSPITAL,
    'need.state',
    { facility: 'hospital-0', item: 'goggles', setting: 'isolation', quantity: { kind: 'exact', amount: 5 } },
  ],
  'a gift': () => [
    { organisation: 'charity-0', seat: 'charity-0.receiving' },
    'donation.receive',
    {
      donor: { kind: 'anonymous', donor: 'donor-x' },
      receiver: 'charity-0',
      place: 'hall-charity-0',
      mode: 'discretionary',
      lots: [{ claimedItem: 'alcohol-75', amount: 5 }],
    },
  ],
  'an order that leaves': ({ incident }) => {
    const order = must(incident.orders, first(incident.ordersIssued), 'order');
    return [gateOf(order.releaser), 'shipment.dispatch', { order: order.id, carrier: '中国邮政' }];
  },
  'an order that is called off': ({ incident }) => [
    { organisation: 'lead', seat: 'lead.second' },
    'order.cancel',
    { order: first(incident.ordersIssued), reason: '改派' },
  ],
  'a delivery that arrives': ({ incident }) => {
    const moving = [...incident.shipments.values()].find(({ status }) => status === 'in-transit');
    const lines = moving?.lines.map(({ lot, sent }) => ({ lot, received: sent }));
    const seat = { organisation: moving?.facility ?? '', seat: 'pharmacy' };
    return [seat, 'delivery.confirm', { shipment: moving?.id, lines }];
  },
  'a use': ({ incident }) => {
    const [facility, items] = first(incident.stores);
    const seat = { organisation: facility, seat: 'pharmacy' };
    return [seat, 'use.report', { facility, item: [...items.keys()][0], amount: 3 }];
  },
  'a loss': ({ incident }) => {
    const lot = must(incident.lots, first(incident.lotsInQuarantine), 'lot');
    return [gateOf(lot.owner), 'loss.report', { lot: lot.id, amount: 1, reason: 'damaged' }];
  },
  'a count': ({ incident }) => {
    const lot = must(incident.lots, first(incident.lotsInQuarantine), 'lot');
    return [gateOf(lot.owner), 'count.record', { lot: lot.id, counted: 3 }];
  },
  'a payment': ({ incident }) => {
    const payment = must(incident.payments, first(incident.paymentsRequested), 'payment');
    const seat = { organisation: payment.payer, seat: 'receiving' };
    return [seat, 'payment.approve', { payment: payment.id }];
  },
  'a report on goods': () => [{ organisation: 'lead', seat: 'lead.first' }, 'release.draft-goods-report', {}],
  'what is not theirs to do': () => [HOSPITAL, 'release.draft-goods-report', {}],
};
const first = <Each>(of: Iterable<Each>): Each => {
  const [found] = of;
  if (found === undefined) throw new Error('there is none');
  return found;
};

describe('a page of duties', () => {
  it('shows the first of each list, and counts what a walk over all of them would', () => {
    for (const { view } of responses) {
      const whole = dutyRows(view, INCIDENT);
      const page = dutyPage(view, INCIDENT, { most: { clocks: 5, prompt: 5, done: 5 } });
      expect(page.counts).toEqual(whole.counts);
      const isOwed = ({ state }: { state: string }) => state === 'breached' || state === 'open';
      const lists = {
        clocks: whole.rows.filter((row) => isOwed(row) && row.due !== null),
        prompt: whole.rows.filter((row) => isOwed(row) && row.due === null),
        done: whole.rows.filter((row) => !isOwed(row)),
      };
      for (const [name, rows] of Object.entries(lists))
        expect(page[name as 'done']).toEqual({ rows: rows.slice(0, 5), count: rows.length });
      const met = dutyPage(view, INCIDENT, { state: 'met', most: { clocks: 5, prompt: 5, done: 300 } });
      expect(met.done.rows).toEqual(whole.rows.filter(({ state }) => state === 'met').slice(0, 300));
    }
  });
});

describe('what a command reads of the record', () => {
  it.each(Object.keys(NEXT))('%s: as much after a long response as after a short one', (name) => {
    const [short, long] = responses.map((gifts) => {
      const [actor, command, input] = NEXT[name]?.(gifts) ?? [];
      if (!command || !actor) throw new Error(`nothing to ask as ${name}`);
      return read(gifts, ({ state }) => {
        const outcome = gifts.ask(actor, command, { incident: INCIDENT, ...input }, state);
        expect([name, outcome.ok]).toEqual([name, name !== 'what is not theirs to do']);
        return null;
      });
    }) as [Read, Read];
    expect(short.touched).toBeLessThanOrEqual(COMMAND_MAX);
    expect(Math.abs(long.touched - short.touched)).toBeLessThanOrEqual(SLACK);
  });

  it('the clock: nothing where nothing is due', () => {
    for (const gifts of responses)
      expect(read(gifts, ({ state }) => dueExpiries(state, gifts.now, String)).touched).toBeLessThanOrEqual(
        5,
      );
  });
});
