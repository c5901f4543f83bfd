import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS } from '../../test/support/world.ts';

describe('an allocation', () => {
  it('sends nothing in place of what is needed that cannot serve for it', () => {
    const world = hubei();
    const { lot } = receive(world, 100, { item: 'goggles', standard: 'GB 14866' });
    expect([lot.status, lot.item]).toEqual(['accepted', 'goggles']);
    const lines = [{ need: need(world, 'union', 100), lot: lot.id, amount: 10 }];
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', { incident: INCIDENT, reason: '协调', lines }),
    ).toMatchObject([
      {
        code: 'item-cannot-serve-need',
        field: 'lines.0.lot',
        parameters: { item: 'goggles', needed: 'mask-medical-protective' },
      },
    ]);
  });

  it('is not approved by a hospital to which it gives', () => {
    const world = hubei();
    receive(world, 100);
    need(world, 'union', 100);
    for (const holder of ['union', 'renai'])
      world.done(SEATS.lead, 'mandate.grant', {
        holder,
        functions: ['approve-allocation'],
        reach: 'area',
        area: '420000',
        incident: INCIDENT,
        legalBasis: '指挥部通知',
      });
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    expect(world.refused(SEATS.union, 'allocation.approve', { incident: INCIDENT, run })).toMatchObject([
      { code: 'conflict-of-interest', parameters: { organisation: 'union' } },
    ]);
    world.done(SEATS.renai, 'allocation.approve', { incident: INCIDENT, run });
    world.audit();
  });

  it('waits for a charter: without one nobody has agreed by what it goes', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.declare', {
      incident: 'flood',
      name: { zh: '洪涝', en: 'Flood' },
      type: 'natural',
      area: '420000',
      legalBasis: '突发事件应对法',
    });
    expect(world.refused(SEATS.lead, 'allocation.propose', { incident: 'flood' })).toMatchObject([
      { code: 'charter-missing', parameters: { incident: 'flood' } },
    ]);
  });
});
