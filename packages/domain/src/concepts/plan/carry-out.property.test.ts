import { canonicalJson, type Fact } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';

const KINDS = ['government', 'community', 'charity', 'disease-control', 'enterprise'] as const;
/** Not the whole province: the lead agency is its government. */
const AREAS = ['420100', '420102', '420103', '420105', '420200'];
const newcomers = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), area: fc.constantFrom(...AREAS) }), {
  maxLength: 8,
});

function register(world: World, organisation: string, { kind, area }: { kind: string; area: string }): void {
  const name = { zh: organisation, en: organisation };
  world.done(SEATS.lead, 'organisation.register', { organisation, name, kind, area, facilityClass: null });
}

const LEVELS = ['IV', 'III', 'II', 'I'] as const;
const activate = (world: World, level: string) =>
  world.act(SEATS.lead, 'plan.activate', {
    incident: INCIDENT,
    plan: 'cn-public-health',
    level,
    reason: '测试',
  });

/** What stands, apart from the ids and the order in which it came. */
function standing(world: World): string[] {
  const use = world.incident.plans.get('cn-public-health');
  const given = [...(use?.given ?? [])].flatMap(([entry, list]) =>
    list.map(({ holder, area }) => `${entry} ${holder} ${area}`),
  );
  const tasks = [...world.incident.tasks.values()].map(
    ({ organisation, area, title }) => `${organisation} ${area} ${title.en}`,
  );
  const needs = [...world.incident.needs.keys()];
  const duties = world.duties.outstanding(INCIDENT).map(({ kind, ower }) => `${kind} ${ower.organisation}`);
  return [...given, ...tasks, ...needs, ...duties, `${world.incident.releases.size} releases`].sort();
}

describe('a plan that is carried out in steps', () => {
  it('comes to the same whatever the size of the steps, and whoever came before or between them', () => {
    fc.assert(
      fc.property(
        newcomers,
        newcomers,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...LEVELS),
        (before, between, sizes, level) => {
          const stepped = new World();
          const atOnce = new World();
          for (const world of [stepped, atOnce]) {
            hubei({}, world);
            adopt(world);
            before.forEach((each, index) => {
              register(world, `before-${index}`, each);
            });
          }
          // One is interrupted by newcomers after some steps; the other has them all from the start.
          activate(stepped, level);
          for (const size of sizes) stepped.step(size);
          between.forEach((each, index) => {
            register(stepped, `between-${index}`, each);
          });
          carryOut(stepped, sizes[0]);
          activate(stepped, level);
          carryOut(stepped);
          between.forEach((each, index) => {
            register(atOnce, `between-${index}`, each);
          });
          // A place that has its owner by then keeps it: compare where no second one came for it.
          const contested = new Set([...before, ...between].map(({ kind, area }) => `${kind} ${area}`));
          if (contested.size < before.length + between.length) return;
          activate(atOnce, level);
          carryOut(atOnce);
          expect(standing(stepped)).toEqual(standing(atOnce));
          expect(new Set(standing(stepped)).size).toBe(standing(stepped).length);
          expect(stepped.audit().state.mandates).toEqual(stepped.state.mandates);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts at the start what it will have done at the end, where nothing came between', () => {
    fc.assert(
      fc.property(
        newcomers,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(...LEVELS),
        (before, size, level) => {
          const world = hubei();
          adopt(world);
          before.forEach((each, index) => {
            register(world, `before-${index}`, each);
          });
          activate(world, level);
          carryOut(world, size);
          const [activation] = world.incident.plans.get('cn-public-health')?.activations ?? [];
          expect(activation?.done).toEqual(activation?.amounts);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a log in which a plan was carried out otherwise than it says', () => {
  const world = hubei();
  adopt(world);
  register(world, 'changqing', { kind: 'community', area: '420103' });
  world.done(SEATS.union, 'facility.report-load', {
    incident: INCIDENT,
    facility: 'union',
    loads: [{ setting: 'isolation', patients: 10, beds: null }],
  });
  activate(world, 'I');
  carryOut(world);
  const log = world.log.map((text) => JSON.parse(text) as Fact);
  const at = (type: string) => log.findIndex((fact) => fact.type === type);
  const forged = (type: string, change: (data: never) => object) => {
    const replay = world.replay();
    const index = at(type);
    expect(index).toBeGreaterThan(0);
    log.forEach((fact, place) => {
      if (place > index) return;
      replay.take(canonicalJson(place === index ? { ...fact, data: change(fact.data as never) } : fact));
    });
  };

  it.each([
    [
      'plan.mandates-granted',
      (data: { rows: object[] }) => ({ ...data, rows: [{ holder: 'nobody', area: '420000' }] }),
    ],
    ['plan.mandates-granted', (data: object) => ({ ...data, first: 7 })],
    ['plan.mandates-granted', (data: object) => ({ ...data, entry: 'no-such-entry' })],
    ['plan.mandates-granted', (data: object) => ({ ...data, grantedUnder: 'mandate-union' })],
    [
      'plan.needs-stated',
      (data: { rows: object[] }) => ({ ...data, rows: [{ ...data.rows[0], amount: 1_000_000 }] }),
    ],
    ['plan.tasks-opened', (data: object) => ({ ...data, activation: 'activation-0' })],
    ['plan.adopted', (data: object) => ({ ...data, version: 3 })],
    ['plan.activated', (data: object) => ({ ...data, version: 9 })],
  ] as [string, (data: never) => object][])('fails its audit at the %s', (type, change) => {
    if (at(type) < 0) throw new Error(`no ${type} in this log`);
    expect(() => forged(type, change)).toThrow();
    expect(() => forged(type, (data) => data)).not.toThrow();
  });
});
