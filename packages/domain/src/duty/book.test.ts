import { type DutyKind, type DutyRule, dutyKindsSchema, dutyPackSchema, rulesInUse } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../test/support/ending.ts';
import { hubei, INCIDENT, SEATS, World } from '../../test/support/world.ts';
import { holds } from './read-fact.ts';
import { dutyRows } from './view.ts';

const WORDS = { zh: '词', en: 'Words' };
const rule = (id: string, more: object = {}) => ({
  ...{ id, duty: 'answer', title: WORDS, from: '2000-01-01', until: null, owedBy: { authority: true } },
  ...{ trigger: { fact: 'recommendation.made' }, owedTo: WORDS, within: { hours: 10 }, evidence: WORDS },
  ...{ law: WORDS, article: '1', source: 'x', checked: true, ...more },
});
const kind = (name: string, more: object = {}) => ({
  ...{ kind: name, title: WORDS, ends: [], met: [{ fact: 'incident.assessed' }], ...more },
});
const pack = (rules: readonly object[], more: object = {}) => ({
  ...{ pack: 'test', name: WORDS, country: 'CN', area: '000000', utcOffset: '+08:00', rules, ...more },
});
const composed = (rules: readonly object[], kinds: readonly object[] = [kind('answer')], more: object = {}) =>
  rulesInUse(
    [dutyPackSchema.parse(pack(rules, more))],
    dutyKindsSchema.parse({ kinds }).kinds as DutyKind[],
    'CN',
    [],
  );
const under = (rules: readonly object[], kinds?: readonly object[]) =>
  hubei({}, new World('2020-01-26T00:00:00.000Z', composed(rules, kinds)));

const recommend = (world: World, incident = INCIDENT) =>
  world.done(SEATS.union, 'recommendation.make', { incident, plan: null, about: 'other', explanation: 'x' });
let grade = 0;
const assess = (world: World) => {
  grade += 1;
  const eventGrade = grade % 2 === 0 ? 'major' : 'ordinary';
  world.done(SEATS.lead, 'incident.assess', {
    incident: INCIDENT,
    eventGrade,
    alertColour: null,
    reason: 'x',
  });
};
const shown = (world: World) =>
  world.duties.of(INCIDENT).map(({ since, due, metAt, endedAt }) => ({ since, due, metAt, endedAt }));

