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
