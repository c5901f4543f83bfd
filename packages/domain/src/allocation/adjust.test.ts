import { runDifferences } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { AREAS, hubei, INCIDENT, ITEMS, need, receive, SEATS, type World } from '../../test/support/world.ts';

function proposed(): { world: World; run: string; lot: string; a: string; b: string } {
  const world = hubei();
  const { lot } = receive(world, 100);
  const [a, b] = [need(world, 'union', 60, 'isolation'), need(world, 'renai', 60)];
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  return { world, run: run as string, lot: lot.id, a, b };
}

const adjust = (run: string, changes: object[]) => ({
  incident: INCIDENT,
  run,
  reason: '该院昨日已另获捐赠',
  changes,
});
const amounts = (world: World, run: string) =>
  world.incident.runs.get(run)?.lines.map(({ need: of, amount, rule }) => [of, amount, rule]);

describe('a proposed run adjusted by a person', () => {
  it('takes the other’s place, keeps the lines that nobody touched, and is approved into orders', () => {
    const { world, run, lot, a, b } = proposed();
    const { run: other } = world.done(
      SEATS.lead,
      'allocation.adjust',
      adjust(run, [{ need: a, lot, amount: 20 }]),
    );
    expect(amounts(world, other as string)).toEqual([
      [b, 40, 'priority-then-run-out'],
      [a, 20, 'by-hand'],
    ]);
    expect(world.incident.runs.get(run)).toMatchObject({ status: 'replaced' });
    expect(world.incident.runs.get(other as string)).toMatchObject({
      method: 'adjusted',
      adjusts: run,
      reason: '该院昨日已另获捐赠',
      status: 'proposed',
    });
    expect(world.refused(SEATS.second, 'allocation.approve', { incident: INCIDENT, run })).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'replaced' } },
    ]);
    const { orders } = world.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run: other });
    expect((orders as string[]).length).toBe(2);
    const view = { state: world.state, items: ITEMS, areas: AREAS, duties: world.duties, now: world.now };
    expect(runDifferences(view, INCIDENT, other as string)).toMatchObject({
      previous: { id: run },
      rows: [{ need: a, before: { amount: 60 }, after: { amount: 20, bound: 'by-hand' } }],
    });
    world.audit();
  });

  it('can give nothing where something was, and something where nothing was', () => {
    const { world, run, lot, a, b } = proposed();
    const { run: other } = world.done(
      SEATS.lead,
      'allocation.adjust',
      adjust(run, [
        { need: a, lot, amount: 0 },
        { need: b, lot, amount: 60 },
      ]),
    );
    expect(amounts(world, other as string)).toEqual([
      [a, 0, 'by-hand'],
      [b, 60, 'by-hand'],
    ]);
    world.audit();
  });

  it('keeps of a need that it touches the other lots, and no line of nothing beside them', () => {
    const world = hubei();
    // Of two lots alike the one with the lesser id goes first.
    const [first = '', second = ''] = [receive(world, 30).lot.id, receive(world, 30).lot.id].sort();
    const a = need(world, 'union', 60, 'isolation');
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const lines = (of: unknown) =>
      world.incident.runs.get(of as string)?.lines.map(({ lot, amount, rule }) => [lot, amount, rule]);
    expect(lines(run)?.map(([lot, amount]) => [lot, amount])).toEqual([
      [first, 30],
      [second, 30],
    ]);
    const adjusted = (of: unknown, changes: object[]) =>
      world.done(SEATS.lead, 'allocation.adjust', adjust(of as string, changes)).run;
    const less = adjusted(run, [{ need: a, lot: first, amount: 0 }]);
    expect(lines(less)).toEqual([[second, 30, 'by-hand']]);
    const one = adjusted(less, [{ need: a, lot: second, amount: 1 }]);
    expect(lines(one)).toEqual([[second, 1, 'by-hand']]);
    expect(lines(adjusted(one, [{ need: a, lot: second, amount: 0 }]))).toEqual([[null, 0, 'by-hand']]);
    world.audit();
  });

  it('is held against the other, the largest change first, and what did not change is left out', () => {
    const { world, run, lot, a, b } = proposed();
    const c = need(world, 'tianyou', 60);
    const byHand = { need: c, lot, amount: 30 };
    const changes = [{ need: a, lot, amount: 50 }, { need: b, lot, amount: 0 }, byHand];
    const { run: other } = world.done(SEATS.lead, 'allocation.adjust', adjust(run, changes));
    const rows = (of: string) =>
      runDifferences(world.view, INCIDENT, of)?.rows.map(({ need: id, before, after }) => [
        ...[id, before.amount, after.amount],
      ]);
    // b loses 40, c gains 30, a loses 10.
    expect(rows(other as string)).toEqual([
      [b, 40, 0],
      [c, 0, 30],
      [a, 60, 50],
    ]);
    const { run: third } = world.done(
      SEATS.lead,
      'allocation.adjust',
      adjust(other as string, [
        { need: a, lot, amount: 40 },
        { need: c, lot, amount: 40 },
      ]),
    );
    // Of equal changes in the order of their names.
    expect(rows(third as string)?.map(([id]) => id)).toEqual([a, c].sort());
    expect(runDifferences(world.view, INCIDENT, run)).toBeNull();
  });

  it('stays within the hard rules and the stock, each refusal at its field', () => {
    const { world, run, lot, a, b } = proposed();
    const isolation = { need: b.replace('general-ward', 'isolation'), lot, amount: 5 };
    const refused = (changes: object[]) =>
      world.refused(SEATS.lead, 'allocation.adjust', adjust(run, changes));
    expect(refused([{ need: a, lot, amount: 61 }])).toMatchObject([{ code: 'stock-insufficient' }]);
    expect(refused([{ need: a, lot, amount: 60 }])).toMatchObject([{ code: 'nothing-to-allocate' }]);
    expect(refused([isolation])).toMatchObject([{ code: 'not-found', field: 'changes.0.need' }]);
    expect(refused([{ need: a, lot: 'lot-none', amount: 0 }])).toMatchObject([
      { code: 'not-found', field: 'changes.0.lot' },
    ]);
    expect(refused([])).toMatchObject([{ code: 'input-invalid', field: 'changes' }]);
    const twice = { need: a, lot, amount: 1 };
    expect(refused([twice, { ...twice, amount: 2 }])).toMatchObject([{ code: 'input-invalid' }]);
    expect(
      world.refused(SEATS.union, 'allocation.adjust', adjust(run, [{ need: a, lot, amount: 20 }])),
    ).toMatchObject([{ code: 'mandate-missing' }]);
  });
});
