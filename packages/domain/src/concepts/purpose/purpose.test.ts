import { beforeEach, describe, expect, it } from 'vitest';
import { buying, hubei, INCIDENT, purposeFor, SEATS, type World } from '../../../test/support/world.ts';
import { PURPOSES_MAX } from './rules.ts';
import { purposeRows } from './view.ts';

let world: World;
const here = { incident: INCIDENT };
const words = { zh: '购买口罩', en: 'Masks' };
const refused = (input: object) =>
  world.refused(SEATS.receiving, 'purpose.declare', { ...here, ...input })[0];
const give = (more: object) =>
  world.act(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'anonymous', donor: 'donor-1' }, receiver: 'red-cross' },
    ...{ mode: 'directed', money: { currency: 'CNY', amount: 100 } },
    ...more,
  });
const first = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);

beforeEach(() => {
  world = hubei();
});

describe('a purpose', () => {
  it('says in both languages and by code what may be bought, for everybody to read', () => {
    const purpose = purposeFor(world, {
      categories: ['hand-protection'],
      items: ['goggles'],
      kinds: ['transport'],
    });
    expect(purposeRows(world.view, INCIDENT)).toMatchObject([
      {
        ...{ id: purpose, ended: null, organisation: { id: 'red-cross' }, words: { zh: '购买口罩' } },
        covers: { categories: ['hand-protection'], items: [{ id: 'goggles' }], kinds: ['transport'] },
      },
    ]);
    world.audit();
  });

  it('covers something, of what there is, and names no person', () => {
    expect(refused({ words, covers: {} })).toMatchObject({ parameters: { rule: 'covers-something' } });
    expect(refused({ words, covers: { items: ['desk'] } })).toMatchObject({ field: 'covers.items.0' });
    const named = { ...words, zh: '联系 13900001111' };
    expect(refused({ words: named, covers: { kinds: ['food'] } })).toMatchObject({
      ...{ code: 'personal-data', field: 'words.zh' },
    });
  });

  it('is declared by whoever takes gifts in, and only so often that donors can choose', () => {
    const asked = { ...here, words, covers: { kinds: ['food'] } };
    expect(first(world.act(SEATS.union, 'purpose.declare', asked))?.code).toBe('mandate-missing');
    for (let count = 0; count < PURPOSES_MAX; count += 1) purposeFor(world);
    expect(refused({ words, covers: { kinds: ['food'] } })).toMatchObject({
      ...{ code: 'purposes-too-many', parameters: { most: PURPOSES_MAX } },
    });
  });

  it('is chosen for a gift, with the donor’s own words beside it; words alone bind nothing and are refused', () => {
    const purpose = purposeFor(world);
    const outcome = give({ purpose, purposeWords: '给一线买口罩' });
    expect(outcome.ok).toBe(true);
    expect([...world.incident.donations.values()]).toMatchObject([{ purpose, purposeWords: '给一线买口罩' }]);
    expect(first(give({ mode: 'discretionary', purposeWords: '给一线买口罩' }))).toMatchObject({
      ...{ field: 'purpose', parameters: { rule: 'words-need-purpose' } },
    });
    expect(first(give({ purpose: '购买口罩' }))?.field).toBe('purpose');
    expect(first(give({ purpose: 'purpose-dream' }))).toMatchObject({ code: 'not-found', field: 'purpose' });
  });

  it('that has ended takes no further gift, and holds for those that were given', () => {
    const purpose = purposeFor(world);
    expect(give({ purpose }).ok).toBe(true);
    world.done(SEATS.receiving, 'purpose.end', { ...here, purpose, reason: '已足额' });
    expect(first(give({ purpose }))).toMatchObject({ code: 'wrong-state', parameters: { state: 'ended' } });
    expect(first(world.act(SEATS.gate, 'purpose.end', { ...here, purpose, reason: 'x' }))?.code).toBe(
      'wrong-state',
    );
    const [gift] = world.incident.donations.keys();
    const lines = [{ item: 'goggles', quantity: 1, amount: 1 }];
    const request = { ...here, donation: gift, purpose, ...buying(1), lines };
    expect(first(world.act(SEATS.gate, 'payment.request', request))?.code).toBe('purpose-broken');
    world.audit();
  });
});
