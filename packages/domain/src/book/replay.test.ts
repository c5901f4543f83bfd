import {
  canonicalJson,
  type DecisionRecord,
  type Fact,
  type FactDraft,
  type FactType,
  Replay,
  RULES,
  sealOf,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { altered, forged, judged, readBy } from '../../test/support/forger.ts';
import { adopt, HEALTH } from '../../test/support/plans.ts';
import { AREAS, hubei, INCIDENT, ITEMS, need, receive, SEATS, World } from '../../test/support/world.ts';

/** What an auditor says of a log. */
function saidOf(world: World, log: readonly string[], clock?: () => number): string {
  const replay = clock
    ? new Replay({ items: ITEMS, country: world.country, areas: AREAS, duties: world.duties.rules, clock })
    : world.replay();
  try {
    for (const entry of log) replay.take(entry);
    replay.finish();
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
}
const parsed = (entry: string) => JSON.parse(entry) as Fact & { decision: DecisionRecord };
/** The last entry that names a decision, with something else in it. */
function withRecord(world: World, record: Partial<Record<keyof DecisionRecord, unknown>>): string[] {
  const at = world.log.findLastIndex((entry) => parsed(entry).decision);
  return world.log.with(at, rewritten(world.log[at] as string, record));
}
const rewritten = (entry: string, record: object): string => {
  const fact = parsed(entry);
  return canonicalJson(JSON.parse(JSON.stringify({ ...fact, decision: { ...fact.decision, ...record } })));
};
const bare = (entry: string): string => {
  const { decision: _decision, ...fact } = parsed(entry);
  return canonicalJson(fact);
};

/** A proposal of two facts, written last. */
function proposed(world = hubei()): World {
  receive(world, 10);
  need(world, 'union', 5);
  world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  return world;
}

const GRADE = { eventGrade: 'major', alertColour: null, reason: 'x' };

describe('an entry of the log', () => {
  const [entry = ''] = hubei().log;

  it.each([
    ['no JSON', 'not JSON', /fact 1: is not a fact/],
    ['no fact', '{"type":"moon.landed"}', /fact 1: is not a fact/],
    [
      'of a kind that nobody knows',
      entry.replace('authority.established', 'moon.landed'),
      /unknown fact type/,
    ],
    ['in another form', JSON.stringify(JSON.parse(entry), null, 1), /fact 1: is not in canonical form/],
    ['with a field more', entry.replace('{', '{"aside":"call me",'), /is not a fact/],
    ['of a seat that is a name', altered(entry, { actor: { seat: '张三 13800138000' } }), /is not a fact/],
    ['of nobody', altered(entry, { actor: { organisation: '' } }), /is not a fact/],
    [
      'of a moment without its milliseconds',
      altered(entry, { at: '2020-01-26T00:00:00Z' }),
      /fact 1: is of 2020-01-26T00:00:00Z, which is not how the server writes a moment/,
    ],
    [
      'of a moment in finer parts',
      altered(entry, { at: '2020-01-26T00:00:00.0000Z' }),
      /not how the server writes/,
    ],
  ])('is not %s', (_what, text, fault) => {
    expect(saidOf(new World(), [text])).toMatch(fault);
  });

  it('comes after the one before it, and not before it in time', () => {
    const world = proposed();
    world.pass(24);
    need(world, 'union', 5);
    world.done(SEATS.lead, 'incident.assess', { incident: INCIDENT, ...GRADE });
    const earlier = altered(world.log.at(-1) as string, { at: '2020-01-26T12:00:00.000Z' });
    expect(saidOf(world, world.log.with(-1, earlier))).toMatch(/is dated before the fact/);
    expect(saidOf(world, [...world.log, world.log.at(-1) as string])).toMatch(
      /stands where no decision begins/,
    );
  });
});

describe('a decision in the log', () => {
  it('is whole: an honest one passes', () => {
    const world = proposed();
    expect(saidOf(world, world.log)).toBe('nothing');
  });

  it('says in its first fact what was asked', () => {
    const world = proposed();
    const first = world.log.length - 2;
    expect(saidOf(world, world.log.with(first, bare(world.log[first] as string)))).toMatch(
      /is none of the \d+ facts of need.state at/,
    );
    const [begin = '', ...rest] = world.log;
    expect(saidOf(world, [bare(begin), ...rest])).toMatch(/fact 1: belongs to no decision/);
  });

  it('says it only there', () => {
    const world = proposed();
    const [head = '', lines = ''] = world.log.slice(-2);
    const second = canonicalJson({ ...parsed(lines), decision: parsed(head).decision });
    expect(saidOf(world, [...world.log.slice(0, -1), second])).toMatch(
      /is missing: allocation.propose at \d+ gives allocation.lines there/,
    );
    // Even where the one before it is over by what the public sees: its private facts have places too.
    const told = noticed();
    const next = forged(told.facts.length, {
      ...{ actor: SEATS.lead, mandate: 'mandate-root', at: told.now, nonce: 'f'.repeat(32) },
      ...{ command: 'incident.close', input: { incident: INCIDENT, reason: 'x' } },
      facts: [closing],
    });
    expect(saidOf(told, [...told.log, ...next])).toMatch(
      /stands where no decision begins: the last one ends at \d+/,
    );
  });

  it('leaves nothing out, and no place empty', () => {
    const world = proposed();
    const before = world.log.slice(0, -2);
    const [head = '', lines = ''] = world.log.slice(-2);
    const missing = /is missing: allocation.propose at \d+ gives allocation.lines there/;
    expect(saidOf(world, [...before, head])).toMatch(missing);
    expect(saidOf(world, [...before, lines])).toMatch(/is none of the/);
    const later = canonicalJson({ ...parsed(lines), position: parsed(lines).position + 1 });
    expect(saidOf(world, [...before, head, later])).toMatch(missing);
    const gap = canonicalJson({ ...parsed(head), position: parsed(head).position + 1 });
    expect(saidOf(world, [...before, gap])).toMatch(/stands where no decision begins/);
  });

  it('has its facts in their order', () => {
    const world = proposed();
    const [head = '', lines = ''] = world.log.slice(-2);
    const { position } = parsed(head);
    const turned = [
      canonicalJson({ ...parsed(lines), position, decision: parsed(head).decision }),
      canonicalJson({ ...parsed(bare(head)), position: position + 1 }),
    ];
    expect(saidOf(world, [...world.log.slice(0, -2), ...turned])).toMatch(
      /is not what allocation.propose gives: /,
    );
  });

  it.each([
    ['two actors', { actor: { seat: SEATS.second.seat } }, /actor\.seat: published "lead.second"/],
    ['two organisations', { actor: { organisation: 'union' } }, /actor\.organisation: published "union"/],
    ['two mandates', { actor: { mandate: null } }, /actor\.mandate: published null/],
    ['two moments', { at: '2020-01-26T00:00:01.000Z' }, /at: published "2020-01-26T00:00:01.000Z"/],
  ])('is not of %s', (_what, change, fault) => {
    const world = proposed();
    const last = altered(world.log.at(-1) as string, change);
    expect(saidOf(world, world.log.with(-1, last))).toMatch(fault);
  });

  it('says how many facts it made', () => {
    const world = proposed();
    for (const facts of [1, 3])
      expect(saidOf(world, withRecord(world, { facts }))).toMatch(
        `says that allocation.propose made ${facts} facts, where it makes 2`,
      );
    expect(saidOf(world, withRecord(world, { facts: 0 }))).toMatch(/is not a fact/);
  });

  it('says what is its own, and no more', () => {
    const world = proposed();
    expect(saidOf(world, withRecord(world, { aside: 'call me' } as object))).toMatch(/is not a fact/);
    expect(saidOf(world, withRecord(world, { command: 'moon.land' }))).toMatch(
      /moon.land is refused there: not-found {"kind":"command"/,
    );
    expect(saidOf(world, withRecord(world, { command: 'plan.carry-out' }))).toMatch(
      /is refused there|where it/,
    );
    expect(saidOf(world, withRecord(world, { input: { incident: INCIDENT, aside: 'x' } }))).toMatch(
      /is refused there: input-invalid .*fields-unknown/,
    );
  });

  it('has the ids that follow from its nonce and its place, and from nothing else', () => {
    const world = proposed();
    expect(saidOf(world, withRecord(world, { nonce: 'e'.repeat(32) }))).toMatch(
      /is not what allocation.propose gives: data\.run: published "run-/,
    );
    expect(saidOf(world, withRecord(world, { nonce: 'E'.repeat(32) }))).toMatch(/is not a fact/);
  });

  it('takes no id over with the nonce of an earlier one: its place is another', () => {
    const world = hubei();
    const gift = (at: World) => receive(at, 10).lot.id;
    const again = () => {
      const by = world.by.bind(world);
      world.by = (actor) => ({ ...by(actor), nonce: 'a'.repeat(32) });
      return [gift(world), gift(world)];
    };
    const [one, two] = again();
    expect(one).not.toBe(two);
    expect(saidOf(world, world.log)).toBe('nothing');
    // The ids of the first, under its nonce, at the place of the second.
    const [first = '', second = ''] = world.log.slice(-2);
    const copied = canonicalJson({ ...parsed(second), data: parsed(first).data });
    expect(saidOf(world, world.log.with(-1, copied))).toMatch(/is not what donation.receive gives: data/);
  });

  it('was made by rules that this program knows', () => {
    const world = proposed();
    expect(saidOf(world, withRecord(world, { rules: RULES + 1 }))).toMatch(
      `was decided by rules ${RULES + 1}; this program knows them to ${RULES}`,
    );
    expect(saidOf(world, withRecord(world, { rules: 0 }))).toMatch(/is not a fact/);
  });
});

describe('the clock of a decision', () => {
  it('is an exercise’s from the first to the last, or in none', () => {
    const world = proposed();
    expect(saidOf(world, withRecord(world, { exercise: true }))).toMatch(
      /is of an exercise, and the log is otherwise/,
    );
    const drill = new World();
    drill.isExercise = true;
    drill.establish();
    const [first = ''] = drill.log;
    drill.done(SEATS.lead, 'place.register', {
      ...{ place: 'p', owner: 'lead', name: { zh: '库', en: 'store' }, area: '420105' },
    });
    expect(saidOf(drill, drill.log)).toBe('nothing');
    expect(saidOf(drill, [first, rewritten(drill.log[1] as string, { exercise: undefined })])).toMatch(
      /is not of an exercise, and the log is otherwise/,
    );
  });

  it('names no moment that has not come by the judge’s own clock', () => {
    const world = proposed();
    const now = Date.parse(world.now);
    expect(saidOf(world, world.log, () => now - 9 * 60_000)).toBe('nothing');
    expect(saidOf(world, world.log, () => now - 11 * 60_000)).toMatch(/fact 1: is of .*, which has not come/);
  });

  it('may run ahead in an exercise, whose clock is nobody else’s', () => {
    const drill = new World('2030-01-01T00:00:00.000Z');
    drill.isExercise = true;
    drill.establish();
    expect(saidOf(drill, drill.log, () => Date.parse('2026-01-01T00:00:00Z'))).toBe('nothing');
  });
});

const closing = {
  incident: INCIDENT,
  type: 'incident.closed',
  data: { incident: INCIDENT, reason: 'x' },
} as FactDraft;

/** An event was noticed, in words that stay with the participants. */
function noticed(text: string | null = '同一病区五人发热'): World {
  const world = hubei();
  const input = { incident: INCIDENT, kind: 'other', area: '420102', ...(text !== null && { text }) };
  world.done(SEATS.union, 'event.notice', input);
  return world;
}
function imported(pieces: number): World {
  const world = hubei();
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ holder: 'lead', functions: ['import-records'], reach: 'area', area: '420000', legalBasis: '通知' },
    incident: INCIDENT,
  });
  const setAside = Array.from({ length: pieces }, (_, row) => ({
    ...{ reason: 'unreadable', where: `行 ${row}`, original: '请回电 13800138000' },
    // Some are questions, and some of these say what may be meant.
    ...(row % 3 > 0 && { question: 'q-apdkhmjbflcoengikbmappoo' }),
    ...(row % 3 > 1 && { candidates: ['goggles', 'face-shield'] }),
  }));
  const tally = { rowsRead: pieces };
  world.done(SEATS.lead, 'import.record', {
    incident: INCIDENT,
    source: 'x',
    asOf: world.now,
    content: 'c'.repeat(64),
    tally,
    setAside,
  });
  return world;
}

