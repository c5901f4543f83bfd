import {
  accountsOfUnit,
  balance,
  endsOf,
  lotsAt,
  parseAccountId,
  type WayStep,
  wayOf,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steps, walk } from '../support/walk.ts';
import { INCIDENT, type World } from '../support/world.ts';

const ALL = Number.POSITIVE_INFINITY;
const whole = (world: World, unit: string) => wayOf(world.view, INCIDENT, unit, { most: ALL }).steps;

/** What has come to each place and not left it, by the steps alone. */
function cameTo(way: readonly WayStep[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { moves } of way)
    for (const { from, to, amount } of moves) {
      sums.set(from, (sums.get(from) ?? 0) - amount);
      sums.set(to, (sums.get(to) ?? 0) + amount);
    }
  return sums;
}

function waysAddUp(world: World): void {
  const { incident, state } = world;
  const facts = new Map(world.facts.map((fact) => [fact.position, fact]));
  const cameWhere = new Map<string, Set<string>>();
  for (const { id, amount } of incident.lots.values()) {
    const way = whole(world, id);
    const { given, ends } = endsOf(state.ledger, id);
    const came = cameTo(way);
    expect(given).toBe(amount);
    expect(ends.reduce((sum, each) => sum + each.amount, 0)).toBe(given);
    came.delete('donor');
    expect(new Map([...came].filter(([, sum]) => sum !== 0))).toEqual(
      new Map(ends.map((each) => [each.place, each.amount])),
    );
    // In the log's order, each as the log has it.
    for (const { position, type, organisation, seat } of way)
      expect(facts.get(position)).toMatchObject({ type, actor: { organisation: organisation.id, seat } });
    expect(way.map(({ position }) => position)).toEqual(
      way.map(({ position }) => position).sort((a, b) => a - b),
    );
    const facilities = new Set(way.flatMap(({ facility }) => (facility ? [facility.id] : [])));
    for (const facility of facilities) {
      const own = wayOf(world.view, INCIDENT, id, { facility, most: ALL }).steps;
      expect(own).toEqual(way.filter((step) => step.facility === null || step.facility.id === facility));
    }
    for (const account of accountsOfUnit(state.ledger, id))
      if (account.kind === 'facility' && account.in > 0)
        cameWhere.set(account.owner, (cameWhere.get(account.owner) ?? new Set()).add(id));
  }
  for (const [facility, lots] of cameWhere) {
    const { rows } = lotsAt(world.view, INCIDENT, facility, { most: ALL });
    expect(new Set(rows.map(({ lot }) => lot))).toEqual(lots);
    expect(rows).toHaveLength(lots.size);
    const held = [...state.ledger.accounts.values()].filter(
      (each) => each.owner === facility && each.kind === 'facility',
    );
    expect(rows.reduce((sum, row) => sum + row.held, 0)).toBe(
      held.reduce((sum, each) => sum + balance(each), 0),
    );
  }
  for (const { id, money } of incident.donations.values()) {
    if (!money) continue;
    const came = cameTo(whole(world, id));
    const accounts = [...state.ledger.accounts.values()].filter(({ place }) => place === id);
    for (const kind of ['fund', 'spent'])
      expect(came.get(kind) ?? 0).toBe(
        accounts
          .filter((each) => parseAccountId(each.id).kind === kind)
          .reduce((sum, each) => sum + balance(each), 0),
      );
  }
}

describe('the way of a lot, and of a gift of money', () => {
  it('adds up to what was given wherever it went, whatever happens', () => {
    fc.assert(
      fc.property(steps(60), (path) => {
        waysAddUp(walk(path, () => undefined));
      }),
      { numRuns: 60 },
    );
  });

  it('comes in pages that leave no step out', () => {
    fc.assert(
      fc.property(steps(40), fc.integer({ min: 1, max: 5 }), (path, most) => {
        const world = walk(path, () => undefined);
        for (const id of world.incident.lots.keys()) {
          const all = whole(world, id);
          const paged: WayStep[] = [];
          for (let before = 0; before < all.length; before += most) {
            const page = wayOf(world.view, INCIDENT, id, { before, most });
            expect(page).toMatchObject({ count: all.length, before });
            paged.push(...page.steps);
          }
          expect(paged).toEqual(all);
        }
      }),
      { numRuns: 20 },
    );
  });
});
