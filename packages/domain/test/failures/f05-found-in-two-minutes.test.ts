import { findStock } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, lose, receive, SEATS, type World } from '../support/world.ts';

/**
 * F5: in the hall of the Red Cross there were sheets of paper and a list without bins; doctors and staff went from pile to
 * pile. Here whoever knows anything at all of a carton asks the screen once, and reads the bin first.
 */
describe('F5: a volunteer who has never been in the hall finds a lot', () => {
  let world: World;
  let lot: string;
  let receiptCode: string;

  beforeEach(() => {
    world = hubei();
    const gift = receive(world, 100, { bin: 'A-03-2' });
    [lot, receiptCode] = [gift.lot.id, gift.receiptCode];
    receive(world, 40, { item: 'goggles', standard: null, bin: 'C-01-1' });
  });

  const bins = (asked: string) => findStock(world.view, INCIDENT, asked).map(({ bin }) => bin);
  const move = (more: object) =>
    world.act(SEATS.gate, 'lot.move', { incident: INCIDENT, lot, to: 'B-07', ...more });
  const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);

  it('by what it is, in either language, by the lot, by the receipt, and by the bin', () => {
    for (const asked of [
      '防护口罩',
      'protective MASK',
      lot,
      receiptCode,
      receiptCode.toLowerCase(),
      'a-03-2',
    ])
      expect([asked, bins(asked)]).toEqual([asked, ['A-03-2']]);
    expect(findStock(world.view, INCIDENT, 'A-03')).toMatchObject([
      { lot, bin: 'A-03-2', place: 'hall-a', placeName: { zh: '国际博览中心 A 馆' }, held: 100, receiptCode },
    ]);
  });

  it('not by nothing, and not what is no longer there', () => {
    for (const asked of ['', '   ', '不存在的东西']) expect(bins(asked)).toEqual([]);
    lose(world, lot, 100);
    expect(bins(lot)).toEqual([]);
  });

  it('also after its cartons were carried to another bin, all of them or a part', () => {
    expect(move({ part: true }).ok).toBe(true);
    expect([bins('A-03-2'), bins('B-07')]).toEqual([['A-03-2 + B-07'], ['A-03-2 + B-07']]);
    expect(why(move({ to: 'D-01' }))).toMatchObject({ code: 'bin-not-of-lot', field: 'bin' });
    expect(why(move({ bin: 'X-1' }))).toMatchObject({
      code: 'bin-not-of-lot',
      parameters: { bins: 'A-03-2, B-07' },
    });
    expect(why(move({ bin: 'B-07' }))).toMatchObject({ code: 'bin-not-of-lot', field: 'to' });
    expect(move({ bin: 'A-03-2' }).ok).toBe(true);
    expect([bins('A-03-2'), bins(lot)]).toEqual([[], ['B-07']]);
    expect(move({ to: 'A-01' }).ok).toBe(true);
    expect(bins(lot)).toEqual(['A-01']);
    world.audit();
  });

  it('that came without a bin, once somebody has put it into one', () => {
    const { id } = receive(world, 10).lot;
    expect(move({ lot: id }).ok).toBe(true);
    expect(bins(id)).toEqual(['B-07']);
  });

  it('and the answer is as short for a hall of a thousand lots', () => {
    for (let count = 0; count < 80; count += 1) receive(world, 1, { bin: `E-${count}` });
    expect(bins('E-')).toHaveLength(50);
    expect(bins('口罩')).toHaveLength(50);
  });
});
