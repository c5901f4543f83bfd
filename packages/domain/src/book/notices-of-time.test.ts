import {
  DutyBook,
  type MarkedMatter,
  mattersOfTime,
  NOTICE_KIND_NAMES,
  NOTICE_KINDS,
  noticesOfTime,
  warnsAt,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTIES, hubei, receive, SEATS, type World } from '../../test/support/world.ts';

/** A moment counted in hours from when goods were received: their lot may lie idle for 24 hours by the charter. */
const after = (world: World, hours: number): string =>
  new Date(Date.parse(world.now) + hours * 3_600_000).toISOString();
const ask = (world: World, now: string, told: ReadonlySet<string> = new Set()): MarkedMatter[] =>
  mattersOfTime(world.state, world.duties, now, (key) => told.has(key));
const idle = (matters: readonly MarkedMatter[]) =>
  noticesOfTime(matters.filter(({ key }) => key.includes('explain-idle-lot'))).map(({ notice }) => notice);

describe('a duty’s clock', () => {
  it('warns when a quarter of its term is left, and a day before at the most', () => {
    const since = '2020-01-01T00:00:00.000Z';
    expect(warnsAt({ since, due: '2020-01-01T04:00:00.000Z' })).toBe('2020-01-01T03:00:00.000Z');
    expect(warnsAt({ since, due: '2020-01-31T00:00:00.000Z' })).toBe('2020-01-30T00:00:00.000Z');
    expect(warnsAt({ since, due: null })).toBeNull();
    expect(warnsAt({ since, due: '2019-12-31T00:00:00.000Z' })).toBe('2019-12-31T00:00:00.000Z');
  });

  it('tells its ower before it runs out, and its ower and the lead when it has', () => {
    const world = hubei();
    receive(world, 10);
    expect(idle(ask(world, after(world, 17.9)))).toEqual([]);
    expect(idle(ask(world, after(world, 18)))).toMatchObject([
      { kind: 'duty.runs-out-soon', urgency: 'urgent', organisations: ['red-cross'] },
    ]);
    // In time to its last moment.
    expect(idle(ask(world, after(world, 24)))).toMatchObject([{ kind: 'duty.runs-out-soon' }]);
    expect(idle(ask(world, after(world, 24.1)))).toMatchObject([
      { kind: 'duty.breached', organisations: ['red-cross', 'lead'], path: '/incidents/hubei-2020/duties' },
    ]);
  });

  it('tells of many that come due together as of one, with how many and which first', () => {
    const world = hubei();
    receive(world, 10);
    world.pass(1);
    receive(world, 10);
    receive(world, 10);
    const notices = idle(ask(world, after(world, 24.1)));
    expect(notices).toHaveLength(1);
    expect(notices[0]?.title.zh).toMatch(/^逾期未履行：.*（3项，最早期限2020-01-27 08:00）$/);
    expect(notices[0]?.title.en).toContain('(3, first due 2020-01-27 08:00)');
    const at = after(world, 23.5);
    expect(idle(ask(world, at)).map(({ kind }) => kind)).toEqual(['duty.breached', 'duty.runs-out-soon']);
  });

  it('tells nothing of what is met', () => {
    const world = hubei();
    const { lot } = receive(world, 10);
    world.pass(20);
    world.done(SEATS.receiving, 'lot.explain-idle', {
      incident: 'hubei-2020',
      lot: lot.id,
      explanation: '等待批号',
    });
    expect(idle(ask(world, after(world, 3)))).toEqual([]);
  });

  it('tells each once, wherever the clock jumps, and whoever builds the book anew knows it by the same key', () => {
    const world = hubei();
    receive(world, 10);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 30 }), (hours) => {
        const told = new Set<string>();
        const rebuilt = new DutyBook(DUTIES);
        for (const fact of world.facts) rebuilt.take(fact, world.state);
        for (const [index, each] of hours.entries()) {
          const duties = index % 2 === 0 ? world.duties : rebuilt;
          const now = after(world, each);
          for (const { key } of mattersOfTime(world.state, duties, now, (known) => told.has(known))) {
            expect(told.has(key)).toBe(false);
            told.add(key);
          }
        }
        const late = Math.max(...hours);
        if (late > 24) expect([...told].some((key) => key.includes('duty.breached'))).toBe(true);
      }),
    );
  });
});