describe('what stays with the participants', () => {
  it('is not in the log: only of how many parts it was, and the seal of each fact', () => {
    const world = imported(60);
    expect(world.log.join()).not.toContain('13800138000');
    expect(parsed(world.log.at(-1) as string).decision).toMatchObject({
      withheld: { setAside: 60 },
      sealed: [expect.any(String), expect.any(String), expect.any(String)],
      facts: 4,
    });
    expect(saidOf(world, world.log)).toBe('nothing');
  });

  it('is withheld by its command alone, and not said as well', () => {
    const may = /withholds \w+ of .*, which it may not/;
    const world = noticed();
    const { input } = parsed(world.log.at(-1) as string).decision;
    expect(saidOf(world, withRecord(world, { withheld: { area: 1 } }))).toMatch(may);
    expect(saidOf(world, withRecord(world, { withheld: { text: 1, kind: 1 } }))).toMatch(may);
    expect(saidOf(world, withRecord(world, { withheld: { toString: 1 } }))).toMatch(may);
    expect(saidOf(world, withRecord(world, { input: { ...(input as object), text: 'x' } }))).toMatch(may);
    expect(saidOf(world, withRecord(world, { withheld: { text: 2 } }))).toMatch(may);
    expect(saidOf(world, withRecord(world, { withheld: {} }))).toMatch(/is not a fact/);
    const rows = imported(1);
    expect(saidOf(rows, withRecord(rows, { withheld: { setAside: 100_001 } }))).toMatch(may);
  });

  it('does not stand in the log in plain words instead', () => {
    const told = noticed();
    const asked = parsed(told.log.at(-1) as string).decision.input as object;
    const plain = (text: unknown) => ({ withheld: undefined, input: { ...asked, text } });
    expect(saidOf(told, withRecord(told, plain('王医生说有五人发热')))).toMatch(
      /says text of event.notice, which stays with the participants/,
    );
    const rows = imported(1);
    const pieces = [{ reason: 'x', where: 'x', original: '请回电 13800138000' }];
    const { input } = parsed(rows.log.at(-1) as string).decision;
    const record = { withheld: undefined, input: { ...(input as object), setAside: pieces } };
    expect(saidOf(rows, withRecord(rows, record))).toMatch(/says setAside of import.record, which stays/);
    // Nothing to withhold is said as it was sent.
    expect(saidOf(imported(0), imported(0).log)).toBe('nothing');
  });

  it('has as many seals as facts', () => {
    const world = imported(60);
    const { sealed = [] } = parsed(world.log.at(-1) as string).decision;
    const seals = /seals \d facts, where import.record makes 3 that are not public/;
    expect(saidOf(world, withRecord(world, { sealed: sealed.slice(1) }))).toMatch(seals);
    expect(saidOf(world, withRecord(world, { sealed: [...sealed, ...sealed] }))).toMatch(seals);
    expect(saidOf(world, withRecord(world, { sealed: undefined }))).toMatch(seals);
    expect(saidOf(world, withRecord(world, { sealed: [] }))).toMatch(/is not a fact/);
    expect(saidOf(world, withRecord(world, { withheld: { setAside: 76 } }))).toMatch(/where it makes 5/);
    const silent = noticed(null);
    expect(saidOf(silent, withRecord(silent, { sealed: ['0'.repeat(64)] }))).toMatch(
      /seals 1 facts, where event.notice makes 0/,
    );
    // The seal of the words stands in the public fact too.
    const told = noticed();
    expect(saidOf(told, withRecord(told, { sealed: ['0'.repeat(64)] }))).toMatch(/data\.seal: published/);
  });

  it('is compared with its seal where somebody has the whole journal', () => {
    for (const world of [noticed(), imported(60)]) {
      const journal = world.facts.map((fact) => canonicalJson(fact));
      expect(saidOf(world, journal)).toBe('nothing');
      const last = world.facts.at(-1) as Fact;
      const changed = canonicalJson({ ...last, data: { ...last.data, salt: 'e'.repeat(64) } });
      expect(saidOf(world, journal.with(-1, changed))).toMatch(/is not what was sealed/);
      const elsewhere = canonicalJson({ ...last, incident: 'elsewhere' });
      expect(saidOf(world, journal.with(-1, elsewhere))).toMatch(/incident: published "elsewhere"/);
      expect(saidOf(world, [...journal, canonicalJson({ ...last, position: last.position + 1 })])).toMatch(
        /is none of the/,
      );
    }
  });

  it('has no place in the public log, sealed or not', () => {
    const world = imported(1);
    const last = canonicalJson(world.facts.at(-1));
    expect(last).toContain('13800138000');
    const replay = world.replay();
    for (const entry of world.log) replay.takePublic(entry);
    expect(() => replay.takePublic(last)).toThrow(/is not public: import.pieces-set-aside has no place/);
    expect(() => replay.takePublic('{}')).toThrow(/is not a fact/);
  });

  it('says there what a fact of its type may say, of what its command gives: no money comes in with it', () => {
    const resealedAs = (world: World, data: object, said = canonicalJson(data)) => {
      const journal = world.facts.map((fact) => canonicalJson(fact));
      const last = world.facts.at(-1) as Fact;
      const head = rewritten(journal.at(-2) as string, { sealed: [sealOf(last.type, data)] });
      const told = canonicalJson({ ...last, data: 0 as never }).replace('"data":0', `"data":${said}`);
      return saidOf(world, [...journal.slice(0, -2), head, told]);
    };
    const world = imported(2);
    const { data } = world.facts.at(-1) as Fact;
    expect(resealedAs(world, data)).toBe('nothing');
    const minted = {
      ...{ phase: 'posted', transfer: 't', amount: 1_000_000 },
      ...{ from: 'donor:donor-1:-:CNY:none', to: 'fund:lead:-:CNY:free' },
    };
    expect(resealedAs(world, { ...data, transfers: [minted] })).toMatch(/is not a fact: .*transfers/s);
    expect(resealedAs(world, { ...data, importId: 'import-other' })).toMatch(/names something else than/);
    const pieces = [{ reason: 'x', where: 'x', original: '别的' }];
    expect(resealedAs(world, { ...data, pieces })).toMatch(/names something else than/);
    expect(resealedAs(world, { ...data, pieces: [...pieces, ...pieces] })).toBe('nothing');
    for (const unsayable of [JSON.stringify('\ud83d'), '['.repeat(30_000) + ']'.repeat(30_000)])
      expect(resealedAs(world, data, unsayable)).toMatch(/cannot be decided there/);
  });

  it('and is of the command that is named: another private fact does not take its place', () => {
    const world = noticed();
    const journal = world.facts.map((fact) => canonicalJson(fact));
    const last = world.facts.at(-1) as Fact;
    const other = { ...last, type: 'import.pieces-set-aside' as FactType };
    const data = {
      importId: 'i',
      salt: 'e'.repeat(64),
      pieces: [{ reason: 'x', where: 'x', original: 'x' }],
    };
    const resealed = rewritten(journal.at(-2) as string, { sealed: [sealOf(other.type, data)] });
    const forgedPair = [resealed, canonicalJson({ ...other, data })];
    expect(saidOf(world, [...journal.slice(0, -2), ...forgedPair])).toMatch(
      /is not what event.notice gives|is not a fact/,
    );
  });
});

