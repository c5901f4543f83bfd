import { countStates, dutyRows, dutyState, dutyStatuses } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { publish } from '../../test/support/duty-days.ts';
import { endResponse } from '../../test/support/ending.ts';
import {
  allocate,
  CHARTER,
  dispatch,
  dutyRules,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  World,
} from '../../test/support/world.ts';

/** The same response at another time, or under the law of another country. */
const on = (moment: string, country = 'CN', terms = {}) =>
  hubei(terms, new World(moment, dutyRules(country)));
const rows = (world: World, kind: string) =>
  dutyRows(world.view, INCIDENT).rows.filter((row) => row.kind === kind);
const cited = (world: World, kind: string) => rows(world, kind)[0]?.cited.map((each) => each.rule);

describe('the law in force when a duty begins decides', () => {
  it('January 2020: receipts are published promptly, by the laws of 1999 and 2016; the charter alone has a clock', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    receive(world, 10);
    expect(cited(world, 'publish-receipts')).toEqual(['charter-publication', 'CN-CL16-73', 'CN-DON-22']);
    expect(cited(world, 'pass-on-goods')).toEqual(['CN-DON-17']);
    expect(cited(world, 'publish-need-information')).toEqual(['CN-CL16-30', 'CN-VOL-24']);
  });

  it('2026: the same gift owes what the amended Charity Law and Emergency Response Law say as well', () => {
    const world = on('2026-02-02T00:00:00.000Z');
    receive(world, 10);
    expect(cited(world, 'publish-receipts')).toEqual([
      'charter-publication',
      'CN-CL-72a',
      'CN-DON-22',
      'CN-ERL-52',
    ]);
    expect(cited(world, 'pass-on-goods')).toEqual(['CN-CL-72b', 'CN-DON-17']);
    expect(cited(world, 'publish-need-information')).toEqual(['CN-CL-70', 'CN-ERL-72', 'CN-VOL-24']);
  });

  it('on the very day: a law of 5 September 2024 binds from midnight in Beijing, not in Greenwich', () => {
    const before = on('2024-09-04T15:59:59.000Z');
    const after = on('2024-09-04T16:00:00.000Z');
    for (const world of [before, after]) receive(world, 10);
    expect(cited(before, 'pass-on-goods')).toEqual(['CN-DON-17']);
    expect(cited(after, 'pass-on-goods')).toEqual(['CN-CL-72b', 'CN-DON-17']);
  });

  it('a later law moves no clock that runs, and binds from the next time', () => {
    const world = on('2024-09-01T00:00:00.000Z', 'CN', { publicationHours: 240 });
    receive(world, 10);
    world.pass(24 * 6);
    expect(cited(world, 'publish-receipts')).toEqual(['charter-publication', 'CN-CL16-73', 'CN-DON-22']);
    publish(world, 'goods-report');
    expect(rows(world, 'publish-receipts').map((row) => [row.state, row.cited[0]?.rule])).toEqual([
      ['open', 'CN-CL-72a'],
      ['met', 'charter-publication'],
    ]);
  });

  it('another country has other laws, and none of China’s', () => {
    const world = on('2026-03-01T00:00:00.000Z', 'GB');
    receive(world, 10);
    const { rules, rows } = dutyRows(world.view, INCIDENT);
    expect(rules.map((rule) => rule.id)).toEqual([
      'GB-CC40-informed',
      'GB-CCA-2g',
      'charter-idle-lot',
      'charter-publication',
    ]);
    expect(rows.map((row) => row.kind).sort()).toEqual([
      'explain-idle-lot',
      'publish-event-information',
      'publish-receipts',
    ]);
  });
});