describe('a credential among others', () => {
  const paper = (world: World, credential: string, more: object = {}) => {
    world.done(SEATS.receiving, 'credential.present', {
      ...{ organisation: 'red-cross', credential, kind: 'registration', reference: null, issuer: '民政厅' },
      ...{ expiresOn: '2020-02-20', ...more },
    });
    world.done(SEATS.lead, 'credential.check', { credential, outcome: 'confirmed', note: '已查' });
  };
  const told = (world: World, now = world.now) =>
    ask(world, now).flatMap(({ kind, key, end }) =>
      kind === 'credential.expires-soon' ? [`${JSON.parse(key)[1]} ${end}`] : [],
    );

  it('is replaced by one of its own kind that holds longer, not by another kind, nor one of the same day', () => {
    const world = hubei();
    paper(world, 'one');
    paper(world, 'other-kind', { kind: 'transport', expiresOn: '2030-01-01' });
    expect(told(world)).toEqual(['one 2020-02-20']);
    paper(world, 'same-day');
    expect(told(world)).toEqual(['one 2020-02-20', 'same-day 2020-02-20']);
    paper(world, 'day-after', { expiresOn: '2020-02-21' });
    expect(told(world)).toEqual(['day-after 2020-02-21']);
    // One that nobody has checked replaces nothing.
    world.done(SEATS.receiving, 'credential.present', {
      ...{ organisation: 'red-cross', credential: 'unchecked', kind: 'registration', reference: null },
      ...{ issuer: 'x', expiresOn: null },
    });
    expect(told(world)).toEqual(['day-after 2020-02-21']);
  });

  it('is told of from thirty days before to its last day, in China, as no exercise, and once', () => {
    const world = hubei();
    paper(world, 'one');
    expect(told(world, '2020-01-20T15:59:59.999Z')).toEqual([]);
    expect(told(world, '2020-01-20T16:00:00.000Z')).toEqual(['one 2020-02-20']);
    expect(told(world, '2020-02-20T15:59:59.999Z')).toEqual(['one 2020-02-20']);
    expect(told(world, '2020-02-20T16:00:00.000Z')).toEqual([]);
    const [matter] = ask(world, world.now).filter(({ kind }) => kind === 'credential.expires-soon');
    expect(matter).toMatchObject({ incident: 'register', position: null, exercise: false });
    const again = ask(world, world.now, new Set([matter?.key ?? '']));
    expect(again.filter(({ kind }) => kind === 'credential.expires-soon')).toEqual([]);
  });

  it('is told of alone by its day, and with others by the first of their days', () => {
    const world = hubei();
    const titles = () =>
      noticesOfTime(ask(world, world.now).filter(({ kind }) => kind === 'credential.expires-soon')).map(
        ({ notice }) => [notice.title.en, notice.urgency, notice.exercise],
      );
    paper(world, 'later', { kind: 'transport', expiresOn: '2020-02-22' });
    expect(titles()).toEqual([['A credential of yours expires on 2020-02-22', 'normal', false]]);
    paper(world, 'first');
    expect(titles()).toEqual([['2 credentials of yours expire, the first on 2020-02-20', 'normal', false]]);
  });
});

it('every kind has a name in both languages', () => {
  for (const kind of NOTICE_KINDS) {
    expect(NOTICE_KIND_NAMES[kind].zh).toMatch(/\p{Script=Han}/u);
    expect(NOTICE_KIND_NAMES[kind].en).toMatch(/^[A-Z]/);
  }
  expect(Object.keys(NOTICE_KIND_NAMES)).toHaveLength(NOTICE_KINDS.length);
});
