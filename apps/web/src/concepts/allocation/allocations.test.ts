import { describe, expect, it } from 'vitest';
import type { Asked } from '#page/page.ts';
import {
  allocate,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
} from '../../../../../packages/domain/test/support/world.ts';
import { load } from './load.ts';

describe('what approved runs changed, on the page of allocations', () => {
  it('the latest ten that were computed, the last approved first', () => {
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
    const { changed } = load({ view: world.view, incident: world.incident, url } as Asked);
    expect(changed.map(({ id }) => id)).toEqual(computed.slice(1).reverse());
    // The eleventh of ten masks each, a hundred used a day: 100 ÷ 100 = 24 hours promised before it, 110 ÷ 100 = 26 with it.
    expect([changed[0]?.before.coveredHours, changed[0]?.after.coveredHours]).toEqual([24, 26]);
  });
});
