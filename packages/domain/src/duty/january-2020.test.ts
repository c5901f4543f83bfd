import { readFileSync } from 'node:fs';
import { dutyPackSchema, dutyRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../test/support/ending.ts';
import { dutyRules, hubei, INCIDENT, receive, SEATS, World } from '../../test/support/world.ts';

const { rules } = dutyPackSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../data/duties/cn.json', import.meta.url), 'utf8')),
);
const inForce = (day: string) =>
  rules.filter(({ from, until }) => from <= day && (until === null || day < until));

/** The same response, at another time. */
const on = (moment: string) => hubei({}, new World(moment, dutyRules('CN')));

/** What is owed in an incident: each kind once, by when, and the rules that say so. */
const owed = (world: World, incident = INCIDENT) =>
  Object.fromEntries(
    dutyRows(world.view, incident).rows.map(({ kind, due, cited }) => [
      kind,
      { due, cited: cited.map((each) => each.rule) },
    ]),
  );

const declare = (world: World, eventGrade: 'exceptionally-major' | 'ordinary') =>
  world.done(SEATS.lead, 'incident.declare', {
    incident: 'wuhan',
    // Beside that of the province.
    confirmed: [`incident-twin:area=${INCIDENT}`],
    name: { zh: '不明原因肺炎', en: 'Pneumonia of unknown cause' },
    type: 'public-health',
    area: '420100',
    legalBasis: '突发事件应对法',
    eventGrade,
  });

describe('an incident that is declared', () => {
  it('on 22 January 2020: its information by the law of 2007 and Decree 376, its needs by the Charity Law of 2016', () => {
    expect(owed(on('2020-01-22T02:00:00.000Z'))).toEqual({
      'publish-event-information': { due: null, cited: ['CN-ERL07-53', 'CN-PHE-25'] },
      'publish-need-information': { due: null, cited: ['CN-CL16-30', 'CN-VOL-24'] },
    });
  });

  it('on that day, exceptionally major: five hours by the rules of 2016, before all that is prompt', () => {
    const world = on('2020-01-22T02:00:00.000Z');
    declare(world, 'exceptionally-major');
    expect(owed(world, 'wuhan')['publish-event-information']).toEqual({
      due: '2020-01-22T07:00:00.000Z',
      cited: ['CN-N80-5h', 'CN-ERL07-53', 'CN-PHE-25'],
    });
  });

  it('on 22 January 2026: by the laws of 2024 and 2025, and by those that were not replaced', () => {
    expect(owed(on('2026-01-22T02:00:00.000Z'))).toEqual({
      'publish-event-information': { due: null, cited: ['CN-ERL-7', 'CN-PHE-25', 'CN-PHL-40'] },
      'publish-need-information': { due: null, cited: ['CN-CL-70', 'CN-ERL-72', 'CN-VOL-24'] },
      'organise-psychological-aid': { due: null, cited: ['CN-ERL-81', 'CN-PHL-47'] },
      'publish-helpline': { due: null, cited: ['CN-PHL-46'] },
    });
  });

  it('on the last day of the law of 2007 owes what it says, and a second later what the law of 2024 says', () => {
    const last = on('2024-10-31T15:59:59.000Z');
    const first = on('2024-10-31T16:00:00.000Z');
    expect(owed(last)['publish-event-information']?.cited).toEqual(['CN-ERL07-53', 'CN-PHE-25']);
    expect(owed(first)['publish-event-information']?.cited).toEqual(['CN-ERL-7', 'CN-PHE-25']);
  });
});

describe('a gift that arrives', () => {
  it('in January 2020: promptly published and promptly used; nobody owes a report every five days', () => {
    const world = on('2020-01-27T02:00:00.000Z');
    receive(world, 10);
    expect(owed(world)).toMatchObject({
      'publish-receipts': {
        // The charter's 24 hours; the law of that day has no number.
        due: '2020-01-28T02:00:00.000Z',
        cited: ['charter-publication', 'CN-CL16-73', 'CN-DON-22'],
      },
      'pass-on-goods': { due: null, cited: ['CN-DON-17'] },
    });
  });

  it('in January 2026: the same, and every five days as well', () => {
    const world = on('2026-01-27T02:00:00.000Z');
    receive(world, 10);
    expect(owed(world)).toMatchObject({
      'publish-receipts': { cited: ['charter-publication', 'CN-CL-72a', 'CN-DON-22', 'CN-ERL-52'] },
      'pass-on-goods': { due: null, cited: ['CN-CL-72b', 'CN-DON-17'] },
    });
  });
});