describe('several rules about one thing: the strictest counts, and all are cited', () => {
  it('a charter of ten days does not stretch the law’s five', () => {
    const world = on('2026-02-02T03:00:00.000Z', 'CN', { publicationHours: 240 });
    receive(world, 10);
    const [row] = rows(world, 'publish-receipts');
    // Five days, the first not counted, to the end of the last in Beijing: 2 + 5 = 7 February, 24:00.
    expect(row).toMatchObject({ due: '2026-02-07T16:00:00.000Z' });
    expect(row?.cited[0]).toEqual({ rule: 'CN-CL-72a', charterVersion: null });
    expect(row?.cited[1]).toEqual({ rule: 'charter-publication', charterVersion: 1 });
  });

  it('a charter of one day is stricter than the law’s five', () => {
    const world = on('2026-02-02T03:00:00.000Z');
    receive(world, 10);
    expect(rows(world, 'publish-receipts')[0]).toMatchObject({
      due: '2026-02-03T03:00:00.000Z',
      cited: [{ rule: 'charter-publication', charterVersion: 1 }, {}, {}, {}],
    });
  });

  it('a major event: five hours by the rules of 2016, before the “promptly” of Decree 376', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    const major = { type: 'public-health', area: '420000', legalBasis: '突发事件应对法' };
    world.done(SEATS.lead, 'incident.declare', {
      ...major,
      incident: 'major',
      confirmed: [`incident-twin:area=${INCIDENT}`],
      name: { zh: '特别重大事件', en: 'A major event' },
      eventGrade: 'exceptionally-major',
    });
    const about = (incident: string) =>
      dutyRows(world.view, incident).rows.find((row) => row.kind === 'publish-event-information');
    expect(about('major')).toMatchObject({
      due: '2020-01-26T05:00:00.000Z',
      cited: [{ rule: 'CN-N80-5h' }, { rule: 'CN-ERL07-53' }, { rule: 'CN-PHE-25' }],
      function: { name: 'approve-release' },
      owing: [{ id: 'lead' }],
    });
    expect(about(INCIDENT)).toMatchObject({
      due: null,
      cited: [{ rule: 'CN-ERL07-53' }, { rule: 'CN-PHE-25' }],
    });
  });

  it('a local rule binds there and nowhere else', () => {
    const local = on('2026-02-02T00:00:00.000Z');
    const declare = (incident: string, area: string) =>
      local.record(
        { ...SEATS.lead, mandate: 'mandate-root' },
        'incident.declared',
        {
          incident,
          name: { zh: '事件', en: 'Event' },
          type: 'public-health',
          area,
          exercise: true,
          eventGrade: null,
          alertColour: null,
          responseLevel: null,
          legalBasis: '法',
          beganAt: local.now,
        },
        incident,
      );
    for (const [incident, area] of [
      ['beijing', '110105'],
      ['hubei', '420106'],
    ] as const) {
      declare(incident, area);
      const gift = {
        ...local.giftOf(receive(local, 1).receiptCode),
        donation: `gift-${incident}`,
        receiptCode: incident,
      };
      local.record(
        { ...SEATS.receiving, mandate: 'mandate-red-cross' },
        'donation.received',
        { ...gift, lots: [] },
        incident,
      );
    }
    const rules = (incident: string) => dutyRows(local.view, incident).rules.map((rule) => rule.id);
    expect(rules('beijing')).toContain('CN-11-37');
    expect(rules('hubei')).not.toContain('CN-11-37');
  });
});

describe('open, met, late, breached follow from facts', () => {
  it('before, at and after the moment', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    receive(world, 10);
    const state = () => rows(world, 'publish-receipts')[0]?.state;
    world.pass(24);
    expect(state()).toBe('open');
    world.pass(1 / 3_600_000);
    expect(state()).toBe('breached');
    publish(world, 'goods-report');
    expect(rows(world, 'publish-receipts').map((row) => row.state)).toEqual(['open', 'late']);
  });

  it('a report in time is met, and the next clock starts at it', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    receive(world, 10);
    world.pass(10);
    publish(world, 'goods-report');
    expect(rows(world, 'publish-receipts')).toMatchObject([
      { state: 'open', since: '2020-01-26T10:00:00.000Z', due: '2020-01-27T10:00:00.000Z' },
      { state: 'met', metAt: '2020-01-26T10:00:00.000Z' },
    ]);
  });

  it('a notice is not a report on goods', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    receive(world, 10);
    publish(world, 'notice');
    expect(rows(world, 'publish-receipts').map((row) => row.state)).toEqual(['open']);
    expect(rows(world, 'publish-event-information').map((row) => row.state)).toEqual(['met']);
  });

  it('“promptly” never turns into a breach, however long it takes', () => {
    const world = on('2026-02-02T00:00:00.000Z');
    const { lot } = receive(world, 10, { expiresOn: '2036-01-01' });
    world.pass(24 * 365);
    world.duties.advance(world.now);
    expect(rows(world, 'pass-on-goods')).toMatchObject([{ state: 'open', due: null, subject: lot.id }]);
    const ward = need(world, 'union', 10);
    dispatch(world, allocate(world, [{ need: ward, lot: lot.id, amount: 10 }]).orders[0] as string);
    expect(rows(world, 'pass-on-goods')).toMatchObject([{ state: 'met' }]);
  });

  it('the end of the response lifts what it carried, keeps what was breached, and begins the deletion of data', () => {
    const world = on('2026-02-02T00:00:00.000Z');
    receive(world, 10);
    world.pass(25);
    receive(world, 10);
    endResponse(world);
    const states = new Set(rows(world, 'explain-idle-lot').map((row) => row.state));
    expect(states).toEqual(new Set(['breached', 'lifted']));
    expect(cited(world, 'destroy-event-data')).toEqual(['CN-ERL-85', 'CN-PHL-8', 'CN-PIPL-47']);
    // The year's report of what was given then is owed in the next year, response or none.
    expect(dutyStatuses(world.view, INCIDENT).map(({ rule }) => rule)).toEqual(['CN-MCA81-annual']);
    const counts = countStates(world.duties.of(INCIDENT), world.now);
    world.pass(1_000);
    expect(countStates(world.duties.of(INCIDENT), world.now)).toEqual(counts);
  });
});

