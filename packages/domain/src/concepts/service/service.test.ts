import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const list = (world: World, externalKey: string, more: object = {}) =>
  world.done(SEATS.lead, 'service.list', {
    ...{
      incident: INCIDENT,
      kind: 'transport',
      name: '某物流公司',
      area: '420100',
      source: null,
      externalKey,
    },
    ...{
      lines: [{ label: '冷链车', quantity: { kind: 'exact', amount: 12 } }],
      asOf: '2020-01-25T00:00:00Z',
    },
    ...more,
  }).service as string;
const keys = (world: World) => Object.fromEntries(world.incident.serviceByExternalKey);

describe('a service of other people’s data', () => {
  it('is found again by its key, and is then the same', () => {
    const world = hubei();
    const first = list(world, 'list:1');
    const second = list(world, 'list:2', { service: 'named' });
    expect(second).toBe('named');
    expect(list(world, 'list:1', { name: '改名' })).toBe(first);
    expect(keys(world)).toEqual({ 'list:1': first, 'list:2': 'named' });
    expect(world.incident.services.get(first)?.name).toBe('改名');
    // Under another key it is known by that one, and no more by the old.
    expect(list(world, 'list:3', { service: 'named' })).toBe('named');
    expect(keys(world)).toEqual({ 'list:1': first, 'list:3': 'named' });
    expect(world.incident.services.size).toBe(2);
    world.audit();
  });
});