describe('the rules of a country', () => {
  it('are those of its packs and of the packs for everywhere, of no other country', () => {
    const kinds = dutyKindsSchema.parse({ kinds: [kind('answer')] }).kinds;
    const packs = [
      pack([rule('here')]),
      pack([rule('everywhere')], { pack: 'all', country: null }),
      pack([rule('elsewhere')], { pack: 'kr', country: 'KR' }),
    ].map((each) => dutyPackSchema.parse(each));
    expect([...rulesInUse(packs, kinds, 'CN', []).byId.keys()]).toEqual(['here', 'everywhere']);
    expect([...rulesInUse(packs, kinds, null, []).byId.keys()]).toEqual(['everywhere']);
    const { byId } = composed([rule('wide'), rule('narrow', { area: '420100' })], undefined, {
      area: '420000',
    });
    expect([...byId.values()].map(({ area }) => area)).toEqual(['420000', '420100']);
  });

  it('count working days by the calendar of their own country', () => {
    const kinds = dutyKindsSchema.parse({ kinds: [kind('answer')] }).kinds;
    const packs = [
      dutyPackSchema.parse(pack([rule('a')])),
      dutyPackSchema.parse(pack([rule('b')], { country: null })),
    ];
    const calendars = ['KR', 'CN'].map((country) => ({ country })) as never[];
    const { byId } = rulesInUse(packs, kinds, 'CN', calendars);
    expect([byId.get('a')?.calendar, byId.get('b')?.calendar]).toEqual([{ country: 'CN' }, null]);
  });

  it('say of a day whether it is beyond so many months, by their own clock', () => {
    const beyond = { of: 'fact', field: 'end', beyond: { field: 'start', months: 1 } } as const;
    const isBeyond = (end: string | null, start: string | null) =>
      holds([beyond], { data: { end, start } } as never, {} as never, null, '+08:00');
    const start = '2020-01-26T00:00:00.000Z';
    expect(isBeyond('2020-02-26', start)).toBe(false);
    expect(isBeyond('2020-02-27', start)).toBe(true);
    expect(isBeyond('2020-02-26T15:59:59.999Z', start)).toBe(false);
    expect(isBeyond('2020-02-26T16:00:00.000Z', start)).toBe(true);
    // In China that start is the 27th.
    expect(isBeyond('2020-02-27', '2020-01-26T16:00:00.000Z')).toBe(false);
    expect([isBeyond(null, start), isBeyond('2020-02-27', null)]).toEqual([true, false]);
    const says = (condition: object, data: object) =>
      holds(
        [{ of: 'fact', field: 'a.b', ...condition }] as never,
        { data } as never,
        {} as never,
        null,
        '+08:00',
      );
    expect(says({ in: [1, null] }, { a: { b: 1 } })).toBe(true);
    expect(says({ in: [1] }, { a: { b: 2 } })).toBe(false);
    expect(says({ in: [null] }, { a: 'text' })).toBe(true);
    expect(says({ notIn: [1] }, { a: { b: 2 } })).toBe(true);
    expect(says({ notIn: [1] }, { a: { b: 1 } })).toBe(false);
    expect(says({ in: [3] }, { a: { b: [2, 3] } })).toBe(true);
    expect(says({ notIn: [3] }, { a: { b: [2, 3] } })).toBe(false);
    expect(says({ in: [3] }, { a: null })).toBe(false);
  });

  it.each([
    ['an id that another rule has', [rule('twice'), rule('twice')], undefined, /an id that another rule has/],
    [
      'a kind that nobody describes',
      [rule('a', { duty: 'clap' })],
      undefined,
      /kinds.json does not describe/,
    ],
    [
      'a trigger that is no fact',
      [rule('a', { trigger: { fact: 'moon.landed' } })],
      undefined,
      /no public fact/,
    ],
    ['a clock that nothing stops', [rule('a')], [kind('answer', { met: [] })], /no fact could show it met/],
    ['a kind described twice', [], [kind('answer'), kind('answer')], /described twice/],
    [
      'a kind met by no fact',
      [],
      [kind('answer', { met: [{ fact: 'moon.landed' }] })],
      /waits for moon.landed/,
    ],
    [
      'a kind ended by no fact',
      [],
      [kind('answer', { ends: [{ fact: 'moon.left' }] })],
      /waits for moon.left/,
    ],
  ] as const)('hold no %s', (_what, rules, kinds, fault) => {
    expect(() => composed(rules, kinds)).toThrow(fault);
  });

  it('may sleep, or ask for what is prompt, without a fact that could show it', () => {
    const unshown = [kind('answer', { met: [] })];
    expect(() => composed([rule('a', { within: 'promptly' })], unshown)).not.toThrow();
    const asleep = rule('a', { dormant: WORDS, trigger: { fact: 'moon.landed' } });
    expect(composed([asleep], unshown).triggered.size).toBe(0);
    expect(composed([asleep], unshown).byId.size).toBe(1);
  });

  it.each([
    ['country', 'cn', false],
    ['country', 'CHN', false],
    ['country', 'xCN', false],
    ['country', 'CN', true],
    ['utcOffset', '+8:00', false],
    ['utcOffset', '+08:00 ', false],
    ['utcOffset', '-03:30', true],
  ])('are written with a %s such as %s: %s', (field, value, isGood) => {
    expect(dutyPackSchema.safeParse(pack([], { [field]: value })).success).toBe(isGood);
  });

  it('end after they begin, and a condition says one thing', () => {
    const parses = (more: object) => dutyPackSchema.safeParse(pack([rule('a', more)])).success;
    expect(parses({ until: '2000-01-02' })).toBe(true);
    expect(parses({ until: '2000-01-01' })).toBe(false);
    const where = (...conditions: object[]) => parses({ trigger: { fact: 'x', where: conditions } });
    expect(where({ field: 'a', in: [1] }, { field: 'a.b', notIn: [null] })).toBe(true);
    expect(where({ field: 'a' })).toBe(false);
    expect(where({ field: 'a', in: [1], notIn: [2] })).toBe(false);
    expect(where({ field: 'a', beyond: { field: 'b', months: 1 } })).toBe(true);
    expect(where({ field: 'a.', in: [1] })).toBe(false);
  });
});

