import { goodsReport, publishedViews } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodsAreConserved } from '../support/invariants.ts';
import { steps, walk } from '../support/walk.ts';
import { hubei, INCIDENT, receive, SEATS, type World } from '../support/world.ts';

const totals = (world: World) => goodsReport(world.state, world.incident);

describe('F4: what was received is in stock, on the way, delivered, lost or returned', () => {
  it('at every moment of any sequence of receipts, inspections, orders, deliveries, shortages, uses and losses', () => {
    fc.assert(
      fc.property(steps(60), (path) => {
        walk(path, goodsAreConserved);
      }),
      { numRuns: 60 },
    );
  });

  it('each published figure is this one: the report, the incident’s page and the release say the same', () => {
    fc.assert(
      fc.property(steps(40), (path) => {
        const world = walk(path, () => {});
        const rows = totals(world);
        expect(publishedViews.goods(world.view, INCIDENT)).toEqual(rows);
        const page = publishedViews.overview(world.view, INCIDENT).goods;
        expect(page.map((row) => ({ ...row, item: row.item.id }))).toEqual(rows);
        const { release } = world.done(SEATS.lead, 'release.draft-goods-report', { incident: INCIDENT });
        world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release });
        expect(world.incident.releases.get(release as string)?.publishedContent).toEqual({
          kind: 'goods-report',
          rows,
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('F4: there is one meaning of “received”', () => {
  const listing = {
    incident: INCIDENT,
    name: '某企业认捐口罩',
    area: null,
    asOf: '2020-01-25T00:00:00Z',
    source: null,
    lines: [{ label: '口罩', quantity: { kind: 'exact', amount: 2_000_000 } }],
  };

  it('five hundred pledges and listings change no total and no account', () => {
    const world = hubei();
    receive(world, 36_000);
    const before = structuredClone({ rows: totals(world), ledger: world.state.ledger });
    for (let index = 0; index < 500; index += 1) {
      const kind = index % 2 ? 'pledge' : 'manufacture';
      world.done(SEATS.lead, 'service.list', { ...listing, kind, externalKey: `pledge-${index}` });
    }
    expect(world.incident.services.size).toBe(500);
    expect({ rows: totals(world), ledger: world.state.ledger }).toEqual(before);
  });

  it('a rejected lot was received, and is shown as returned; it is not in stock', () => {
    const world = hubei();
    const { lot } = receive(world, 500, { item: 'goggles', standard: null });
    const found = { lot: lot.id, outcome: 'rejected', item: lot.item, note: '受潮' };
    const inspection = { incident: INCIDENT, ...found };
    world.done(SEATS.inspection, 'lot.inspect', inspection);
    expect(totals(world)).toMatchObject([{ received: 500, quarantined: 0, stock: 0, returned: 500 }]);
  });

  it('a lot moves to the row of what it was found to be; no unit is in two rows', () => {
    const world = hubei();
    receive(world, 500, { item: 'respirator-n95', standard: '42 CFR 84' });
    receive(world, 36_000, { item: 'respirator-n95', standard: 'GB 2626-2006' });
    expect(totals(world).map((row) => [row.item, row.received])).toEqual([
      ['respirator-kn95', 36_000],
      ['respirator-n95', 500],
    ]);
  });
});
