import { expect, it } from 'vitest';
import { hubei, SEATS } from '../../../test/support/world.ts';

it('only what is suspended is resumed, and only once', () => {
  const world = hubei();
  const asked = { mandate: 'mandate-union', reason: '已查清' };
  const refused = [{ code: 'mandate-not-suspended', parameters: { id: 'mandate-union' } }];
  expect(world.refused(SEATS.lead, 'mandate.resume', asked)).toMatchObject(refused);
  world.done(SEATS.lead, 'mandate.suspend', { ...asked, reason: '待查' });
  world.done(SEATS.lead, 'mandate.resume', asked);
  expect(world.refused(SEATS.lead, 'mandate.resume', asked)).toMatchObject(refused);
  world.audit();
});
