import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS, type World } from '../../test/support/world.ts';
import { HOUR_MS } from '../kernel/time/time.ts';
import { nextInLine } from './view.ts';

const valueOfCover = {
  ...{ fairness: 'weighted' as const, substituteLoss: 0, distanceLoss: 0 },
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [{ days: 7, worth: 10 }],
};
const propose = (on: World): string =>
  on.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT }).run as string;
const boundOf = (on: World, run: string, asked: string) =>
  on.incident.runs.get(run)?.lines.find((line) => line.need === asked)?.bound;

describe.each([
  ['by the order of settings', {}],
  ['by worth', { valueOfCover }],
])('what lies nowhere any more, %s', (_, terms) => {
  it('is told as goods that are gone, not as goods that were never fit; and who is next is still said', () => {
    const on = hubei(terms);
    receive(on, 100);
    const asked = need(on, 'union', 500, 'isolation');
    const first = propose(on);
    expect(boundOf(on, first, asked)).toBe('stock-exhausted');
    on.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run: first });
    // A ward that may have nothing of what came; and in the store there is nothing at all.
    const other = need(on, 'union', 50, 'isolation', { item: 'gloves-latex' });
    receive(on, 10);
    const second = propose(on);
    on.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run: second });
    receive(on, 20, { item: 'alcohol-75', standard: null });
    need(on, 'renai', 20, 'community', { item: 'alcohol-75' });
    const third = propose(on);
    expect(boundOf(on, third, asked)).toBe('stock-exhausted');
    expect(boundOf(on, third, other)).toBe('no-eligible-lot');
    if ('valueOfCover' in terms)
      expect(nextInLine(on.view, INCIDENT, third).map(({ item }) => item.id)).toContain(
        'mask-medical-protective',
      );
    on.audit();
  });

  it('counts stores as of the last full quarter of an hour: a plan is one for a while', () => {
    const on = hubei(terms);
    receive(on, 100);
    need(on, 'union', 96, 'isolation', { onHand: 9_600, usePerDay: 960 });
    const until = (moment: string) => on.pass((Date.parse(moment) - Date.parse(on.now)) / HOUR_MS);
    const had = () => on.incident.runs.get(propose(on))?.lines[0]?.figures?.had;
    until('2020-01-27T03:00:00.000Z');
    const full = had();
    until('2020-01-27T03:14:59.000Z');
    expect(had()).toBe(full);
    until('2020-01-27T03:15:00.000Z');
    expect(had()).toBe((full as number) - 10);
    on.audit();
  });
});