describe('a response that ends', () => {
  const atTheEnd = (moment: string) => {
    const world = on(moment);
    const before = new Set(Object.keys(owed(world)));
    endResponse(world);
    return Object.entries(owed(world))
      .filter(([kind]) => !before.has(kind))
      .map(([kind, { cited }]) => [kind, cited])
      .sort();
  };

  it('in 2020 is reported to the people’s congress; that personal data go is a law of later years', () => {
    expect(atTheEnd('2020-04-08T00:00:00.000Z')).toEqual([['report-to-congress', ['CN-ERL07-16']]]);
  });

  it('in 2026 is reported as well, and what was collected for it is destroyed', () => {
    expect(atTheEnd('2026-04-08T00:00:00.000Z')).toEqual([
      ['destroy-event-data', ['CN-ERL-85', 'CN-PHL-8', 'CN-PIPL-47']],
      ['give-deferred-notice', ['CN-PIPL-18']],
      ['report-response-upward', ['CN-PHL-50']],
      ['report-to-congress', ['CN-ERL-25']],
    ]);
  });
});

/** Also the rules that sleep until the record has the fact which begins them. */
describe('the law of a day', () => {
  const clocks = (day: string, kinds: readonly string[]) =>
    inForce(day)
      .filter(({ duty }) => kinds.includes(duty))
      .map(({ id, within }) => [
        id,
        within === 'promptly' ? within : Object.entries(within).join().replace(',', ' '),
      ])
      .sort();
  const REPORTS = ['report-event', 'report-event-upward', 'report-disease', 'verify-report'];
  const DECREE_376 = [
    ['CN-PHE-19', 'hours 1'],
    ['CN-PHE-19c', 'promptly'],
    ['CN-PHE-20a', 'hours 2'],
    ['CN-PHE-20b', 'hours 2'],
    ['CN-PHE-20c', 'hours 2'],
    ['CN-PHE-22', 'promptly'],
  ];

  it('22 January 2020: who reports an outbreak to whom, within what', () => {
    expect(clocks('2020-01-22', REPORTS)).toEqual([
      ['CN-ERL07-38', 'promptly'],
      ['CN-ERL07-39', 'promptly'],
      ['CN-ERL07-56', 'promptly'],
      ['CN-ERL07-7', 'promptly'],
      ['CN-GP06-4h', 'hours 4'],
      ['CN-IDL13-30', 'promptly'],
      ['CN-IDL13-31', 'promptly'],
      ['CN-IDL13-33a', 'promptly'],
      ['CN-IDL13-33b', 'promptly'],
      ['CN-IDR15-24h', 'hours 24'],
      ['CN-IDR15-2h', 'hours 2'],
      ['CN-NDR-16', 'promptly'],
      ...DECREE_376,
    ]);
  });

  it('22 January 2026: the same questions, other answers', () => {
    expect(clocks('2026-01-22', REPORTS)).toEqual([
      ['CN-ERL-17', 'promptly'],
      ['CN-ERL-60', 'promptly'],
      ['CN-ERL-61', 'promptly'],
      ['CN-ERL-78', 'promptly'],
      ['CN-IDL-45a', 'hours 2'],
      ['CN-IDL-45b', 'hours 24'],
      ['CN-IDL-48', 'promptly'],
      ['CN-IDL-49', 'hours 2'],
      ['CN-IDL-49b', 'promptly'],
      ['CN-NDR-16', 'promptly'],
      ...DECREE_376,
      ['CN-PHL-30a', 'hours 2'],
      ['CN-PHL-30b', 'hours 2'],
      ['CN-PHL-30c', 'promptly'],
      ['CN-PHL-33', 'promptly'],
    ]);
  });

  it('22 January 2020: a fundraising is filed within ten days, accounted for every three months and at the end', () => {
    const kinds = ['file-fundraising-plan', 'publish-fundraising-progress', 'publish-final-account'];
    expect(clocks('2020-01-22', kinds)).toEqual([
      // It begins no clock, it holds the appeal back.
      ['CN-CL16-24', 'promptly'],
      ['CN-CL16-73a', 'months 3'],
      ['CN-CL16-73b', 'months 3'],
      ['CN-MCA59-10d', 'days 10'],
    ]);
  });

  it.each([
    ['the Emergency Response Law', /^CN-ERL07-/, /^CN-ERL-/],
    ['the Charity Law', /^CN-CL16-/, /^CN-CL-/],
    ['the Law on Infectious Diseases', /^CN-IDL13-/, /^CN-IDL-/],
    ['the measures on charities’ disclosure', /^CN-MCA61-/, /^CN-MCA81-/],
  ])('on every day on which a law changed, %s is in force in one version, never in both', (_, old, later) => {
    const days = new Set(rules.flatMap(({ from, until }) => (until ? [from, until] : [from])));
    for (const day of [...days].filter((each) => each >= '2018-09-01')) {
      const ids = inForce(day).map(({ id }) => id);
      const versions = [old, later].filter((version) => ids.some((id) => version.test(id)));
      expect([day, versions.length]).toEqual([day, 1]);
    }
  });
});
