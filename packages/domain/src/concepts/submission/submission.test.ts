import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import {
  CHARITY,
  code,
  duties,
  file,
  filing,
  on,
  qualified,
  start,
  states,
} from '../../../test/support/filings.ts';
import { judged } from '../../../test/support/forger.ts';
import { INCIDENT, SEATS } from '../../../test/support/world.ts';

const MARCH = '2026-03-02T03:00:00.000Z';
const state = { incident: INCIDENT, organisation: 'red-cross', note: '名单误发' };

describe('a filing is shown, not ticked', () => {
  it('is refused without the office’s number and without a paper', () => {
    const world = qualified(MARCH);
    const bare = filing('fundraising-plan', start(world), { paper: null });
    expect(code(world, 'submission.make', bare)).toEqual([['evidence-missing', 'reference']]);
    expect(states(world, 'file-fundraising-plan')).toEqual(['open']);
  });

  it('is made by an organisation for itself, and by nobody in its place', () => {
    const world = qualified(MARCH);
    const fundraising = start(world);
    const said = filing('fundraising-plan', fundraising);
    expect(code(world, 'submission.make', said, SEATS.lead)).toEqual([['not-own-matter', null]]);
    const others = { ...said, organisation: 'lead' };
    expect(code(world, 'submission.make', others, SEATS.lead)).toEqual([['not-own-matter', 'about']]);
  });

  it('is about something that is there and of its kind, and not about tomorrow', () => {
    const world = qualified(MARCH);
    const fundraising = start(world);
    const { matter } = world.done(CHARITY, 'breach.state', state) as { matter: string };
    const about = (kind: string, id: string | null) => code(world, 'submission.make', filing(kind, id));
    expect(about('fundraising-progress', null)).toEqual([['not-found', 'about']]);
    expect(about('fundraising-plan', matter)).toEqual([['not-found', 'about']]);
    expect(about('security-report', matter)).toEqual([['not-found', 'about']]);
    expect(about('congress-report', fundraising)).toEqual([['input-invalid', 'about']]);
    const future = filing('fundraising-plan', fundraising, { madeAt: '2026-03-03T00:00:00Z' });
    expect(code(world, 'submission.make', future)).toEqual([['date-impossible', 'madeAt']]);
  });

  it.each([
    ['of another organisation', { organisation: 'union' }, /not-own-matter/],
    ['without evidence', { paper: null }, /evidence-missing/],
    ['made tomorrow', { madeAt: '2026-03-03T09:00:00.000Z' }, /date-impossible/],
  ])('a forged one does not pass an audit: %s', (_what, more, fault) => {
    const world = qualified(MARCH);
    const input = filing('fundraising-plan', start(world), { madeAt: world.now, ...more });
    const { incident: _incident, ...said } = input;
    const claim = { submission: 'submission-forged', reference: null, auditor: null, ...said };
    expect(judged(world, CHARITY, 'submission.make', input, ['submission.made', claim])).toMatch(fault);
  });
});

describe('after the response', () => {
  it('the lead agency reports to the people’s congress and gives the notice that urgency deferred', () => {
    const world = on(MARCH);
    endResponse(world);
    const own = { organisation: 'lead', to: '省人大常委会' };
    expect(states(world, 'report-to-congress')).toEqual(['open']);
    file(world, 'congress-report', null, { organisation: 'red-cross' });
    expect(states(world, 'report-to-congress')).toEqual(['open']);
    file(world, 'congress-report', null, own, SEATS.lead);
    file(world, 'deferred-notice', null, own, SEATS.lead);
    expect(states(world, 'report-to-congress')).toEqual(['met']);
    expect(states(world, 'give-deferred-notice')).toEqual(['met']);
    world.audit();
  });
});

