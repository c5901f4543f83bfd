import { canonicalJson, type Fact } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { packInput, unpackInput } from '../../src/kernel/fact/packed-input.ts';
import { AREAS, buying, COUNTRY, DUTIES, hubei, INCIDENT, ITEMS, SEATS } from '../support/world.ts';
import { longWalk } from './long-walk.ts';
import { forgeAll, sayMutant } from './report.ts';
import { sourceOf } from './source.ts';

const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const JUDGE = { items: ITEMS, country: COUNTRY, areas: AREAS, duties: DUTIES, integerProgram: null };

describe('forged entries of a log', () => {
  it('are named, each of a sample, where no command could have made them', () => {
    const source = sourceOf('the long walk', longWalk(SEED).log, JUDGE);
    const { judged, missed, unreached } = forgeAll([source], 3_000, SEED, 600);
    expect(unreached).toEqual([]);
    expect(missed.map(sayMutant)).toEqual([]);
    expect(judged.length).toBeGreaterThan(300);
  }, 60_000);

  const changed = (change: (fact: Record<string, never>) => object) => {
    const world = hubei();
    world.done(SEATS.lead, 'place.register', {
      ...{ place: 'hall-b', owner: 'red-cross', name: { zh: '库', en: 'Store' }, area: '420105' },
    });
    const last = JSON.parse(world.log.at(-1) as string);
    world.log[world.log.length - 1] = canonicalJson({ ...last, ...change(last) });
    return () => world.audit();
  };

  it('name no moment otherwise than the server writes it, since moments are compared as text', () => {
    for (const at of ['2020-01-26T00:00:00Z', '2020-01-26T00:00:00.0000Z', '2020-01-26T00:00Z'])
      expect(
        changed(() => ({ at })),
        at,
      ).toThrow(/not how the server writes a moment|not a fact/);
  });

  it('come from no seat that has acted elsewhere, that nobody sits in, or that is a number or words', () => {
    const by = (actor: object) =>
      changed((fact) => ({ actor: { ...(fact.actor as unknown as object), ...actor } }));
    expect(by({ seat: '请电 13812345678' })).toThrow(/not a fact/);
    expect(by({ seat: 'x-13812345678' })).toThrow(/personal-data/);
    expect(by({ seat: 'clock' })).toThrow(/not-own-matter/);
    const world = hubei();
    const elsewhere = { organisation: 'union', seat: SEATS.lead.seat };
    const need = { incident: INCIDENT, facility: 'union', item: 'goggles', setting: 'isolation' };
    expect(
      world.refused(elsewhere, 'need.state', { ...need, quantity: { kind: 'exact', amount: 1 } }),
    ).toMatchObject([{ code: 'not-own-matter', parameters: { organisation: 'lead' } }]);
  });

  it('hold no number of a person in a field that may be left out, or in the name of a thing', () => {
    const world = hubei();
    const place = { owner: 'red-cross', name: { zh: '库', en: 'Store' }, area: '420105' };
    expect(
      world.refused(SEATS.lead, 'place.register', { ...place, place: 'store-13812345678' }),
    ).toMatchObject([{ code: 'personal-data', field: 'place' }]);
    // Digits that a machine drew are nobody's.
    const drawn = { ...place, place: 'place-1381234567800000' };
    expect(world.act(SEATS.lead, 'place.register', drawn).ok).toBe(true);
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'anonymous', donor: 'donor-1' },
      receiver: 'red-cross',
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 100 },
    });
    const payment = { incident: INCIDENT, donation, ...buying(1) };
    expect(
      world.refused(SEATS.gate, 'payment.request', { ...payment, goal: '请电 13812345678' }),
    ).toMatchObject([{ code: 'personal-data', field: 'goal' }]);
    world.audit();
  });

  it('say nothing beside a packed input, within it or behind it', () => {
    const input = { note: Array.from({ length: 5_000 }, (_, index) => String(index % 7)).join('') };
    const packed = packInput(input) as string;
    expect(unpackInput(packed)).toEqual(input);
    const [length = '', text = ''] = packed.split(' ');
    const behind = Buffer.concat([Buffer.from(text, 'base64'), Buffer.from('words')]).toString('base64');
    for (const other of [`${packed} 13812345678`, `${length} ${behind}`, `${length} ${text} `, input])
      expect(() => unpackInput(other as string)).toThrow(RangeError);
  });

  it('take nobody into a charter whom the register does not know, and no item that the catalogue does not', () => {
    const world = hubei();
    const { decision } = world.facts.find(
      ({ data }) => 'command' in data && data.command === 'charter.adopt',
    ) as Fact;
    const given = decision?.input as { terms: object };
    const adopt = (more: object) => world.refused(SEATS.lead, 'charter.adopt', { ...given, ...more });
    expect(adopt({ participants: ['lead', 'nobody'] })).toMatchObject([{ code: 'not-found' }]);
    const rate = { item: 'moon-dust', setting: null, perThousandPatientDays: 1, source: 'x' };
    expect(adopt({ terms: { ...given.terms, burnRates: [rate] } })).toMatchObject([{ code: 'item-unknown' }]);
    const until = {
      until: '2019-01-01',
      holder: 'union',
      functions: ['state-need'],
      reach: 'own',
      area: '420103',
    };
    expect(world.refused(SEATS.lead, 'mandate.grant', { ...until, legalBasis: '法' })).toMatchObject([
      { code: 'date-impossible', field: 'until' },
    ]);
  });
});