describe('a duty', () => {
  const AT_0 = '2020-01-26T00:00:00.000Z';
  const AT_1 = '2020-01-26T01:00:00.000Z';
  const AT_10 = '2020-01-26T10:00:00.000Z';

  it('begins with the fact that triggers it, once, and is met by the fact that shows it', () => {
    const world = under([rule('a')]);
    expect(shown(world)).toEqual([]);
    recommend(world);
    expect(shown(world)).toEqual([{ since: AT_0, due: AT_10, metAt: null, endedAt: null }]);
    world.pass(1);
    recommend(world);
    expect(world.duties.countOutstanding(INCIDENT, world.now)).toEqual({ breached: 0, open: 1 });
    assess(world);
    expect(shown(world)).toEqual([{ since: AT_0, due: AT_10, metAt: AT_1, endedAt: null }]);
    expect(world.duties.of(INCIDENT)[0]?.closedBy).toBe(world.state.position);
    expect(world.duties.outstanding(INCIDENT)).toEqual([]);
    recommend(world);
    expect(shown(world)).toHaveLength(2);
  });

  it('begins anew when it is met, where its rule recurs', () => {
    const world = under([rule('once', { within: { hours: 5 } }), rule('again', { recurs: true })]);
    recommend(world);
    expect(world.duties.of(INCIDENT)[0]?.cited.map(({ rule: id }) => id)).toEqual(['once', 'again']);
    world.pass(1);
    assess(world);
    expect(world.duties.outstanding(INCIDENT)).toMatchObject([
      { ordinal: 1, since: AT_1, due: '2020-01-26T11:00:00.000Z', cited: [{ rule: 'again' }] },
    ]);
  });

  it('is lifted by what ends it, and does not begin after the incident that would end it', () => {
    const made = (ends: object[]) => {
      const world = under(
        [rule('a', { trigger: { fact: 'credential.presented' } })],
        [kind('answer', { ends })],
      );
      const rules = [rule('a', { trigger: { fact: 'incident.closed' } })];
      return { world, after: under(rules, [kind('answer', { ends })]) };
    };
    const close = (world: World) => endResponse(world);
    const ending = made([{ fact: 'incident.level-changed' }, { fact: 'incident.closed' }]);
    close(ending.after);
    expect(shown(ending.after)).toEqual([]);
    const going = made([{ fact: 'incident.level-changed' }]);
    close(going.after);
    expect(shown(going.after)).toMatchObject([{ since: AT_0, endedAt: null }]);
    const lifted = under([rule('a')], [kind('answer', { ends: [{ fact: 'incident.closed' }] })]);
    recommend(lifted);
    lifted.pass(1);
    close(lifted);
    expect(shown(lifted)).toEqual([{ since: AT_0, due: AT_10, metAt: null, endedAt: AT_1 }]);
    expect(lifted.duties.countOutstanding(INCIDENT, '2030-01-01T00:00:00.000Z')).toEqual({
      breached: 0,
      open: 0,
    });
  });

  it('that the charter alone could give a clock is remembered, and shown from its adoption on', () => {
    const charters = { within: { charter: 'needStaleHours' }, trigger: { fact: 'incident.declared' } };
    const world = under([rule('charters', charters)]);
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'part', name: WORDS, type: 'public-health', area: '420100', within: INCIDENT },
      legalBasis: '通知',
    });
    const all = () => {
      const { duties } = world;
      const lists = [duties.of('part'), duties.outstanding('part'), duties.ofKind('part', 'answer')];
      return [...lists, duties.maybeOwedBy('part', 'lead'), [...duties.runningOut('part')]].map(
        (each) => each.length,
      );
    };
    expect(all()).toEqual([0, 0, 0, 0, 0]);
    expect(world.duties.countOutstanding('part', world.now)).toEqual({ breached: 0, open: 0 });
    world.pass(1);
    const [charter] = world.incident.charters;
    const adopt = (terms: object) =>
      world.done(SEATS.lead, 'charter.adopt', {
        ...{
          incident: 'part',
          terms: { ...charter?.terms, ...terms },
          agreement: 'x',
          participants: ['lead'],
        },
      });
    adopt({ needStaleHours: 9 });
    expect(all()).toEqual([1, 1, 1, 1, 1]);
    expect(world.duties.of('part')).toMatchObject([
      { since: AT_1, due: AT_10, cited: [{ rule: 'charters', charterVersion: 1 }] },
    ]);
    // A later version moves no clock that runs.
    adopt({ needStaleHours: 2 });
    expect(world.duties.of('part')).toMatchObject([{ due: AT_10, cited: [{ charterVersion: 1 }] }]);
  });

  it('for which another reason comes has the earlier end, and cites both', () => {
    const quick = rule('quick', { within: { hours: 2 }, trigger: { fact: 'incident.level-changed' } });
    const world = under([rule('slow'), quick]);
    const raise = (responseLevel: string) =>
      world.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel, reason: 'x' });
    recommend(world);
    world.pass(1);
    raise('I');
    expect(world.duties.of(INCIDENT)).toMatchObject([
      { since: AT_1, due: '2020-01-26T03:00:00.000Z', cited: [{ rule: 'quick' }, { rule: 'slow' }] },
    ]);
    expect(world.duties.advance('2020-01-26T03:00:00.000Z')).toEqual([]);
    expect(world.duties.advance('2020-01-26T03:00:00.001Z')).toHaveLength(1);
    expect(world.duties.advance('2020-01-27T00:00:00.000Z')).toEqual([]);
    const late = under([rule('slow', { within: { hours: 1 } }), quick]);
    recommend(late);
    late.pass(1);
    late.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel: 'I', reason: 'x' });
    expect(late.duties.of(INCIDENT)).toMatchObject([
      { since: AT_0, due: AT_1, cited: [{ rule: 'slow' }, { rule: 'quick' }] },
    ]);
  });

  it('knows the latest moment that a fact or a question named, and never goes back', () => {
    const world = under([rule('a')]);
    expect(world.duties.now).toBe(AT_0);
    world.pass(1);
    recommend(world);
    expect(world.duties.now).toBe(AT_1);
    expect(world.duties.advance('2020-01-26T05:00:00Z')).toEqual([]);
    expect(world.duties.now).toBe('2020-01-26T05:00:00.000Z');
    world.duties.advance(AT_1);
    assess(world);
    expect(world.duties.now).toBe('2020-01-26T05:00:00.000Z');
  });
});

