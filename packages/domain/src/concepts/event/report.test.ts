import { dutyRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { readingAltered } from '../../../test/support/forger.ts';
import { dutyRules, hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';

const CDC = { organisation: 'wuhan-cdc', seat: 'wuhan-cdc.duty' };
const CITY = { organisation: 'wuhan-city', seat: 'wuhan-city.duty' };
const NATIONAL = { zh: '国家卫生健康委员会', en: 'National Health Commission' };
const NATION = { organisation: 'nation-cdc', seat: 'nation-cdc.duty' };
const BODIES = [
  ['wuhan-cdc', 'disease-control', '420100'],
  ['wuhan-city', 'government', '420100'],
  ['jingzhou-cdc', 'disease-control', '421000'],
] as const;

/** A response at some moment, with those to whom reports go; the lead agency is the province's government. */
function at(moment: string): World {
  const world = hubei({}, new World(moment, dutyRules('CN')));
  for (const [organisation, kind, area] of BODIES)
    world.done(SEATS.lead, 'organisation.register', {
      organisation,
      name: { zh: organisation, en: organisation },
      kind,
      area,
    });
  return world;
}
const now = () => at('2026-02-02T00:00:00.000Z');
const in2020 = () => at('2020-01-26T00:00:00.000Z');

function notice(world: World, kind = 'unexplained-group-illness', more: object = {}): string {
  const input = { incident: INCIDENT, kind, area: '420102', ...more };
  return (world.done(SEATS.union, 'event.notice', input) as { event: string }).event;
}
const report = (event: string, to: string) => ({ incident: INCIDENT, event, to, channel: 'network' });
/** Duties of a kind: who owes it, how it stands, the rule that decides. */
const owed = (world: World, kind: string) =>
  dutyRows(world.view, INCIDENT)
    .rows.filter((row) => row.kind === kind)
    .map(({ owing, state, cited }) => `${owing.map(({ id }) => id)} ${state} ${cited[0]?.rule}`)
    .sort();

describe('the log is no place to flood', () => {
  it('one organisation notices so many events within 24 hours, to the moment', () => {
    const world = now();
    const [charter] = world.incident.charters;
    world.done(SEATS.lead, 'charter.adopt', {
      ...{ incident: INCIDENT, terms: { ...charter?.terms, eventsNoticedPerDay: 2 } },
      ...{ agreement: 'x', participants: ['lead'] },
    });
    const tries = (seat: { organisation: string; seat: string } = SEATS.union) =>
      world.act(seat, 'event.notice', { incident: INCIDENT, kind: 'other', area: '420102' }).ok;
    expect(tries()).toBe(true);
    world.pass(1);
    expect([tries(), tries(), tries(SEATS.renai)]).toEqual([true, false, true]);
    world.now = '2026-02-02T23:59:59.999Z';
    expect(tries()).toBe(false);
    world.now = '2026-02-03T00:00:00.000Z';
    expect([tries(), tries()]).toEqual([true, false]);
    world.audit();
  });
});

describe('whoever notices an event', () => {
  it('has two hours from when it was noticed, not from when somebody wrote it down', () => {
    const world = now();
    world.pass(3);
    notice(world, undefined, { noticedAt: '2026-02-02T01:30:00Z' });
    expect(owed(world, 'report-event')).toEqual(['union open CN-PHE-20a']);
    const [row] = dutyRows(world.view, INCIDENT).rows.filter(({ kind }) => kind === 'report-event');
    expect([row?.since, row?.due]).toEqual(['2026-02-02T01:30:00.000Z', '2026-02-02T03:30:00.000Z']);
    world.pass(1);
    expect(owed(world, 'report-event')).toEqual(['union breached CN-PHE-20a']);
    world.audit();
  });

  it('gains nothing by a moment still to come', () => {
    const world = now();
    const later = { incident: INCIDENT, kind: 'other', area: '420102', noticedAt: '2026-02-02T05:00:00Z' };
    expect(world.act(SEATS.union, 'event.notice', later)).toMatchObject({
      refusals: [{ code: 'date-impossible', field: 'noticedAt' }],
    });
  });

  it('has met it in time, or late, by reporting: nothing else counts', () => {
    const world = now();
    const first = notice(world);
    world.pass(1);
    world.done(SEATS.union, 'event.report', report(first, 'wuhan-cdc'));
    const second = notice(world);
    world.pass(2.5);
    world.done(SEATS.union, 'event.report', report(second, 'wuhan-cdc'));
    expect(owed(world, 'report-event')).toEqual(['union late CN-PHE-20a', 'union met CN-PHE-20a']);
    world.audit();
  });

  it('of class A reports within two hours, of class B or C within twenty-four', () => {
    const world = now();
    notice(world, 'class-a-disease');
    notice(world, 'class-b-or-c-disease');
    expect(owed(world, 'report-disease')).toEqual(['union open CN-IDL-45a', 'union open CN-IDL-45b']);
    world.pass(3);
    expect(owed(world, 'report-disease')).toEqual(['union breached CN-IDL-45a', 'union open CN-IDL-45b']);
  });

  it('needs no mandate, and nobody can forbid it', () => {
    const world = now();
    const stranger = { organisation: 'nobody-knows', seat: 'seat' };
    const input = { incident: INCIDENT, kind: 'other', area: '420102' };
    expect(world.act({ organisation: 'tianyou', seat: 'tianyou.night' }, 'event.notice', input).ok).toBe(
      true,
    );
    expect(world.act(stranger, 'event.notice', input)).toMatchObject({ ok: false });
  });

  it('cannot flood the public log', () => {
    const world = now();
    for (let index = 0; index < 100; index += 1) notice(world, 'other');
    const input = { incident: INCIDENT, kind: 'other', area: '420102' };
    expect(world.act(SEATS.union, 'event.notice', input)).toMatchObject({
      refusals: [{ code: 'as-many-as-a-day-takes', parameters: { kind: 'event', perDay: 100 } }],
    });
    world.pass(24.1);
    expect(world.act(SEATS.union, 'event.notice', input).ok).toBe(true);
  });
});

describe('a report goes up, each with its clock', () => {
  it('hospital, disease control, city, province, nation: two hours each, the province one', () => {
    const world = now();
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'wuhan-cdc'));
    expect(owed(world, 'report-event-upward')).toEqual(['wuhan-cdc open CN-PHE-20b']);
    world.done(CDC, 'event.report', report(event, 'wuhan-city'));
    expect(owed(world, 'report-event-upward')).toEqual([
      'wuhan-cdc met CN-PHE-20b',
      'wuhan-city open CN-PHE-20c',
    ]);
    world.done(CITY, 'event.report', report(event, 'lead'));
    world.pass(1.5);
    expect(owed(world, 'report-event-upward')).toEqual([
      'lead breached CN-PHE-19',
      'wuhan-cdc met CN-PHE-20b',
      'wuhan-city met CN-PHE-20c',
    ]);
    const above = { incident: INCIDENT, event, office: NATIONAL, channel: 'network' };
    expect(world.act(SEATS.lead, 'event.report', above)).toMatchObject({
      refusals: [{ code: 'event-rule', field: 'reference', parameters: { why: 'no-reference' } }],
    });
    world.done(SEATS.lead, 'event.report', { ...above, reference: '国卫应急 2026-17' });
    expect(owed(world, 'report-event-upward')[0]).toBe('lead late CN-PHE-19');
    world.audit();
  });

  it('is verified by those who got it: within two hours where the law of 2025 says so, promptly before', () => {
    for (const [world, rule] of [
      [now(), 'CN-IDL-49'],
      [in2020(), 'CN-IDL13-33a'],
    ] as const) {
      const event = notice(world);
      world.done(SEATS.union, 'event.report', report(event, 'wuhan-cdc'));
      expect(owed(world, 'verify-report')).toEqual([`wuhan-cdc open ${rule}`]);
      const verdict = { incident: INCIDENT, event, outcome: 'disproved', note: '检测阴性' };
      world.done(CDC, 'event.verify', verdict);
      expect(owed(world, 'verify-report')).toEqual([`wuhan-cdc met ${rule}`]);
      // Disproved, nothing more is owed of it, and whoever reported in good faith met a duty.
      expect(owed(world, 'report-event-upward')).toEqual([
        expect.stringMatching(/^wuhan-cdc lifted CN-(PHE-20b|IDL13-33b)$/),
      ]);
      expect(owed(world, 'report-event')[0]).toMatch(/^union met /);
      world.audit();
    }
  });

  it('in January 2020 runs by Decree 376 and the rules of that day, and by none made since', () => {
    const world = in2020();
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'wuhan-cdc'));
    const { rules } = dutyRows(world.view, INCIDENT);
    const cited = rules.map(({ id }) => id);
    for (const id of ['CN-PHE-20a', 'CN-PHE-20b', 'CN-IDR15-2h', 'CN-ERL07-38']) expect(cited).toContain(id);
    expect(cited.filter((id) => /^CN-(PHL|IDL|ERL)-/.test(id))).toEqual([]);
  });

  it('a disaster is reported daily until it is over', () => {
    const world = now();
    world.done(SEATS.lead, 'organisation.register', {
      organisation: 'county',
      name: { zh: '江岸区政府', en: 'Jiang’an' },
      kind: 'government',
      area: '420102',
    });
    const county = { organisation: 'county', seat: 'county.duty' };
    const event = notice(world, 'disaster');
    world.done(SEATS.union, 'event.report', report(event, 'county'));
    world.pass(20);
    world.done(county, 'event.report', report(event, 'lead'));
    world.pass(25);
    expect(owed(world, 'report-disaster-daily')).toEqual([
      'county breached CN-NDR-17',
      'county met CN-NDR-17',
    ]);
    world.done(county, 'event.report', report(event, 'lead'));
    world.done(county, 'event.end', { incident: INCIDENT, event, reason: '灾情稳定' });
    expect(owed(world, 'report-disaster-daily')).toEqual([
      'county late CN-NDR-17',
      'county lifted CN-NDR-17',
      'county met CN-NDR-17',
    ]);
    world.audit();
  });

  it('what may concern the world is notified within a day by the nation', () => {
    const world = now();
    // A province cannot put the nation on its register; a national system has it there.
    const nation = { organisation: 'nation-cdc', kind: 'disease-control' as const, area: '000000' };
    const none = {
      externalKeys: [],
      facilityClass: null,
      socialCreditCode: null,
      address: null,
      source: null,
    };
    world.record(
      { ...SEATS.lead, mandate: 'mandate-root' },
      'organisation.registered',
      { ...nation, ...none, name: { zh: '国家疾控局', en: 'National disease control' } },
      'register',
    );
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'nation-cdc'));
    const assessed = { incident: INCIDENT, event, mustNotify: true, note: '附件二' };
    world.done(NATION, 'event.assess', assessed);
    expect(owed(world, 'notify-who')).toEqual(['nation-cdc open IHR-6']);
    const council = { zh: '国务院', en: 'State Council' };
    const up = { incident: INCIDENT, event, office: council, channel: 'network', reference: '国办 2026-9' };
    world.done(NATION, 'event.report', up);
    // Telling one's own government notifies nobody abroad.
    expect(owed(world, 'notify-who')).toEqual(['nation-cdc open IHR-6']);
    const inside = { ...report(event, 'nation-cdc'), notifies: 'who' };
    expect(world.act(SEATS.union, 'event.report', inside)).toMatchObject({
      refusals: [{ code: 'event-rule', field: 'notifies', parameters: { why: 'who-is-an-office' } }],
    });
    const office = { zh: '世界卫生组织', en: 'World Health Organization' };
    const told = {
      incident: INCIDENT,
      event,
      office,
      channel: 'network',
      reference: 'EIS 2026-031',
      notifies: 'who',
    };
    world.done(NATION, 'event.report', told);
    expect(owed(world, 'notify-who')).toEqual(['nation-cdc met IHR-6']);
  });
});