describe('the charter is one more set of rules', () => {
  it('starts its clocks when it is adopted, where goods lay before it; a later version moves none', () => {
    const world = new World('2020-01-26T00:00:00.000Z');
    hubei({}, world);
    world.record(
      { ...SEATS.lead, mandate: 'mandate-root' },
      'incident.declared',
      {
        incident: 'early',
        name: { zh: '事件', en: 'Event' },
        type: 'natural',
        area: '420000',
        exercise: true,
        eventGrade: null,
        alertColour: null,
        responseLevel: null,
        legalBasis: '法',
        beganAt: world.now,
      },
      'early',
    );
    const gift = world.giftOf(receive(world, 5).receiptCode);
    world.record(
      { ...SEATS.receiving, mandate: 'mandate-red-cross' },
      'donation.received',
      {
        ...gift,
        donation: 'gift-early',
        receiptCode: 'early',
        lots: gift.lots.map((lot) => ({ ...lot, lot: 'lot-early' })),
      },
      'early',
    );
    const idle = () => dutyRows(world.view, 'early').rows.filter((row) => row.kind === 'explain-idle-lot');
    world.pass(100);
    expect(idle()).toEqual([]);
    const adopt = (version: number, idleLotHours: number) =>
      world.record(
        { ...SEATS.lead, mandate: 'mandate-root' },
        'charter.adopted',
        {
          incident: 'early',
          version,
          terms: { ...CHARTER, idleLotHours },
          agreement: '会议',
          participants: [],
        },
        'early',
      );
    adopt(1, 24);
    expect(idle()).toMatchObject([{ since: world.now, due: '2020-01-31T04:00:00.000Z', state: 'open' }]);
    world.pass(30);
    adopt(2, 720);
    expect(idle()).toMatchObject([{ due: '2020-01-31T04:00:00.000Z', state: 'breached' }]);
  });
});

describe('moments that go backwards', () => {
  it('a fact dated before the one that precedes it counts by its own moment, and breaks no order', () => {
    const world = on('2020-01-26T00:00:00.000Z');
    receive(world, 10);
    const { state, duties } = world;
    world.pass(30);
    expect(duties.advance(world.now).map((duty) => duty.kind)).toEqual([
      'publish-receipts',
      'explain-idle-lot',
    ]);
    const position = state.position + 1;
    const published = {
      position,
      incident: INCIDENT,
      type: 'release.published',
      at: '2020-01-26T12:00:00.000Z',
      actor: { ...SEATS.lead, mandate: 'mandate-root' },
      data: { release: 'release-late', number: 1, content: { kind: 'goods-report', rows: [] } },
    } as const;
    duties.take(
      { ...published, data: { ...published.data, content: { kind: 'goods-report', rows: [] } } },
      state,
    );
    const [first, next] = duties.of(INCIDENT).filter((duty) => duty.kind === 'publish-receipts');
    expect(first && dutyState(first, world.now)).toBe('met');
    expect(next).toMatchObject({ since: '2020-01-26T12:00:00.000Z', due: '2020-01-27T12:00:00.000Z' });
    expect(duties.now).toBe(world.now);
    expect(duties.advance('2020-01-01T00:00:00.000Z')).toEqual([]);
    expect(duties.advance('2020-01-28T00:00:00.000Z')).toEqual([next]);
  });
});

describe('working days are those of the announced calendar', () => {
  const changed = (moment: string) => {
    const world = on(moment);
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'II',
      reason: '好转',
    });
    return rows(world, 'publish-response-measures')[0];
  };

  it('twenty of them over a Spring Festival that was extended: from 22 January to 27 February 2020', () => {
    expect(changed('2020-01-22T03:00:00.000Z')).toMatchObject({
      due: '2020-02-27T16:00:00.000Z',
      cited: [{ rule: 'CN-OGI-26' }],
    });
  });

  it('there is no clock where they reach into a year that nobody has announced', () => {
    expect(changed('2026-12-15T03:00:00.000Z')).toMatchObject({ state: 'open', due: null });
  });
});
