import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakGlassIsCapped,
  goodsAreConserved,
  moneyIsConserved,
  nothingIsAllocatedTwice,
  nothingIsNegative,
  onlyEligibleFacilitiesReceive,
  onlyFitGoodsMove,
  twoPeopleSigned,
} from './support/invariants.ts';
import { steps, walk } from './support/walk.ts';

const RUNS = { numRuns: 150 };

describe('after every step of any day', () => {
  it('the walk reaches what it is meant to test', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(steps(240), (path) => {
        walk(path, (_world, command) => seen.set(command, (seen.get(command) ?? 0) + 1));
      }),
      { ...RUNS, seed: 20200131 },
    );
    const rare = [
      'shortage.settle',
      'use.report',
      'order.cancel',
      'payment.approve',
      'release.publish',
      'purchase.receive',
      'refund.confirm',
    ];
    rare.push('transfer.post', 'transfer.reverse', 'lot.hold', 'count.record', 'count.settle', 'expiry');
    rare.push('correction.propose', 'correction.confirm', 'correction.decline', 'count.retract');
    rare.push('dispatch.correct', 'settlement.correct', 'shipment-correction.confirm');
    rare.push('allocation.propose-by-hand', 'allocation.approve', 'shipment.dispatch');
    for (const command of ['delivery.confirm', 'lot.inspect', 'loss.report', 'loss.confirm', ...rare])
      expect([command, (seen.get(command) ?? 0) >= 10]).toEqual([command, true]);
  });

  it('I1, I2: goods and money are conserved, per lot and per gift; no account but a donor’s is below zero', () => {
    fc.assert(
      fc.property(steps(80), (path) => {
        walk(path, (world) => {
          goodsAreConserved(world);
          moneyIsConserved(world);
          nothingIsNegative(world);
        });
      }),
      RUNS,
    );
  });

  it('I4: no unit is allocated twice, and every need knows what is promised, on the way and delivered', () => {
    fc.assert(
      fc.property(steps(80), (path) => {
        walk(path, nothingIsAllocatedTwice);
      }),
      RUNS,
    );
  });

  it('I12: nobody signs what he asked for, took in, or will receive', () => {
    fc.assert(
      fc.property(steps(80), (path) => {
        twoPeopleSigned(walk(path, () => {}));
      }),
      RUNS,
    );
  });

  it('I13, I3, F12: only fit goods move, to who may have them, wants them, and was meant', () => {
    fc.assert(
      fc.property(steps(80), (path) => {
        walk(path, (world, command) => {
          onlyFitGoodsMove(world);
          breakGlassIsCapped(world);
          onlyEligibleFacilitiesReceive(world, command);
        });
      }),
      RUNS,
    );
  });

  it('whoever replays the public log, with every check of an auditor, comes to the same state', () => {
    fc.assert(
      fc.property(steps(80), (path) => {
        const world = walk(path, () => {});
        expect(world.audit().state).toEqual(world.state);
      }),
      { numRuns: 80 },
    );
  });
});
