import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, paper, receive, SEATS } from '../../../test/support/world.ts';

describe('a lot that an inspector has looked at', () => {
  const inspect = (lot: string, outcome: 'accepted' | 'rejected') => ({
    incident: INCIDENT,
    lot,
    outcome,
    item: 'mask-medical-protective',
    evidence: [paper('GB 19083-2010')],
  });

  it('is inspected where it waits in quarantine, and nowhere else', () => {
    const world = hubei();
    const fit = receive(world, 100).lot.id;
    const refused = (lot: string) => [{ code: 'lot-not-in-quarantine', field: 'lot', parameters: { lot } }];
    expect(world.refused(SEATS.inspection, 'lot.inspect', inspect(fit, 'accepted'))).toMatchObject(
      refused(fit),
    );
    const waiting = receive(world, 100, { standard: null }).lot.id;
    world.done(SEATS.inspection, 'lot.inspect', inspect(waiting, 'accepted'));
    expect(world.refused(SEATS.inspection, 'lot.inspect', inspect(waiting, 'rejected'))).toMatchObject(
      refused(waiting),
    );
    world.audit();
  });

  it('serves nobody where it was rejected', () => {
    const world = hubei();
    const lot = receive(world, 100, { standard: null }).lot.id;
    world.done(SEATS.inspection, 'lot.inspect', inspect(lot, 'rejected'));
    const lines = [{ need: need(world, 'union', 100), lot, amount: 10 }];
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', { incident: INCIDENT, reason: '协调', lines }),
    ).toMatchObject([{ code: 'lot-rejected', field: 'lines.0.lot', parameters: { lot } }]);
  });
});
