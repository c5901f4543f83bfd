import { describe, expect, it } from 'vitest';
import { publish } from '../../test/support/duty-days.ts';
import { endResponse } from '../../test/support/ending.ts';
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
} from '../../test/support/filings.ts';
import { INCIDENT, receive, SEATS, type World } from '../../test/support/world.ts';

const MARCH = '2026-03-02T03:00:00.000Z';
const DAY = 24;
const OF = { red: 'red-cross', lead: 'lead' } as const;
const said = (organisation: string, more: object = {}) => ({
  ...{ incident: INCIDENT, organisation, note: '说明' },
  ...more,
});
const matter = (world: World, name: string, more: object = {}, actor = CHARITY): string =>
  world.done(actor, name, said(actor.organisation, more)).matter as string;
const answer = (world: World, kind: string, about: string | null, actor = CHARITY) =>
  file(world, kind, about, { organisation: actor.organisation }, actor);

describe('what an organisation states of itself, and by when it answers for it', () => {
  it('a dealing with a related party is disclosed within thirty days, and its party listed by 31 May (Decree 81, 14, 15)', () => {
    const world = qualified(MARCH);
    const dealt = matter(world, 'transaction.state', { relatedParty: true });
    expect(duties(world, 'report-transaction')).toEqual([
      { state: 'open', due: '2026-04-01T16:00:00.000Z', cited: ['CN-MCA81-13', 'CN-MCA81-14'] },
    ]);
    expect(duties(world, 'report-related-parties')).toMatchObject([{ due: '2027-05-31T16:00:00.000Z' }]);
    answer(world, 'transaction-disclosure', dealt);
    answer(world, 'related-party-list', null);
    expect([...states(world, 'report-transaction'), ...states(world, 'report-related-parties')]).toEqual([
      ...['met', 'met'],
    ]);
    matter(world, 'transaction.state');
    expect(duties(world, 'report-transaction')).toMatchObject([{ cited: ['CN-MCA81-13'] }, { state: 'met' }]);
    world.audit();
  });

  it('a donor who asks for a written agreement gets one (慈善法 39)', () => {
    const world = qualified(MARCH);
    const asked = matter(world, 'request.state', { asks: 'donation-agreement' });
    expect(duties(world, 'sign-donation-agreement')).toEqual([
      { state: 'open', due: null, cited: ['CN-CL-39'] },
    ]);
    expect(code(world, 'submission.make', filing('request-answer', null))).toEqual([['not-found', 'about']]);
    answer(world, 'request-answer', asked);
    expect(states(world, 'sign-donation-agreement')).toEqual(['met']);
    world.audit();
  });

  it('a request for public information is answered by a government within twenty working days (信息公开条例 33)', () => {
    const world = on('2026-03-02T03:00:00.000Z');
    const asked = matter(world, 'request.state', { asks: 'public-information' }, SEATS.lead);
    // 2 March is the first day and not counted; 30 March is the twentieth working day.
    expect(duties(world, 'answer-information-request')).toEqual([
      { state: 'open', due: '2026-03-30T16:00:00.000Z', cited: ['CN-OGI-33'] },
    ]);
    matter(world, 'request.state', { asks: 'public-information' });
    expect(states(world, 'answer-information-request')).toEqual(['open']);
    world.pass(40 * DAY);
    expect(states(world, 'answer-information-request')).toEqual(['breached']);
    answer(world, 'request-answer', asked, SEATS.lead);
    expect(states(world, 'answer-information-request')).toEqual(['late']);
    world.audit();
  });

  it('sensitive data are processed after an assessment that is kept for three years (个人信息保护法 55, 56)', () => {
    const world = on(MARCH);
    const begun = matter(world, 'sensitive-processing.state', {}, SEATS.lead);
    expect(duties(world, 'assess-impact')).toEqual([{ state: 'open', due: null, cited: ['CN-PIPL-55'] }]);
    answer(world, 'impact-assessment', begun, SEATS.lead);
    expect(states(world, 'assess-impact')).toEqual(['met']);
    world.audit();
  });

  it.each([
    ['critical-infrastructure', 1, 'CN-CSI-4a'],
    ['central-organ', 2, 'CN-CSI-4b'],
    ['other', 4, 'CN-CSI-4'],
  ])(
    'a security incident of %s within %i h, and its final report within thirty days of its end',
    (operator, hours, rule) => {
      const world = on('2026-03-02T03:00:00.000Z');
      const found = matter(world, 'security-incident.state', { grade: 'larger', operator });
      const due = new Date(Date.parse(MARCH) + hours * 3_600_000).toISOString();
      expect(duties(world, 'report-security-incident')).toEqual([{ state: 'open', due, cited: [rule] }]);
      expect(code(world, 'submission.make', filing('security-final-report', found))).toEqual([
        ['not-found', 'about'],
      ]);
      world.pass(DAY);
      world.done(CHARITY, 'security-incident.end', said(OF.red, { matter: found }));
      expect(code(world, 'security-incident.end', said(OF.red, { matter: found }))).toEqual([
        ['wrong-state', 'matter'],
      ]);
      expect(duties(world, 'report-security-incident-finally')).toMatchObject([
        { due: '2026-04-02T16:00:00.000Z', cited: ['CN-CSI-final'] },
      ]);
      // The first report, late, is still one of the same incident.
      answer(world, 'security-report', found);
      answer(world, 'security-final-report', found);
      expect(states(world, 'report-security-incident')).toEqual(['late']);
      expect(states(world, 'report-security-incident-finally')).toEqual(['met']);
      world.audit();
    },
  );

  it('a security incident is ended by whoever stated it, and a requisition is none', () => {
    const world = on(MARCH);
    const found = matter(world, 'security-incident.state', { grade: 'larger' });
    expect(code(world, 'security-incident.end', said(OF.lead, { matter: found }), SEATS.lead)).toEqual([
      ['not-own-matter', 'matter'],
    ]);
    expect(code(world, 'requisition.end', said(OF.red, { matter: found }))).toEqual([
      ['wrong-state', 'matter'],
    ]);
    expect(code(world, 'security-incident.end', said(OF.red, { matter: 'matter-none' }))).toEqual([
      ['not-found', 'matter'],
    ]);
  });

  it('a flaw of a product that endangers the public within 24 hours, another promptly (网络数据安全管理条例 10)', () => {
    const world = on(MARCH);
    const flaw = matter(world, 'product-flaw.state', { publicInterest: true });
    matter(world, 'product-flaw.state');
    expect(duties(world, 'report-product-flaw')).toEqual([
      { state: 'open', due: '2026-03-03T03:00:00.000Z', cited: ['CN-NDS-10b', 'CN-NDS-10a'] },
      { state: 'open', due: null, cited: ['CN-NDS-10a'] },
    ]);
    answer(world, 'flaw-report', flaw);
    expect(states(world, 'report-product-flaw').sort()).toEqual(['met', 'open']);
    world.audit();
  });

  it('WHO’s request for verification binds the nation’s office for 24 hours, and nobody below it (IHR 10)', () => {
    const world = on(MARCH);
    matter(world, 'request.state', { asks: 'who-verification' }, SEATS.lead);
    expect(duties(world, 'answer-who-request')).toEqual([]);
    const nation = { organisation: 'nhc', seat: 'nhc.duty' };
    world.record(
      { ...SEATS.lead, mandate: 'mandate-root' },
      'organisation.registered',
      {
        ...{ organisation: 'nhc', name: { zh: '国家卫生健康委', en: 'National Health Commission' } },
        ...{
          kind: 'government',
          area: '000000',
          facilityClass: null,
          externalKeys: [],
          socialCreditCode: null,
        },
        ...{ address: null, source: null },
      },
      'register',
    );
    const asked = matter(world, 'request.state', { asks: 'who-verification' }, nation);
    expect(duties(world, 'answer-who-request')).toEqual([
      { state: 'open', due: '2026-03-03T03:00:00.000Z', cited: ['IHR-10'] },
    ]);
    answer(world, 'request-answer', asked, nation);
    expect(states(world, 'answer-who-request')).toEqual(['met']);
  });
});