describe('a report is refused', () => {
  const refused = (world: World, actor: typeof CDC, event: string, to: string) => {
    const outcome = world.act(actor, 'event.report', report(event, to));
    return outcome.ok
      ? null
      : outcome.refusals.map(({ parameters }) => (parameters as { why?: string }).why).join();
  };

  it.each([
    ['of what one does not know', CITY, 'lead', 'not-told'],
    ['to a hospital', SEATS.union, 'renai', 'not-a-receiver'],
    ['to disease control of another city', SEATS.union, 'jingzhou-cdc', 'elsewhere'],
  ])('%s', (_what, actor, to, why) => {
    const world = now();
    expect(refused(world, actor, notice(world), to)).toBe(why);
  });

  it('downward, and to oneself', () => {
    const world = now();
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'lead'));
    expect(refused(world, SEATS.lead, event, 'wuhan-city')).toBe('elsewhere');
    expect(refused(world, SEATS.lead, event, 'lead')).toBe('itself');
  });

  it('and an end of what is over', () => {
    const world = now();
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'wuhan-cdc'));
    const end = { incident: INCIDENT, event, reason: '疫情平息' };
    world.done(CDC, 'event.end', end);
    expect(world.act(CDC, 'event.end', end)).toMatchObject({
      refusals: [{ code: 'wrong-state', field: 'event' }],
    });
    // And written into the log all the same.
    world.audit();
  });

  it('and a verdict of whoever noticed it', () => {
    const world = now();
    const verdict = { incident: INCIDENT, event: notice(world), outcome: 'disproved', note: '无事' };
    expect(world.act(SEATS.union, 'event.verify', verdict)).toMatchObject({
      refusals: [{ code: 'event-rule', parameters: { why: 'not-verifier' } }],
    });
  });
});

