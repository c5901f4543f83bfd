import { beforeEach, describe, expect, it } from 'vitest';
import { confirmNeed, hubei, INCIDENT, need, SEATS, type World } from '../../../test/support/world.ts';
import { mattersOfTime, noticesOfTime } from '../../book/notices-of-time.ts';
import { needRows } from './view.ts';

let world: World;
beforeEach(() => {
  world = hubei();
  told = new Set();
});
const rows = () => needRows(world.view, INCIDENT).map(({ facility, stale }) => `${facility.id} ${stale}`);
const reaffirm = (needs: readonly string[], seat: { organisation: string; seat: string } = SEATS.union) => ({
  ...{ incident: INCIDENT, facility: seat.organisation, needs },
});
let told = new Set<string>();
const notices = () => {
  const matters = mattersOfTime(world.state, world.duties, world.now, (key) => told.has(key)).filter(
    ({ kind }) => kind === 'need.stale',
  );
  for (const { key } of matters) told.add(key);
  return noticesOfTime(matters).map(({ notice }) => `${notice.organisations} ${notice.path}`);
};

describe('a need that nobody has confirmed for long', () => {
  it('stands after the fresh, until its facility says with one tap that it is still right', () => {
    const id = need(world, 'union', 900, 'general-ward', { onHand: 100, usePerDay: 100 });
    world.pass(73);
    need(world, 'renai', 900, 'general-ward', { onHand: 900, usePerDay: 100 });
    expect(rows()).toEqual(['renai false', 'union true']);
    const before = world.incident.needs.get(id);
    world.done(SEATS.union, 'need.reaffirm', reaffirm([id, id]));
    expect(rows()).toEqual(['union false', 'renai false']);
    // What it says of its store, and as of when, stays: it ran out two days ago.
    const row = needRows(world.view, INCIDENT)[0];
    expect(row).toMatchObject({ asOf: before?.asOf, emptyAt: before?.emptyAt, runOutHours: -49, inStore: 0 });
    world.pass(72);
    expect(rows()).toEqual(['union false', 'renai false']);
    world.pass(1);
    expect(rows()).toEqual(['union true', 'renai true']);
    world.audit();
  });

  it('that came from a list is fresh again when a later list names it with the same figures', () => {
    const { need: id } = world.done(SEATS.lead, 'need.state', {
      ...{ incident: INCIDENT, facility: 'union', item: 'goggles', setting: 'general-ward' },
      ...{ quantity: { kind: 'unknown' }, source: 'wuhan2020' },
    });
    world.pass(100);
    expect(rows()).toEqual(['union true']);
    const again = { incident: INCIDENT, needs: [id], source: 'wuhan2020' };
    const day = new Date(Date.parse(world.now) - 3_600_000).toISOString();
    world.done(SEATS.lead, 'need.list-again', { ...again, asOf: day });
    expect(rows()).toEqual(['union false']);
    world.pass(72);
    expect(rows()).toEqual(['union true']);
    const own = need(world, 'renai', 5);
    const refused = (more: object) =>
      world.refused(SEATS.lead, 'need.list-again', { ...again, asOf: day, ...more });
    expect(refused({ needs: [own] })).toMatchObject([{ code: 'said-since', field: 'needs.0' }]);
    expect(refused({ needs: ['x'] })).toMatchObject([{ code: 'not-found', field: 'needs.0' }]);
    expect(refused({ asOf: '2021-01-01T00:00:00Z' })).toMatchObject([{ code: 'date-impossible' }]);
    expect(world.refused(SEATS.union, 'need.list-again', { ...again, asOf: day })).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    world.audit();
  });

  it('is its facility’s own word after the tap: what another saw long ago is not seen anew', () => {
    const id = need(world, 'union', 900);
    confirmNeed(world, id, 'inspected');
    const level = () => {
      const { evidence, confirmed, counts } = world.incident.needs.get(id) ?? {};
      return [evidence, counts?.evidence, confirmed === null];
    };
    world.pass(24);
    world.done(SEATS.union, 'need.reaffirm', reaffirm([id]));
    expect(level()).toEqual(['inspected', 'inspected', false]);
    world.pass(100);
    world.done(SEATS.union, 'need.reaffirm', reaffirm([id]));
    expect(level()).toEqual(['self-declared', 'self-declared', true]);
    world.audit();
  });

  it('is fresh again, too, when another organisation has called back', () => {
    const id = need(world, 'union', 900);
    world.pass(100);
    confirmNeed(world, id);
    expect(rows()).toEqual(['union false']);
  });

  it('is said to be right by its facility alone, of its own needs, and of none that was withdrawn', () => {
    const id = need(world, 'union', 900);
    const other = need(world, 'renai', 900);
    expect(world.refused(SEATS.lead, 'need.reaffirm', reaffirm([id], SEATS.lead))).toMatchObject([
      { code: 'not-found', field: 'facility' },
    ]);
    expect(world.refused(SEATS.renai, 'need.reaffirm', reaffirm([id]))).toMatchObject([
      { code: 'not-own-matter' },
    ]);
    expect(world.refused(SEATS.union, 'need.reaffirm', reaffirm([id, other, 'x']))).toMatchObject([
      { code: 'not-found', field: 'needs.1' },
      { code: 'not-found', field: 'needs.2' },
    ]);
    world.done(SEATS.union, 'need.retract', { incident: INCIDENT, need: id, reason: '报错' });
    expect(world.refused(SEATS.union, 'need.reaffirm', reaffirm([id]))).toMatchObject([
      { code: 'wrong-state', field: 'needs.0' },
    ]);
    expect(world.refused(SEATS.union, 'need.reaffirm', reaffirm([]))).toMatchObject([{ field: 'needs' }]);
    const many = Array.from({ length: 101 }, (_, index) => `n-${index}`);
    expect(world.refused(SEATS.union, 'need.reaffirm', reaffirm(many))).toMatchObject([{ field: 'needs' }]);
    world.audit();
  });

  it('does not confirm what waits for another: that is refused by name, the others are taken, and what counts grows old', () => {
    const other = need(world, 'union', 90, 'isolation');
    const id = need(world, 'union', 100);
    const [before] = needRows(world.view, INCIDENT, { setting: 'general-ward' });
    const restated = { incident: INCIDENT, facility: 'union', item: 'mask-medical-protective' };
    const more = {
      ...{ ...restated, setting: 'general-ward', quantity: { kind: 'exact', amount: 10_000 }, usePerDay: 15 },
      confirmed: ['figure-jumps:quantity.amount=10000'],
    };
    world.pass(10);
    world.done(SEATS.union, 'need.state', more);
    world.pass(70);
    expect(world.refused(SEATS.union, 'need.reaffirm', reaffirm([other, id]))).toMatchObject([
      {
        ...{ code: 'figures-wait', field: 'needs.1' },
        parameters: { item: 'mask-medical-protective', waits: ['quantity'] },
      },
    ]);
    world.done(SEATS.union, 'need.reaffirm', reaffirm([other]));
    const [row] = needRows(world.view, INCIDENT, { setting: 'general-ward' });
    expect(row).toMatchObject({ stale: true, freshFrom: before?.freshFrom, waits: ['quantity'] });
    confirmNeed(world, id);
    expect(needRows(world.view, INCIDENT, { setting: 'general-ward' })).toMatchObject([
      { stale: false, waits: [] },
    ]);
    world.audit();
  });

  it('brings its facility one notice for all of its needs, with the way to the one question, and again after an answer', () => {
    const first = need(world, 'union', 900);
    const second = need(world, 'union', 90, 'isolation');
    need(world, 'renai', 5);
    world.pass(72);
    expect(notices()).toEqual([]);
    world.pass(1);
    expect(notices()).toEqual(['renai /work/needs?still-right=1', 'union /work/needs?still-right=1']);
    world.pass(500);
    expect(notices()).toEqual([]);
    world.done(SEATS.union, 'need.reaffirm', reaffirm([first, second]));
    expect(notices()).toEqual([]);
    world.pass(73);
    expect(notices()).toEqual(['union /work/needs?still-right=1']);
  });

  it('brings none where nothing is asked for any more', () => {
    const id = need(world, 'union', 900);
    world.done(SEATS.union, 'need.retract', { incident: INCIDENT, need: id, reason: '报错' });
    world.pass(500);
    expect(notices()).toEqual([]);
  });
});