describe('what an organisation states of itself begins what it owes', () => {
  it('a breach of personal data: promptly in China, within 72 hours in England', () => {
    const china = on(MARCH);
    china.done(CHARITY, 'breach.state', { ...state, persons: 12 });
    expect(duties(china, 'notify-data-breach')).toEqual([
      { state: 'open', due: null, cited: ['CN-PIPL-57'] },
    ]);
    const england = on(MARCH, 'GB');
    const { matter } = england.done(CHARITY, 'breach.state', state);
    expect(duties(england, 'notify-data-breach')).toEqual([
      { state: 'open', due: '2026-03-05T03:00:00.000Z', cited: ['GB-GDPR-33'] },
    ]);
    england.pass(73);
    file(england, 'breach-notice', matter as string);
    expect(states(england, 'notify-data-breach')).toEqual(['late']);
  });

  it('a security incident of a larger grade: four hours; an ordinary one is not reported', () => {
    const world = on(MARCH);
    world.done(CHARITY, 'security-incident.state', { ...state, grade: 'ordinary' });
    expect(duties(world, 'report-security-incident')).toEqual([]);
    const { matter } = world.done(CHARITY, 'security-incident.state', { ...state, grade: 'larger' });
    expect(duties(world, 'report-security-incident')).toEqual([
      { state: 'open', due: '2026-03-02T07:00:00.000Z', cited: ['CN-CSI-4'] },
    ]);
    world.pass(5);
    expect(states(world, 'report-security-incident')).toEqual(['breached']);
    file(world, 'security-report', matter as string);
    expect(states(world, 'report-security-incident')).toEqual(['late']);
    world.audit();
  });

  it('a charity’s major transaction: thirty days; a hospital’s is none of this law', () => {
    const world = on(MARCH);
    const { matter } = world.done(CHARITY, 'transaction.state', { ...state, note: '购置仓库' });
    world.done(SEATS.union, 'transaction.state', { ...state, organisation: 'union', note: '购置设备' });
    expect(duties(world, 'report-transaction')).toEqual([
      { state: 'open', due: '2026-04-01T16:00:00.000Z', cited: ['CN-MCA81-13'] },
    ]);
    file(world, 'transaction-disclosure', matter as string);
    expect(states(world, 'report-transaction')).toEqual(['met']);
  });

  it('a serious incident of a charity in England is reported', () => {
    const world = on(MARCH, 'GB');
    const { matter } = world.done(CHARITY, 'serious-incident.state', { ...state, note: '库房失火' });
    expect(duties(world, 'report-serious-incident')).toMatchObject([{ cited: ['GB-CC-serious'] }]);
    file(world, 'serious-incident-report', matter as string);
    expect(states(world, 'report-serious-incident')).toEqual(['met']);
  });

  it('what was requisitioned is returned when it is no longer needed, by the one who took it', () => {
    const world = on(MARCH);
    const own = { incident: INCIDENT, organisation: 'lead', note: '征用酒店' };
    const basis = { legalBasis: '突发事件应对法 12', until: '2026-04-30' };
    const { matter } = world.done(SEATS.lead, 'requisition.state', { ...own, ...basis }) as {
      matter: string;
    };
    expect(code(world, 'requisition.state', own, SEATS.lead)).toEqual([['input-invalid', 'legalBasis']]);
    expect(duties(world, 'return-requisitioned')).toEqual([]);
    const end = { ...own, matter, note: '不再需要' };
    expect(code(world, 'requisition.end', { ...end, organisation: 'red-cross' })).toEqual([
      ['not-own-matter', 'matter'],
    ]);
    world.done(SEATS.lead, 'requisition.end', end);
    expect(code(world, 'requisition.end', end, SEATS.lead)).toEqual([['wrong-state', 'matter']]);
    expect(duties(world, 'return-requisitioned')).toEqual([
      { state: 'open', due: null, cited: ['CN-ERL-12', 'CN-IDL-69'] },
    ]);
    file(world, 'requisition-return', matter, { organisation: 'lead' }, SEATS.lead);
    expect(states(world, 'return-requisitioned')).toEqual(['met']);
    world.audit();
  });

  it('nobody states it for another', () => {
    const world = on(MARCH);
    expect(code(world, 'breach.state', state, SEATS.union)).toEqual([['not-own-matter', null]]);
  });
});

describe('data of persons are destroyed when the response is over', () => {
  const RETENTION = { organisation: 'lead', seat: 'retention' };
  const STATE = 'personal-data.state-destroyed';
  const of = (retentionDays: number) => ({ incident: INCIDENT, retentionDays });
  const over = () => {
    const world = on(MARCH);
    endResponse(world);
    return world;
  };
  const said = { organisation: 'lead', persons: 0, until: MARCH };

  it('is met by the server’s own fact, once and after the end', () => {
    const world = over();
    expect(states(world, 'destroy-event-data')).toEqual(['open']);
    world.done(RETENTION, STATE, of(0));
    expect(states(world, 'destroy-event-data')).toEqual(['met']);
    world.done(RETENTION, STATE, of(0));
    expect(world.facts.filter(({ type }) => type === 'personal-data.destroyed')).toHaveLength(1);
    world.audit();
  });

  it('an auditor finds one that is said too early, twice, of too many, for another, or by another', () => {
    const forged = (world: ReturnType<typeof on>, days: number, claim: object, actor = RETENTION) =>
      judged(world, actor, STATE, of(days), ['personal-data.destroyed', { ...said, ...claim }]);
    const early = /says that personal-data.state-destroyed made 1 facts, where it makes 0/;
    expect(forged(on(MARCH), 0, {})).toMatch(early);
    expect(forged(over(), 30, {})).toMatch(early);
    const twice = over();
    twice.done(RETENTION, STATE, of(0));
    expect(forged(twice, 0, {})).toMatch(early);
    expect(forged(over(), 0, { persons: 1 })).toMatch(/data\.persons: published 1, computed 0/);
    expect(forged(over(), 0, { organisation: 'red-cross' })).toMatch(
      /data\.organisation: published "red-cross"/,
    );
    expect(forged(over(), 0, { until: '2027-01-01T00:00:00.000Z' })).toMatch(/data\.until: published "2027/);
    expect(forged(over(), 0, {}, { ...RETENTION, seat: SEATS.lead.seat })).toMatch(/not-own-matter/);
    expect(forged(over(), 0, {})).toBeNull();
  });

  it('a paper on data held elsewhere goes on the record, and does not take the server’s word from it', () => {
    const world = on(MARCH);
    endResponse(world);
    file(world, 'data-destruction', null, { organisation: 'lead', to: '档案室' }, SEATS.lead);
    expect(states(world, 'destroy-event-data')).toEqual(['open']);
    world.audit();
  });
});
