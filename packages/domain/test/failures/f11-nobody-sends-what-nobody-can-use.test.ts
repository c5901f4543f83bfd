import { answerGoods, type GoodsAnswer, type GoodsCheck, goodsQuestions } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS, type World } from '../support/world.ts';

/** The three questions as somebody types them: what is on the pack, its standard, count and pack with the paper. */
const ask = (world: World, typed: Record<string, string>) =>
  answerGoods(world.view, INCIDENT, goodsQuestions.parse({ count: '20', holds: '1000', ...typed }));
const answer = (world: World, typed: Record<string, string>): GoodsAnswer => {
  const answered = ask(world, typed);
  if (!answered.ok) throw new Error(JSON.stringify(answered.refusals));
  return answered.value;
};
const check = (world: World, typed: Record<string, string>): GoodsCheck =>
  answer(world, typed).check as GoodsCheck;

const report = (standard: string) => ({ paper: 'test-report', standard, reference: '检 2019-8871' });
const stop = (world: World, item: string) =>
  world.done(SEATS.union, 'facility.stop-receiving', {
    incident: INCIDENT,
    facility: 'union',
    item,
    reason: '库满',
  });

describe('F11: before goods are sent their donor learns whether anybody can use them', () => {
  it('a protective mask with its report is wanted by the isolation ward that waits', () => {
    const world = hubei();
    need(world, 'union', 30_000, 'isolation');
    expect(check(world, { what: '医用防护口罩', ...report('GB 19083-2010') })).toMatchObject({
      countsAs: { id: 'mask-medical-protective' },
      quarantined: null,
      missing: [],
      settings: ['isolation', 'fever-clinic', 'general-ward', 'community'],
      verdict: 'wanted',
      uses: [
        {
          settings: ['isolation'],
          facilities: 1,
          missingKnown: 30_000,
          first: { facility: { id: 'union' } },
        },
      ],
    });
  });

  it('the same name over a report of GB 2626 serves no ward of isolation: what is missing is named, and the other use', () => {
    const world = hubei();
    need(world, 'union', 30_000, 'isolation');
    const asked = { what: '医用防护口罩', ...report('GB 2626-2006') };
    expect(check(world, asked)).toMatchObject({
      countsAs: { id: 'respirator-kn95' },
      missing: ['GB 19083'],
      settings: ['general-ward', 'community'],
      uses: [],
      verdict: 'not-now',
    });
    need(world, 'renai', 8_000, 'general-ward');
    expect(check(world, asked)).toMatchObject({
      verdict: 'wanted-otherwise',
      uses: [{ item: { id: 'mask-medical-protective' }, settings: ['general-ward'], missingKnown: 8_000 }],
    });
    expect(check(world, { what: 'KN95', ...report('GB 2626-2006') }).verdict).toBe('wanted-otherwise');
    need(world, 'renai', 50, 'general-ward', { item: 'respirator-kn95' });
    expect(check(world, { what: 'KN95', ...report('GB 2626-2006') }).verdict).toBe('wanted');
  });

  it('goods that would only wait in the hall are told which paper they lack', () => {
    const world = hubei();
    need(world, 'union', 300, 'isolation', { item: 'coverall-medical' });
    expect(check(world, { what: '防护服' })).toMatchObject({
      quarantined: 'no-evidence',
      missing: ['GB 19082'],
      settings: [],
      uses: [],
      verdict: 'papers-first',
    });
    const expired = { what: '防护服', ...report('GB 19082-2009'), expiresOn: '2019-06-30' };
    expect(check(world, expired)).toMatchObject({ quarantined: 'expired', verdict: 'papers-first' });
  });

  it('what nobody waits for, or has asked to stop, or lies in store already, is kindly not wanted now', () => {
    const world = hubei();
    const asked = { what: 'goggles', ...report('GB 14866-2006') };
    expect(check(world, asked).verdict).toBe('not-now');
    need(world, 'union', 200, 'isolation', { item: 'goggles' });
    expect(check(world, asked).verdict).toBe('wanted');
    stop(world, 'goggles');
    expect(check(world, asked).verdict).toBe('not-now');
    need(world, 'renai', 200, 'general-ward', { item: 'goggles' });
    expect(check(world, asked).verdict).toBe('wanted');
    receive(world, 200, { item: 'goggles', standard: 'GB 14866-2006' });
    expect(check(world, asked).verdict).toBe('not-now');
  });

  it('a facility that may not have the setting counts for nothing', () => {
    const world = hubei();
    need(world, 'renai', 30_000, 'isolation');
    expect(check(world, { what: '医用防护口罩', ...report('GB 19083') }).verdict).toBe('not-now');
  });

  it('a word that several items go by is asked about, and one that none does finds nothing', () => {
    const world = hubei();
    const { items, check: none } = answer(world, { what: 'N95' });
    expect(none).toBeNull();
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['mask-medical-protective', 'respirator-n95', 'respirator-ffp2']),
    );
    expect(answer(world, { what: '量子扫帚' })).toEqual({ items: [], check: null });
  });

  it('a large load says that somebody else will look at it first; a malformed number is refused beside its field', () => {
    const world = hubei();
    need(world, 'union', 90_000, 'isolation');
    const load = { what: '医用防护口罩', ...report('GB 19083'), count: '60' };
    expect(check(world, load)).toMatchObject({ quarantined: 'large-intake', verdict: 'wanted' });
    const refused = ask(world, { ...load, reference: '国械注准1' });
    expect(!refused.ok && refused.refusals).toMatchObject([
      { code: 'registration-malformed', field: 'reference' },
    ]);
    const absurd = ask(world, { ...load, count: '1000000000000' });
    expect(!absurd.ok && absurd.refusals).toMatchObject([{ code: 'amount-absurd', field: 'count' }]);
  });
});