describe('an auditor finds', () => {
  const later = '2030-01-01T00:00:00.000Z';
  it.each([
    [
      'a moment that had not come',
      'event.noticed',
      { input: { noticedAt: later }, data: { noticedAt: later } },
      /event.notice is refused there: date-impossible/,
    ],
    [
      'a report to whom none is due',
      'event.reported',
      { input: { to: 'renai' }, data: { to: 'renai' } },
      /event.report is refused there: event-rule .*not-a-receiver/,
    ],
    [
      'a receiver said to know already',
      'event.reported',
      { data: { isNew: false } },
      /data\.isNew: published false/,
    ],
    [
      'a report by somebody else',
      'event.reported',
      { actor: { organisation: 'renai', seat: 'renai.pharmacy' } },
      /event.report is refused there: event-rule .*not-told/,
    ],
    [
      'a verdict of whoever noticed',
      'event.verified',
      { actor: { organisation: 'union' } },
      /event.verify is refused there: event-rule .*not-verifier/,
    ],
  ] as const)('%s', (_what, type, change, fault) => {
    const world = now();
    const event = notice(world);
    world.done(SEATS.union, 'event.report', report(event, 'wuhan-cdc'));
    world.done(CDC, 'event.verify', { incident: INCIDENT, event, outcome: 'confirmed', note: '属实' });
    expect(readingAltered(world, type, {})).not.toThrow();
    expect(readingAltered(world, type, change)).toThrow(fault);
  });
});
