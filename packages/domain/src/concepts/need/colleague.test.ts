import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOf } from '../../book/notices.ts';
import { earlierStatements } from './view.ts';

const WARD = { organisation: 'union', seat: 'union.ward' };
const asked = (more: object = {}) => ({
  ...{ incident: INCIDENT, facility: 'union', item: 'mask-medical-protective', setting: 'isolation' },
  ...{ quantity: { kind: 'exact', amount: 100 }, usePerDay: 50, ...more },
});

let world: World;
beforeEach(() => {
  world = hubei();
  world.done(SEATS.union, 'need.state', asked());
});
const notices = () => {
  const last = world.facts.at(-1);
  if (!last) throw new Error('nothing has happened');
  return noticesOf(world.state, last).map(({ kind, organisations, path }) => ({ kind, organisations, path }));
};

describe('two people of one hospital who state different numbers', () => {
  it('are asked which holds, with the colleague’s number and time; both stay on the page, and their organisation hears', () => {
    world.pass(3);
    const other = asked({ quantity: { kind: 'exact', amount: 120 }, usePerDay: 60 });
    const open = world.refused(WARD, 'need.state', other);
    const at = '2020-01-26 08:00';
    expect(open).toMatchObject([
      { code: 'colleague-said', field: 'quantity.amount', parameters: { known: 100, at } },
      { code: 'colleague-said', field: 'usePerDay', parameters: { known: 50, at } },
    ]);
    world.done(WARD, 'need.state', { ...other, confirmed: open.map(({ confirm }) => confirm) });
    expect(earlierStatements(world.view, INCIDENT, 'union')).toMatchObject([
      { quantity: { amount: 120 }, earlier: [{ quantity: { amount: 100 } }] },
    ]);
    const path = `/incidents/${INCIDENT}/facilities/union`;
    expect(notices()).toEqual([{ kind: 'need.two-numbers', organisations: ['union'], path }]);
    world.audit();
  });

  it('an amount that is unknown to one of them is another one, too', () => {
    const unknown = asked({ quantity: { kind: 'unknown' } });
    expect(world.refused(WARD, 'need.state', unknown)).toMatchObject([
      { field: 'quantity.kind', confirm: 'colleague-said:quantity.kind=unknown' },
    ]);
  });

  it('nobody is asked about the same number, about a day-old one, nor about an own one; nor anybody else', () => {
    world.done(WARD, 'need.state', asked({ onHand: 30 }));
    expect(notices()).toEqual([]);
    world.done(WARD, 'need.state', asked({ quantity: { kind: 'exact', amount: 110 } }));
    world.done(SEATS.lead, 'need.state', asked({ quantity: { kind: 'exact', amount: 130 }, source: '通知' }));
    world.done(SEATS.union, 'need.state', asked({ quantity: { kind: 'exact', amount: 140 } }));
    world.pass(24);
    world.done(WARD, 'need.state', asked({ quantity: { kind: 'exact', amount: 150 } }));
    expect(notices()).toEqual([]);
  });
});

describe('a need that another has withdrawn', () => {
  const told = (world: World) => {
    const fact = world.facts.at(-1);
    return fact ? noticesOf(world.state, fact) : [];
  };
  it('is told to its facility, which may know better; its own withdrawal is not', () => {
    const world = hubei();
    const id = need(world, 'union', 900);
    world.done(SEATS.lead, 'need.retract', { incident: INCIDENT, need: id, reason: '名单中已没有' });
    expect(told(world)).toMatchObject([
      { kind: 'need.ended-by-another', urgency: 'urgent', organisations: ['union'] },
    ]);
    const again = need(world, 'union', 900);
    world.done(SEATS.union, 'need.retract', { incident: INCIDENT, need: again, reason: '填错' });
    expect(told(world)).toEqual([]);
  });
});
