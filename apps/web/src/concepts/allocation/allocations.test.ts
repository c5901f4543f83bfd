import { must } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { WorkContext } from '#form/context.ts';
import type { Asked } from '#page/page.ts';
import type { Tongzhou } from '#server/tongzhou.ts';
import { read } from '../../../../../packages/domain/test/support/counted.ts';
import {
  allocate,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
} from '../../../../../packages/domain/test/support/world.ts';
import { allocationSection } from './form.ts';
import { load } from './load.ts';

describe('what approved runs changed, on the page of allocations', () => {
  it('the latest ten that were computed, the last approved first', async () => {
    const world = hubei();
    const of = need(world, 'union', 700, 'isolation', { onHand: 0, usePerDay: 100 });
    const computed: string[] = [];
    for (let run = 0; run < 11; run += 1) {
      world.pass(1);
      receive(world, 10);
      computed.push(allocate(world).run);
    }
    const { lot } = receive(world, 10);
    allocate(world, [{ need: of, lot: lot.id, amount: 5 }]);
    world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const url = new URL('http://site/zh/incidents/hubei-2020/allocations');
    const comparisons = { lately: () => Promise.resolve({ comparison: null }) };
    const tongzhou = { application: { comparisons } } as unknown as Tongzhou;
    const { changed } = await load({ tongzhou, view: world.view, incident: world.incident, url } as Asked);
    expect(changed.map(({ id }) => id)).toEqual(computed.slice(1).reverse());
    // The eleventh of ten masks each, a hundred used a day: 100 ÷ 100 = 24 hours promised before it, 110 ÷ 100 = 26 with it.
    expect([changed[0]?.before.coveredHours, changed[0]?.after.coveredHours]).toEqual([24, 26]);
  });
});

describe('the room of whoever decides on plans', () => {
  it('looks at those that wait, and not at those that were decided', () => {
    const touchedAfter = (decided: number): number => {
      const world = hubei();
      need(world, 'union', 900, 'isolation', { onHand: 0, usePerDay: 100 });
      receive(world, 10);
      for (let at = 0; at < decided; at += 1) {
        const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
        world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run, reason: '重算' });
      }
      world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
      let ids: string[] = [];
      const { touched } = read(world, (view) => {
        const incident = must(view.state.incidents, INCIDENT, 'incident');
        const visitor = { ...SEATS.lead, name: 'Somebody' };
        ids = allocationSection.make(new WorkContext(view, incident, visitor, 'zh')).map(({ id }) => id);
        return null;
      });
      expect(ids).toEqual(['propose', 'by-hand', ...world.incident.runsProposed]);
      return touched;
    };
    expect(touchedAfter(16) - touchedAfter(4)).toBe(0);
  });
});
