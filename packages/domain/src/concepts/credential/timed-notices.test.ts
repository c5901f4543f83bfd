import { type Credential, mattersOfTime, noticesOfTime } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../../../test/support/indexes.ts';
import { hubei, SEATS, type World } from '../../../test/support/world.ts';

const present = (world: World, credential: string, expiresOn: string | null) => {
  const paper = { organisation: 'red-cross', credential, kind: 'registration', reference: null };
  world.done(SEATS.receiving, 'credential.present', { ...paper, issuer: '民政厅', expiresOn });
};
const check = (world: World, credential: string, outcome = 'confirmed') =>
  world.done(SEATS.lead, 'credential.check', { credential, outcome, note: '已查' });
const revoke = (world: World, credential: string) =>
  world.done(SEATS.lead, 'credential.revoke', { credential, reason: '注销' });
const confirmed = (world: World, credential: string, expiresOn: string | null) => {
  present(world, credential, expiresOn);
  check(world, credential);
};
const expiring = (world: World) =>
  mattersOfTime(world.state, world.duties, world.now, () => false).filter(
    ({ kind }) => kind === 'credential.expires-soon',
  );

describe('a credential that ends soon', () => {
  it('is told to its holder thirty days before its last day, unless another holds longer', () => {
    const world = hubei();
    confirmed(world, 'far', '2020-02-26');
    expect(expiring(world)).toEqual([]);
    confirmed(world, 'near', '2020-02-25');
    expect(expiring(world)).toEqual([]);
    revoke(world, 'far');
    expect(expiring(world)).toMatchObject([
      { key: '["credential.expires-soon","near"]', organisations: ['red-cross'], end: '2020-02-25' },
    ]);
    expect(noticesOfTime(expiring(world))).toMatchObject([
      {
        origin: '["credential.expires-soon","near"]',
        incident: 'register',
        position: null,
        notice: { urgency: 'normal', path: '/work/standing', exercise: false },
      },
    ]);
    confirmed(world, 'endless', null);
    expect(expiring(world)).toEqual([]);
  });

  it('is told on its last day still, and not after it; nor while nobody has confirmed it', () => {
    const world = hubei();
    present(world, 'own', '2020-02-10');
    expect(expiring(world)).toEqual([]);
    check(world, 'own');
    world.now = '2020-02-10T15:59:59.999Z';
    expect(expiring(world)).toHaveLength(1);
    world.now = '2020-02-10T16:00:00.000Z';
    expect(expiring(world)).toEqual([]);
  });

  it('is found without looking at those that end later', () => {
    const world = hubei();
    confirmed(world, 'near', '2020-02-20');
    for (let each = 0; each < 300; each += 1) confirmed(world, `far-${each}`, '2021-02-20');
    revoke(world, 'far-0');
    let read = 0;
    class Counted extends Map<string, Credential> {
      override get(id: string) {
        read += 1;
        return super.get(id);
      }
      override values(): never {
        throw new Error('walks the register');
      }
    }
    const state = { ...world.state, credentials: new Counted([...world.state.credentials]) };
    // One of another holder: nothing of its kind stands beside it.
    state.credentialsOf.set('red-cross', ['near']);
    const found = mattersOfTime(state, world.duties, world.now, () => false);
    expect(found.filter(({ kind }) => kind === 'credential.expires-soon')).toHaveLength(1);
    expect(read).toBeLessThanOrEqual(3);
  });

  it('stands in the order of last days from its confirmation to its end, whatever is said of it in between', () => {
    const step = fc.record({ id: fc.nat(5), act: fc.constantFrom('confirmed', 'refused', 'revoked') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const world = hubei();
        const days = ['2020-02-03', '2020-02-03', '2020-02-01', null, '2021-01-01', '2020-03-01'];
        for (const [index, day] of days.entries()) present(world, `paper-${index}`, day);
        for (const { id, act } of steps) {
          const paper = `paper-${id}`;
          if (world.state.credentials.get(paper)?.revoked) continue;
          if (act === 'revoked') revoke(world, paper);
          else check(world, paper, act);
        }
        indexesAreTheirDefinitions(world.state, world.incident);
      }),
      { numRuns: 50 },
    );
  });
});
