import {
  type DutyKind,
  dutyKindsSchema,
  dutyPackSchema,
  dutyRows,
  localDay,
  rulesInUse,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { COULD_NOT_FILE_FIRST, duties, on, qualified, start } from '../../test/support/filings.ts';
import { INCIDENT, SEATS, type World } from '../../test/support/world.ts';

/** Noticed then, and written down on 29 November 2026. */
const WRITTEN = '2026-11-29T03:00:00.000Z';

function noticed(noticedAt: string, kind: string, world: World = on(WRITTEN)): World {
  world.done(SEATS.union, 'event.notice', { incident: INCIDENT, kind, area: '420102', noticedAt });
  return world;
}
/** What whoever noticed it owes, by kind: until when, by which rules. */
const owes = (world: World) =>
  Object.fromEntries(
    dutyRows(world.view, INCIDENT)
      .rows.filter(({ subject }) => subject?.startsWith('event'))
      .map(({ kind, since, due, cited }) => [
        kind,
        { since, due, cited: cited.map(({ rule }) => rule).sort() },
      ]),
  );

describe('what was noticed once and written down years later is under the law of the day on which it was noticed', () => {
  it.each([
    // The seven dates of the review.
    [
      '2020-01-20T01:00:00.000Z',
      ['CN-ERL07-38', 'CN-PHE-20a'],
      ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h'],
    ],
    [
      '2022-04-01T01:00:00.000Z',
      ['CN-ERL07-38', 'CN-PHE-20a'],
      ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h'],
    ],
    [
      '2024-10-31T01:00:00.000Z',
      ['CN-ERL07-38', 'CN-PHE-20a'],
      ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h'],
    ],
    ['2024-12-05T01:00:00.000Z', ['CN-ERL-60', 'CN-PHE-20a'], ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h']],
    ['2025-09-10T01:00:00.000Z', ['CN-ERL-60', 'CN-PHE-20a'], ['CN-IDL-45a', 'CN-IDL-48']],
    ['2025-11-02T01:00:00.000Z', ['CN-ERL-60', 'CN-PHE-20a', 'CN-PHL-30a'], ['CN-IDL-45a', 'CN-IDL-48']],
    ['2026-06-10T01:00:00.000Z', ['CN-ERL-60', 'CN-PHE-20a', 'CN-PHL-30a'], ['CN-IDL-45a', 'CN-IDL-48']],
    // Before the law of 2007 was a law; the minute before a law of 2024, and the last of one of 2013.
    // Of the diseases no law is there for 2007: what is written down in 2026 is owed by the law of 2026, from its writing.
    ['2007-10-31T15:59:00.000Z', ['CN-PHE-20a'], ['CN-IDL-45a', 'CN-IDL-48']],
    ['2024-10-31T16:00:00.000Z', ['CN-ERL-60', 'CN-PHE-20a'], ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h']],
    ['2025-08-31T15:59:59.000Z', ['CN-ERL-60', 'CN-PHE-20a'], ['CN-IDL13-30', 'CN-IDL13-31', 'CN-IDR15-2h']],
  ])('an outbreak noticed %s', (noticedAt, event, disease) => {
    const owed = owes(noticed(noticedAt, 'infectious-outbreak'));
    const due = new Date(Date.parse(noticedAt) + 2 * 3_600_000).toISOString();
    expect(owed['report-event']).toEqual({ since: noticedAt, due, cited: event });
    expect(owed['report-disease']?.cited).toEqual(disease);
  });

  it('cites no law that was not in force on that day, of whatever kind it is, at any day of twenty years', () => {
    const world = on(WRITTEN);
    const { byId } = world.duties.rules;
    const kinds = ['infectious-outbreak', 'class-b-or-c-disease', 'disaster', 'security', 'major-poisoning'];
    for (let year = 2004; year <= 2026; year += 1)
      for (const [index, day] of ['01-31', '05-08', '09-01', '11-01'].entries()) {
        const at = `${year}-${day}T00:30:00.000Z`;
        if (at < WRITTEN) noticed(at, kinds[(year + index) % kinds.length] as string, world);
      }
    let cited = 0;
    for (const { since, cited: by, kind } of dutyRows(world.view, INCIDENT).rows) {
      if (!kind.startsWith('report-')) continue;
      for (const { rule } of by) {
        const { from, until } = byId.get(rule) ?? { from: '9999', until: null };
        const day = localDay(since, world.state.country.clock);
        expect([rule, since, from <= day, until === null || day < until]).toEqual([
          ...[rule, since, true, true],
        ]);
        cited += 1;
      }
    }
    expect(cited).toBeGreaterThan(100);
    world.audit();
  });

  it('an appeal begun in January 2020 is filed by the measures of 2016, also if it is written down in 2026', () => {
    const world = qualified(WRITTEN);
    start(world, { startedOn: '2020-01-26T00:00:00Z' });
    expect(duties(world, 'file-fundraising-plan')).toEqual([
      { state: 'breached', due: '2020-02-05T16:00:00.000Z', cited: ['CN-MCA59-10d'] },
    ]);
  });

  it('of a time before the first law it is under the law of the day on which it is written down, and its time runs from there', () => {
    const world = qualified(WRITTEN);
    noticed('1997-01-01T00:00:00.000Z', 'infectious-outbreak', world);
    for (const owed of Object.values(owes(world))) expect(owed.since).toBe(WRITTEN);
    expect(owes(world)['report-event']).toMatchObject({ due: '2026-11-29T05:00:00.000Z' });
    world.done(SEATS.receiving, 'transaction.state', {
      ...{ incident: INCIDENT, organisation: 'red-cross', note: '购置仓库', foundAt: '1997-01-01T00:00:00Z' },
    });
    expect(duties(world, 'report-transaction')).toEqual(
      expect.arrayContaining([expect.objectContaining({ cited: ['CN-MCA81-13'] })]),
    );
    // Nor is an appeal begun without a filing by stating a year in which no law asked for one.
    expect(
      world.refused(SEATS.receiving, 'fundraising.start', {
        ...{ incident: INCIDENT, title: { zh: '募捐', en: 'Appeal' }, purpose: { zh: '防护', en: 'Masks' } },
        ...{ area: '420000', surplus: '其他防控', startedOn: '1997-01-26T00:00:00Z' },
      }),
    ).toMatchObject([{ code: 'filing-should-precede' }]);
    world.audit();
  });

  it('a transaction of 2025 by Decree 61, one of 2026 by Decree 81', () => {
    const world = qualified(WRITTEN);
    const state = (foundAt: string) =>
      world.done(SEATS.receiving, 'transaction.state', {
        ...{ incident: INCIDENT, organisation: 'red-cross', note: '购置仓库', foundAt },
      });
    state('2025-12-31T15:59:59Z');
    state('2025-12-31T16:00:00Z');
    expect(
      duties(world, 'report-transaction')
        .map(({ cited }) => cited)
        .sort(),
    ).toEqual([['CN-MCA61-30d'], ['CN-MCA81-13']]);
  });

  it('a refusal quotes the article of that day: designated platforms were article 23 before they were 27', () => {
    const world = qualified(WRITTEN);
    const why = (startedOn: string) =>
      world.refused(SEATS.receiving, 'fundraising.start', {
        ...{ incident: INCIDENT, title: { zh: '募捐', en: 'Appeal' }, purpose: { zh: '防护', en: 'Masks' } },
        ...{ area: '420000', surplus: '其他防控', platforms: ['某微信群'], startedOn },
        confirmed: COULD_NOT_FILE_FIRST,
      })[0]?.rule;
    expect(why('2020-01-26T00:00:00Z')).toBe('慈善法（2016）23');
    expect(why('2026-01-26T00:00:00Z')).toBe('慈善法 27');
  });
});

describe('two rules that one fact begins', () => {
  it('count from one moment: a pack in which they do not is refused with the rule’s id', () => {
    const words = { zh: '词', en: 'Words' };
    const rule = (id: string, more: object) => ({
      ...{
        id,
        duty: 'report-event',
        title: words,
        from: '2000-01-01',
        until: null,
        owedTo: words,
        law: words,
      },
      ...{ trigger: { fact: 'event.noticed' }, owedBy: { field: 'organisation' }, within: { hours: 2 } },
      ...{ evidence: words, article: '1', source: 'x', checked: true, ...more },
    });
    const pack = dutyPackSchema.parse({
      ...{ pack: 'test', name: words, country: 'CN', area: '000000', utcOffset: '+08:00' },
      rules: [rule('first', { since: 'noticedAt' }), rule('second', {})],
    });
    const kinds = dutyKindsSchema.parse({
      kinds: [{ kind: 'report-event', title: words, met: [{ fact: 'event.reported' }], ends: [] }],
    }).kinds as DutyKind[];
    expect(() => rulesInUse([pack], kinds, 'CN', [])).toThrow(
      /test\/second counts from another moment than first/,
    );
  });
});
