import {
  deliveryRows,
  dueExpiries,
  emptyState,
  evolve,
  goodsReport,
  itemFlows,
  itemsReceived,
  lotTrace,
  needRows,
  needsByCity,
  nextExpiry,
  organisationView,
  publishedViews,
  stockOf,
  storeOf,
  tasksOf,
  type Viewpoint,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facilitiesFor, Gifts } from '../support/gifts.ts';
import { indexesAreTheirDefinitions } from '../support/indexes.ts';
import { steps, walk } from '../support/walk.ts';
import { INCIDENT, type World } from '../support/world.ts';
import { stockAgeing } from './by-walk/ageing.ts';
import * as allocationsByWalk from './by-walk/allocations.ts';
import { leadBoard } from './by-walk/board.ts';
import * as deliveriesByWalk from './by-walk/deliveries.ts';
import { earmarkRows } from './by-walk/earmarks.ts';
import { eventRows } from './by-walk/events.ts';
import * as expiryByWalk from './by-walk/expire.ts';
import * as flowsByWalk from './by-walk/flows.ts';
import { fundraisingRows } from './by-walk/fundraisings.ts';
import { giftByCode } from './by-walk/gift.ts';
import * as goodsByWalk from './by-walk/goods-report.ts';
import { incidentView } from './by-walk/incident.ts';
import * as lotByWalk from './by-walk/lot-trace.ts';
import * as needsByWalk from './by-walk/needs.ts';
import * as citiesByWalk from './by-walk/needs-by-city.ts';
import { needsByItem } from './by-walk/needs-by-item.ts';
import { opinionRows } from './by-walk/opinions.ts';
import * as organisationByWalk from './by-walk/organisation.ts';
import { releaseRows } from './by-walk/releases.ts';
import * as tasksByWalk from './by-walk/tasks.ts';
import { unreconciledRows } from './by-walk/unreconciled.ts';

type View = (view: Viewpoint, incident: string) => unknown;

/** Each view as it is defined: a walk over all that has happened. */
const byWalk: { readonly [Name in keyof typeof publishedViews]?: View } = {
  overview: incidentView,
  gifts: ({ state, ...view }, incident) =>
    [...(state.incidents.get(incident)?.donations.values() ?? [])].map(({ receiptCode }) =>
      giftByCode({ ...view, state }, receiptCode),
    ),
  board: leadBoard,
  ageing: stockAgeing,
  goods: goodsByWalk.goodsRows,
  releases: (view, incident) => releaseRows(view, incident),
  needs: (view, incident) => needsByWalk.needRows(view, incident),
  'needs-by-item': needsByItem,
  'needs-by-city': (view, incident) => citiesByWalk.needsByCity(view, incident),
  silent: citiesByWalk.silentFacilities,
  deliveries: (view, incident) => deliveriesByWalk.deliveryRows(view, incident),
  unreconciled: unreconciledRows,
  allocations: allocationsByWalk.allocationRows,
  earmarks: earmarkRows,
  tasks: tasksByWalk.taskRows,
  opinions: opinionRows,
  fundraisings: fundraisingRows,
  events: eventRows,
};

/** Fourteen and fifteen days before goods of the walk expire. */
const BEFORE_JUNE = ['2020-05-18T05:00:00.000Z', '2020-05-17T05:00:00.000Z'];

type Asked = Pick<World, 'state' | 'view' | 'now' | 'incident'>;

function sameAsByWalk(world: Asked): void {
  for (const now of [world.now, later(world.now, 24), ...BEFORE_JUNE]) {
    const view = { ...world.view, now };
    for (const [name, slow] of Object.entries(byWalk) as [keyof typeof publishedViews, View][])
      expect({ name, data: publishedViews[name](view, INCIDENT) }).toEqual({
        name,
        data: slow(view, INCIDENT),
      });
  }
}