describe('what was asked', () => {
  it('is packed where it is long, and read again', () => {
    const world = hubei();
    adopt(world);
    const long = world.log.find((entry) => typeof parsed(entry).decision?.input === 'string') ?? '';
    expect(parsed(long).decision.command).toBe('plan.propose');
    expect(saidOf(world, world.log)).toBe('nothing');
    const at = world.log.indexOf(long);
    const { input } = parsed(long).decision;
    for (const [instead, fault] of [
      [`${input} 13800138000`, /is not packed as it should be/],
      [`1${input}`, /is not packed as it should be/],
      [{ terms: HEALTH, reason: '年度修订' }, /is long and not packed/],
    ] as const)
      expect(saidOf(world, world.log.with(at, rewritten(long, { input: instead })))).toMatch(fault);
  });

  it('holds no number of a person, in words that reach no fact either', () => {
    const world = hubei();
    const { admission: _none, ...alone } = HEALTH;
    adopt(world, alone);
    world.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel: 'I', reason: 'x' });
    const input = { incident: INCIDENT, plan: HEALTH.plan, reason: '请回电 13800138000' };
    expect(world.refused(SEATS.lead, 'plan.activate', input)).toMatchObject([
      { code: 'personal-data', field: 'reason' },
    ]);
    world.done(SEATS.lead, 'plan.activate', { ...input, reason: '启动' });
    const entry = world.log.at(-1) as string;
    expect(entry).toContain('启动');
    const { data } = parsed(entry);
    expect(JSON.stringify(data)).not.toContain('启动');
    expect(saidOf(world, world.log.with(-1, altered(entry, { input })))).toMatch(
      /plan.activate is refused there: personal-data/,
    );
  });

  it('holds no number of a person in the fraction of a second', () => {
    const world = hubei();
    const noticedAt = (digits: string) => `2020-01-25T00:00:00.${digits}Z`;
    const input = { incident: INCIDENT, kind: 'other', area: '420102', noticedAt: noticedAt('13800138000') };
    expect(world.refused(SEATS.union, 'event.notice', input)).toMatchObject([
      { code: 'input-invalid', field: 'noticedAt', parameters: { rule: 'no-finer-moment' } },
    ]);
    world.done(SEATS.union, 'event.notice', { ...input, noticedAt: noticedAt('123456789') });
    world.audit();
  });

  it('names no moment that has not come by a year of five digits in UTC', () => {
    const world = hubei();
    for (const noticedAt of ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+12:00'])
      expect(
        world.refused(SEATS.union, 'event.notice', {
          ...{ incident: INCIDENT, kind: 'other', area: '420102', noticedAt },
        }),
      ).toMatchObject([
        { code: 'input-invalid', field: 'noticedAt', parameters: { rule: 'moment-of-our-time' } },
      ]);
    world.audit();
  });

  it('holds nothing under a key that a schema passes over', () => {
    const world = imported(0);
    const tally = JSON.parse('{"rowsRead":1,"__proto__":"请回电 13800138000"}');
    const content = 'c'.repeat(64);
    const input = { incident: INCIDENT, source: 'x', asOf: world.now, content, tally, setAside: [] };
    expect(world.refused(SEATS.lead, 'import.record', input)).toMatchObject([
      { code: 'input-invalid', field: 'tally.__proto__', parameters: { fault: 'fields-unknown' } },
    ]);
    const { decision } = parsed(world.log.at(-1) as string);
    const asked = { ...(decision.input as object), tally };
    expect(saidOf(world, withRecord(world, { input: asked }))).toMatch(/is refused there: input-invalid/);
  });

  it('holds no half of a character', () => {
    const world = hubei();
    const input = { incident: INCIDENT, reason: '\ud83d' };
    expect(world.refused(SEATS.lead, 'incident.begin-closing', input)).toMatchObject([
      { code: 'input-invalid', field: 'reason' },
    ]);
    const entry = altered(proposed(world).log.at(-1) as string, {}).replace(
      '"position"',
      '"\\ud83d":1,"position"',
    );
    expect(() => readBy(world).take(entry)).toThrow(/is not a fact/);
  });

  it('was asked by an organisation that the register knows, and by a person: no command is the clock’s', () => {
    const world = hubei();
    const close = { incident: INCIDENT, ...GRADE };
    const claim = ['incident.assessed', close] as const;
    const nobody = { organisation: 'nobody', seat: 'nobody.first' };
    expect(judged(world, nobody, 'incident.assess', close, claim)).toMatch(
      /incident.assess is refused there: not-found {"kind":"organisation","id":"nobody"}/,
    );
    for (const seat of ['clock', 'retention'])
      expect(judged(world, { organisation: 'lead', seat }, 'incident.assess', close, claim)).toMatch(
        /incident.assess is refused there: not-own-matter/,
      );
    expect(judged(world, SEATS.lead, 'incident.assess', close, claim)).toBeNull();
  });
});