describe('what a charity answers for by the year and at the end', () => {
  it('the annual report by 31 May of the next year, and what 慈善法 61 asks of a foundation with it', () => {
    const world = qualified(MARCH);
    receive(world, 10, { expiresOn: '2036-01-01' });
    expect(duties(world, 'publish-annual-report')).toEqual([
      { state: 'open', due: '2027-05-31T16:00:00.000Z', cited: ['CN-MCA81-annual', 'CN-CL-13', 'CN-CL-61'] },
    ]);
    endResponse(world);
    world.pass(400 * DAY);
    answer(world, 'annual-report', null);
    // The goods are still there: the next year has its report as well.
    expect(duties(world, 'publish-annual-report')).toMatchObject([
      { state: 'open', due: '2028-05-31T16:00:00.000Z' },
      { state: 'met' },
    ]);
    world.audit();
  });

  it('without the qualification the annual report alone; in 2020 without a day', () => {
    const world = on(MARCH);
    receive(world, 10);
    expect(duties(world, 'publish-annual-report')).toMatchObject([
      { cited: ['CN-MCA81-annual', 'CN-CL-13'] },
    ]);
    const then = on('2020-01-27T02:00:00.000Z');
    receive(then, 10);
    expect(duties(then, 'publish-annual-report')).toEqual([
      { state: 'open', due: null, cited: ['CN-CL16-13'] },
    ]);
  });

  it('a surplus is settled and published after the appeal, also when the response is over (慈善法 58)', () => {
    const world = qualified(MARCH);
    const fundraising = start(world);
    endResponse(world);
    world.done(CHARITY, 'fundraising.end', { incident: INCIDENT, fundraising, reason: '到期' });
    expect(duties(world, 'settle-surplus')).toEqual([
      { state: 'open', due: '2026-06-02T16:00:00.000Z', cited: ['CN-MCA81-surplus', 'CN-CL-58'] },
    ]);
    answer(world, 'surplus-disposal', fundraising);
    expect(states(world, 'settle-surplus')).toEqual(['met']);
    world.audit();
  });
});