/** Of every lot, facility, run and item. */
function sameOfEach(world: Asked): void {
  const { view, incident } = world;
  for (const lot of incident.lots.keys())
    expect(lotTrace(view, INCIDENT, lot)).toEqual(lotByWalk.lotTrace(view, INCIDENT, lot));
  for (const facility of ['union', 'renai', 'tianyou']) {
    expect(deliveryRows(view, INCIDENT, { facility })).toEqual(
      deliveriesByWalk.deliveryRows(view, INCIDENT, { facility }),
    );
    expect(needRows(view, INCIDENT, { facility })).toEqual(
      needsByWalk.needRows(view, INCIDENT, { facility }),
    );
    expect(byItem(storeOf(view, INCIDENT, facility))).toEqual(
      byItem(organisationByWalk.storeOf(view, INCIDENT, facility)),
    );
  }
  for (const run of incident.runs.keys())
    expect(deliveryRows(view, INCIDENT, { run })).toEqual(
      deliveriesByWalk.deliveryRows(view, INCIDENT, { run }),
    );
  for (const id of world.state.organisations.keys()) {
    expect(organisationView(view, id)).toEqual(organisationByWalk.organisationView(view, id));
    expect(stockOf(view, INCIDENT, id, { most: 10_000 }).rows).toEqual(
      organisationByWalk.stockOf(view, INCIDENT, id),
    );
    expect(tasksOf(view, INCIDENT, id)).toEqual(tasksByWalk.tasksOf(view, INCIDENT, id));
  }
  expect(goodsReport(world.state, incident)).toEqual(goodsByWalk.goodsReport(world.state, incident));
  expect(itemsReceived(view, INCIDENT)).toEqual(flowsByWalk.itemsReceived(view, INCIDENT));
  for (const { id: item } of itemsReceived(view, INCIDENT)) {
    expect(needRows(view, INCIDENT, { item })).toEqual(needsByWalk.needRows(view, INCIDENT, { item }));
    expect(needsByCity(view, INCIDENT, { item })).toEqual(citiesByWalk.needsByCity(view, INCIDENT, { item }));
    expect(flowsAsSet(itemFlows(view, INCIDENT, item))).toEqual(
      flowsAsSet(flowsByWalk.itemFlows(view, INCIDENT, item)),
    );
  }
}

const later = (moment: string, hours: number): string =>
  new Date(Date.parse(moment) + hours * 3_600_000).toISOString();

/** Which of several ends of one moment comes first means nothing: an order that was taken back stands behind others. */
const eachOnce = (ends: readonly object[]) => ends.map((end) => JSON.stringify(end)).sort();

const byItem = <Row extends { readonly item: { readonly id: string } }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.item.id < b.item.id ? -1 : 1));

const flowsAsSet = ({ nodes, links, ...rest }: flowsByWalk.Flows) => ({
  ...rest,
  nodes: new Set(nodes),
  links: new Set(links),
});

describe('a view walks what it prints', () => {
  it('and says what a walk over everything would, after every step of any day and at any moment after it', () => {
    fc.assert(
      fc.property(steps(90), (path) => {
        walk(path, sameAsByWalk);
      }),
      { numRuns: 15 },
    );
  });

  it('so does each page of a lot, a facility, a run, an item, an organisation', () => {
    fc.assert(
      fc.property(steps(120), (path) => {
        sameOfEach(walk(path, () => {}));
      }),
      { numRuns: 40 },
    );
  });

  it('so do all of them of a long response, with tasks, payments and releases', () => {
    const gifts = new Gifts(facilitiesFor(300));
    gifts.until(300);
    const asked = { state: gifts.state, view: gifts.view, now: gifts.now, incident: gifts.incident };
    sameAsByWalk(asked);
    sameOfEach(asked);
  });

  it('what runs out at a moment is found without walking what does not', () => {
    fc.assert(
      fc.property(steps(60), (path) => {
        walk(path, ({ state, now }) => {
          expect(nextExpiry(state)).toBe(expiryByWalk.nextExpiry(state));
          for (const moment of [now, later(now, 30), later(now, 60)])
            expect(eachOnce(dueExpiries(state, moment, String))).toEqual(
              eachOnce(expiryByWalk.dueExpiries(state, moment, String)),
            );
        });
      }),
      { numRuns: 40 },
    );
  });

  it('what is kept for that is what it is by definition, after every step', () => {
    fc.assert(
      fc.property(steps(90), (path) => {
        walk(path, ({ state, incident }) => indexesAreTheirDefinitions(state, incident));
      }),
      { numRuns: 40 },
    );
  });

  it('what is kept for that is the same when the record is replayed', () => {
    fc.assert(
      fc.property(steps(90), (path) => {
        const world = walk(path, () => {});
        const again = emptyState();
        for (const fact of world.facts) evolve(again, fact);
        expect(again).toEqual(world.state);
        expect(structuredClone(world.state)).toEqual(world.state);
      }),
      { numRuns: 40 },
    );
  });
});