describe('the rows of duties', () => {
  it('stand breached first, then open by what runs out next, then what is done, the latest first', () => {
    const by = (name: string, within: unknown, fact = 'recommendation.made') =>
      rule(name, { duty: name, within, trigger: { fact } }) as unknown as DutyRule;
    const rules = [
      ...[by('first-met', { hours: 5 }), by('b-open', { hours: 30 }), by('a-open', { hours: 20 })],
      ...[by('prompt', 'promptly'), by('also-prompt', 'promptly'), by('breached', { hours: 2 })],
      ...[by('second-met', { hours: 6 }), by('other-breached', { hours: 1 }), by('late', { hours: 1 })],
    ];
    const world = under(rules, [
      ...['first-met', 'second-met'].map((name) => kind(name)),
      ...['b-open', 'a-open', 'prompt', 'also-prompt', 'breached', 'other-breached'].map((name) =>
        kind(name, { met: [{ fact: 'donation.received' }] }),
      ),
      kind('late', { met: [{ fact: 'incident.level-changed' }] }),
    ]);
    recommend(world);
    assess(world);
    world.pass(3);
    world.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel: 'I', reason: 'x' });
    const { counts, rows, rules: cited } = dutyRows(world.view, INCIDENT);
    expect(rows.map((row) => `${row.state} ${row.kind}`)).toEqual([
      'breached other-breached',
      'breached breached',
      'open a-open',
      'open b-open',
      'open prompt',
      'open also-prompt',
      'late late',
      'met second-met',
      'met first-met',
    ]);
    expect(counts).toEqual({ breached: 2, open: 4, late: 1, met: 2, lifted: 0 });
    expect(cited.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort());
    const filtered = dutyRows(world.view, INCIDENT, { state: 'met' });
    expect(filtered.counts).toEqual(counts);
    expect(filtered.rows.map(({ kind: of }) => of)).toEqual(['second-met', 'first-met']);
    expect(dutyRows(world.view, INCIDENT, { organisation: 'lead' }).rows).toHaveLength(9);
    expect(dutyRows(world.view, INCIDENT, { organisation: 'union' }).rows).toEqual([]);
  });
});
