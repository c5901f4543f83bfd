import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, receive, SCAN, SEATS, type World } from '../../../test/support/world.ts';

let world: World;
let lot: string;
beforeEach(() => {
  world = hubei();
  lot = receive(world, 1_000).lot.id;
});

const here = { incident: INCIDENT };
const loss = (photo: string | null, confirmed: string[] = []) =>
  world.act(SEATS.gate, 'loss.report', { ...here, lot, amount: 5, reason: 'wet', photo, confirmed });

describe('a photograph that was shown before', () => {
  it('is asked about wherever it is shown again, with what it was first shown for', () => {
    const first = world.state.position + 1;
    expect(loss(SCAN).ok).toBe(true);
    const { count } = world.done(SEATS.receiving, 'count.record', { ...here, lot, counted: 900 });
    const settled = { ...here, count, reason: 'missing', photo: SCAN };
    const glass = {
      ...{ ...here, lot, amount: 10, facility: 'union', setting: 'isolation', carrier: '自提' },
      ...{ reason: 'life-at-risk', photo: SCAN },
    };
    for (const [command, input] of [
      ['loss.report', { ...here, lot, amount: 5, reason: 'wet', photo: SCAN }],
      ['count.settle', settled],
      ['goods.break-glass', glass],
    ] as const)
      expect(world.refused(SEATS.gate, command, input)).toMatchObject([
        {
          ...{ code: 'photograph-shown-before', field: 'photo' },
          parameters: { act: 'loss.report', entry: first },
        },
      ]);
    world.audit();
  });

  it('is taken where somebody says that it is the same thing, and the fact says so', () => {
    loss(SCAN);
    const again = loss(SCAN);
    const confirm = again.ok ? '' : (again.refusals[0]?.confirm as string);
    expect(loss(SCAN, [confirm]).ok).toBe(true);
    expect(world.facts.at(-1)?.data).toMatchObject({ photo: SCAN, confirmed: [confirm] });
    // The answer holds for that picture alone.
    const other = '7e'.repeat(32);
    loss(other);
    expect(loss(other, [confirm]).ok).toBe(false);
    world.audit();
  });

  it('is no matter where there is none, or another', () => {
    loss(SCAN);
    expect(loss(null).ok).toBe(true);
    expect(loss('7e'.repeat(32)).ok).toBe(true);
  });
});