describe('what the authority owes in a response', () => {
  it('an alert says its eight parts; lifted, it is owed no more (应对法 64)', () => {
    const world = on(MARCH);
    const alert = (alertColour: string | null) =>
      world.done(SEATS.lead, 'incident.assess', {
        incident: INCIDENT,
        eventGrade: null,
        alertColour,
        reason: '评估',
      });
    alert('red');
    expect(duties(world, 'publish-alert')).toEqual([{ state: 'open', due: null, cited: ['CN-ERL-64b'] }]);
    answer(world, 'alert-text', null, CHARITY);
    expect(states(world, 'publish-alert')).toEqual(['open']);
    answer(world, 'alert-text', null, SEATS.lead);
    expect(states(world, 'publish-alert')).toEqual(['met']);
    alert('orange');
    alert(null);
    expect(states(world, 'publish-alert').sort()).toEqual(['lifted', 'met']);
    world.audit();
  });

  it('psychological aid and a helpline in an epidemic; the summary goes upward when it is over (公卫应对法 46, 47, 50)', () => {
    const world = on(MARCH);
    expect(duties(world, 'organise-psychological-aid')).toMatchObject([
      { cited: ['CN-ERL-81', 'CN-PHL-47'] },
    ]);
    expect(duties(world, 'publish-helpline')).toMatchObject([{ cited: ['CN-PHL-46'] }]);
    answer(world, 'psychological-aid', null, SEATS.lead);
    answer(world, 'helpline', null, SEATS.lead);
    expect([...states(world, 'organise-psychological-aid'), ...states(world, 'publish-helpline')]).toEqual([
      ...['met', 'met'],
    ]);
    publish(world, 'notice');
    endResponse(world);
    expect(states(world, 'report-response-upward')).toEqual(['open']);
    answer(world, 'response-summary', null, SEATS.lead);
    expect(states(world, 'report-response-upward')).toEqual(['met']);
    world.audit();
  });
});
