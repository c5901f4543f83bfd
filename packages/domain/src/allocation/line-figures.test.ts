import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS, type World } from '../../test/support/world.ts';
import { allocationView } from './view.ts';

const VALUE = {
  fairness: 'weighted' as const,
  settingWeights: { isolation: 40, 'fever-clinic': 30, 'general-ward': 20, community: 1 },
  // A day of cover is worth 50, the second and third 20: in a general ward 1,000 and 400 a piece.
  curve: [
    { days: 1, worth: 50 },
    { days: 3, worth: 20 },
  ],
  substituteLoss: 0,
  // From the hall in Hanyang to another district of the city: one step.
  distanceLoss: 8,
};

const lineOf = (world: World, of: string) => {
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const lines = allocationView(world.view, INCIDENT, run as string)?.lines ?? [];
  return lines.find((line) => line.need.id === of);
};

describe('a line of an allocation says its numbers', () => {
  it('what was there, what comes, what the next would be worth, and who had the last', () => {
    const world = hubei({ valueOfCover: VALUE, coverDays: 3, handling: undefined });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 40, usePerDay: 210 });
    const renai = need(world, 'renai', 10_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    // Day 1 of both is 170 (210 − 40) and 100; 200 are left, and the second and third day of Renai take just those.
    receive(world, 470);
    expect(lineOf(world, renai)).toMatchObject({ given: 300, bound: 'cover-days-reached' });
    expect(lineOf(world, union)).toMatchObject({
      amount: 170,
      bound: 'stock-exhausted',
      figures: { had: 40, usePerDay: 210 },
      next: { worth: 400, amount: 420, loss: 8 },
      outbid: { facility: { id: 'renai' }, worth: 392 },
    });
    world.audit();
  });

  it('counts what is in store by now, and what is on its way', () => {
    const world = hubei({ valueOfCover: VALUE, coverDays: 3 });
    const union = need(world, 'union', 10_000, 'general-ward', { onHand: 240, usePerDay: 240 });
    receive(world, 5_000);
    world.pass(12);
    // Half a day has used 120 of 240; three days take 720.
    expect(lineOf(world, union)).toMatchObject({
      amount: 600,
      figures: { had: 120, usePerDay: 240 },
      bound: 'cover-days-reached',
      outbid: null,
    });
    world.audit();
  });

  it('says so by setting and run-out as well, and nothing where a person typed it', () => {
    const world = hubei();
    const union = need(world, 'union', 500, 'general-ward', { onHand: 10, usePerDay: 20 });
    const { id } = receive(world, 100).lot;
    expect(lineOf(world, union)).toMatchObject({ amount: 100, figures: { had: 10, usePerDay: 20 } });
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', {
      ...{ incident: INCIDENT, reason: '另有约定' },
      lines: [{ need: union, lot: id, amount: 5 }],
    });
    const [line] = allocationView(world.view, INCIDENT, run as string)?.lines ?? [];
    expect(line?.figures).toBeUndefined();
  });
});
