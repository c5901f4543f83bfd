import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import {
  CHARITY,
  COULD_NOT_FILE_FIRST,
  code,
  duties,
  file,
  filing,
  on,
  PLAN,
  qualified,
  qualify,
  start,
  states,
} from '../../../test/support/filings.ts';
import { judged } from '../../../test/support/forger.ts';
import { dutyRules, INCIDENT, SEATS, World } from '../../../test/support/world.ts';
import { fundraisingRows } from './view.ts';

const DAY = 24;

describe('a public fundraising is started by whoever is qualified', () => {
  it('not without the qualification, nor with one that nobody checked, nor with one that has expired', () => {
    const world = on('2026-02-02T03:00:00.000Z');
    expect(code(world, 'fundraising.start', PLAN)).toEqual([['credential-missing', null]]);
    qualify(world, 'public-fundraising', { confirmed: false });
    expect(world.refused(CHARITY, 'fundraising.start', PLAN)).toMatchObject([
      { code: 'credential-missing', rule: '慈善法 22, 慈善法 26', parameters: { standing: 'unchecked' } },
    ]);
    qualify(world, 'public-fundraising', { expiresOn: '2026-02-03' });
    world.pass(2 * DAY);
    expect(code(world, 'fundraising.start', PLAN)).toEqual([['credential-missing', null]]);
    qualify(world);
    expect(start(world)).toMatch(/^fundraising-/);
    world.audit();
  });

  it('one without it works with one that has it: the qualified one carries it, and answers for it (慈善法 26)', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world, { partner: 'union' });
    expect(world.incident.fundraisings.get(fundraising)).toMatchObject({
      organisation: 'red-cross',
      partner: 'union',
    });
    expect(code(world, 'fundraising.start', { ...PLAN, partner: 'red-cross' })).toEqual([
      ['self-named', 'partner'],
    ]);
    expect(code(world, 'fundraising.start', { ...PLAN, partner: 'nobody' })).toEqual([
      ['not-found', 'partner'],
    ]);
    expect(code(world, 'fundraising.start', { ...PLAN, partner: 'red-cross' }, SEATS.union)).toEqual([
      ['mandate-missing', null],
    ]);
  });

  it('not in the future, not over before it begins, and without numbers of persons', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    expect(code(world, 'fundraising.start', { ...PLAN, startedOn: '2026-02-03T00:00:00Z' })).toEqual([
      ['date-impossible', 'startedOn'],
    ]);
    expect(code(world, 'fundraising.start', { ...PLAN, endsOn: '2026-02-01' })).toEqual([
      ['date-impossible', 'endsOn'],
    ]);
    expect(code(world, 'fundraising.start', { ...PLAN, surplus: '联系 13812345678' })).toEqual([
      ['personal-data', 'surplus'],
    ]);
  });

  it('through designated platforms; another is asked back with the rule, and the answer stands in the record (慈善法 27)', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    for (const platform of ['腾讯公益', '騰訊公益', '腾讯公益 / Tencent Charity', '抖音公益'])
      expect(start(world, { platforms: [platform] })).toMatch(/^fundraising-/);
    const platforms = ['腾讯公益', '某微信群'];
    const [question, ...others] = world.refused(CHARITY, 'fundraising.start', { ...PLAN, platforms });
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      ...{ code: 'platform-not-designated', field: 'platforms.1', rule: '慈善法 27' },
      parameters: { platform: '某微信群' },
    });
    const confirmed = [...COULD_NOT_FILE_FIRST, question?.confirm];
    // The answer is about that platform, and about no other in its place.
    expect(
      world.refused(CHARITY, 'fundraising.start', {
        ...PLAN,
        platforms: ['腾讯公益', '另一微信群'],
        confirmed,
      }),
    ).toMatchObject([{ code: 'platform-not-designated' }]);
    world.done(CHARITY, 'fundraising.start', { ...PLAN, platforms, confirmed });
    expect(world.facts.at(-1)?.data).toMatchObject({
      confirmed: ['filing-should-precede:planFiled=CN-CL-24.CN-MCA74-11', question?.confirm],
    });
    world.audit();
  });

  it('a platform that was designated later is none yet', () => {
    const world = qualified('2020-01-26T00:00:00.000Z');
    expect(code(world, 'fundraising.start', { ...PLAN, platforms: ['字节跳动公益'] })).toEqual([
      ['platform-not-designated', 'platforms.0'],
    ]);
    expect(start(world, { platforms: ['腾讯公益'] })).toMatch(/^fundraising-/);
  });

  it('ends once, by its owner, whatever became of its papers, and also after the response', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world);
    const end = { incident: INCIDENT, fundraising, reason: '目的已达成' };
    expect(code(world, 'fundraising.end', end, SEATS.union)).toEqual([['mandate-missing', null]]);
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-red-cross', reason: '任务结束' });
    endResponse(world);
    world.done(CHARITY, 'fundraising.end', end);
    expect(code(world, 'fundraising.end', end)).toEqual([['wrong-state', 'fundraising']]);
    world.audit();
  });
});

describe('its plan is filed within ten days of the start', () => {
  it('open until the end of the tenth day in Beijing, and met by the office’s number', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world);
    const clock = { due: '2026-02-12T16:00:00.000Z', cited: ['CN-CL-73'] };
    expect(duties(world, 'file-fundraising-plan')).toEqual([{ ...clock, state: 'open' }]);
    world.pass(9 * DAY);
    file(world, 'fundraising-plan', fundraising, { paper: null, reference: '鄂民慈备〔2026〕12 号' });
    expect(duties(world, 'file-fundraising-plan')).toEqual([{ ...clock, state: 'met' }]);
    world.audit();
  });

  it('breached when the tenth day is over, late when it is filed afterwards', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world);
    world.pass(11 * DAY);
    expect(states(world, 'file-fundraising-plan')).toEqual(['breached']);
    file(world, 'fundraising-plan', fundraising, { madeAt: '2026-02-03T00:00:00Z' });
    expect(states(world, 'file-fundraising-plan')).toEqual(['late']);
  });

  it('begins with the start itself, not with the day on which somebody got round to stating it', () => {
    const world = qualified('2026-02-20T03:00:00.000Z');
    start(world, { startedOn: '2026-02-02T03:00:00Z' });
    expect(duties(world, 'file-fundraising-plan')).toMatchObject([
      { state: 'breached', due: '2026-02-12T16:00:00.000Z' },
    ]);
  });

  it('each fundraising has its own clock', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const [first] = [start(world), start(world)];
    file(world, 'fundraising-plan', first as string);
    expect(states(world, 'file-fundraising-plan').sort()).toEqual(['met', 'open']);
  });

  it('in January 2020 by the measures of 2016', () => {
    const world = qualified('2020-01-26T00:00:00.000Z');
    start(world);
    expect(duties(world, 'file-fundraising-plan')).toEqual([
      { state: 'open', due: '2020-02-05T16:00:00.000Z', cited: ['CN-MCA59-10d'] },
    ]);
  });
});

describe('what was raised is published', () => {
  it('every three months where it goes on for more than six, each report beginning the next clock', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world, { endsOn: '2026-08-03' });
    expect(duties(world, 'publish-fundraising-progress')).toEqual([
      { state: 'open', due: '2026-05-02T16:00:00.000Z', cited: ['CN-CL-79a'] },
    ]);
    world.pass(30 * DAY);
    file(world, 'fundraising-progress', fundraising);
    expect(duties(world, 'publish-fundraising-progress')).toMatchObject([
      { state: 'open', due: '2026-06-04T16:00:00.000Z' },
      { state: 'met' },
    ]);
    world.done(CHARITY, 'fundraising.end', { incident: INCIDENT, fundraising, reason: '结束' });
    expect(states(world, 'publish-fundraising-progress')).toEqual(['met', 'lifted']);
  });

  it('six months are counted by the days of Beijing', () => {
    const world = qualified('2026-02-03T03:00:00.000Z');
    // There it is 3 February already.
    start(world, { startedOn: '2026-02-02T20:00:00Z', endsOn: '2026-08-03' });
    expect(duties(world, 'publish-fundraising-progress')).toEqual([]);
  });

  it('not where it is planned for six months or less; without an end it counts as longer', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    start(world, { endsOn: '2026-08-02' });
    expect(duties(world, 'publish-fundraising-progress')).toEqual([]);
    start(world);
    expect(states(world, 'publish-fundraising-progress')).toEqual(['open']);
  });

  it('in full within three months of the end', () => {
    const world = qualified('2026-02-02T03:00:00.000Z');
    const fundraising = start(world);
    world.done(CHARITY, 'fundraising.end', { incident: INCIDENT, fundraising, reason: '结束' });
    expect(duties(world, 'publish-final-account')).toEqual([
      { state: 'open', due: '2026-05-02T16:00:00.000Z', cited: ['CN-CL-79b'] },
    ]);
    world.pass(100 * DAY);
    expect(states(world, 'publish-final-account')).toEqual(['breached']);
    file(world, 'final-account', fundraising);
    expect(states(world, 'publish-final-account')).toEqual(['late']);
  });
});

describe('a society of the Red Cross has what was given audited (红十字会法 22)', () => {
  function ended(isSociety: boolean) {
    const world = qualified('2026-02-02T03:00:00.000Z');
    if (isSociety) qualify(world, 'red-cross');
    const fundraising = start(world);
    world.done(CHARITY, 'fundraising.end', { incident: INCIDENT, fundraising, reason: '结束' });
    return { world, fundraising };
  }

  it('owed by a society whose credential is confirmed, and by no other charity', () => {
    expect(duties(ended(false).world, 'audit-donations')).toEqual([]);
    expect(duties(ended(true).world, 'audit-donations')).toEqual([
      { state: 'open', due: null, cited: ['CN-RCL-22'] },
    ]);
  });

  it('met by the report of another organisation, never by one’s own', () => {
    const { world, fundraising } = ended(true);
    const report = (auditor: string | null) => filing('audit-report', fundraising, { auditor });
    expect(code(world, 'submission.make', report(null))).toEqual([['not-found', 'auditor']]);
    expect(code(world, 'submission.make', report('red-cross'))).toEqual([['self-named', 'auditor']]);
    expect(code(world, 'submission.make', report('unknown'))).toEqual([['not-found', 'auditor']]);
    expect(states(world, 'audit-donations')).toEqual(['open']);
    file(world, 'audit-report', fundraising, { auditor: 'lead' });
    expect(states(world, 'audit-donations')).toEqual(['met']);
    world.audit();
  });
});

describe('in England', () => {
  it('an appeal without a secondary purpose owes one, and is met when it is stated', () => {
    const world = qualified('2026-03-01T00:00:00.000Z', 'GB');
    start(world, { secondaryPurpose: '灾后重建' });
    expect(duties(world, 'state-secondary-purpose')).toEqual([]);
    const fundraising = start(world);
    expect(states(world, 'state-secondary-purpose')).toEqual(['open']);
    const said = { incident: INCIDENT, fundraising, secondaryPurpose: '灾后重建' };
    world.done(CHARITY, 'fundraising.state-secondary-purpose', said);
    expect(states(world, 'state-secondary-purpose')).toEqual(['met']);
    expect(code(world, 'fundraising.state-secondary-purpose', said)).toEqual([
      ['unchanged', 'secondaryPurpose'],
    ]);
    world.audit();
  });
});

describe('what a law wants filed first holds an appeal back', () => {
  const ahead = (world: World, kind: string, more: object = {}) =>
    file(world, kind, null, more).submission as string;
  const unanswered = { ...PLAN, confirmed: [] };

  it('its plan, ten days before: asked back, for the law lets it follow where it could not come first (慈善法 24, 73)', () => {
    const world = qualified('2026-02-12T03:00:00.000Z');
    const [question, ...others] = world.refused(CHARITY, 'fundraising.start', unanswered);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      ...{ code: 'filing-should-precede', field: 'planFiled' },
      rule: '慈善法（2023修正） 24(2); 慈善组织公开募捐管理办法（民政部令第74号） 11',
      parameters: {
        filing: 'fundraising-plan',
        days: 10,
        leave: { zh: '慈善法 73', en: 'Charity Law 73' },
        article: '11',
      },
    });
    start(world, { confirmed: [question?.confirm] });
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [question?.confirm] });
    expect(duties(world, 'file-fundraising-plan')).toMatchObject([{ state: 'open', cited: ['CN-CL-73'] }]);
    world.audit();
  });

  it('filed ten days before it is not asked about, and nothing is left to file; filed nine days before, it is', () => {
    const world = qualified('2026-02-12T03:00:00.000Z');
    const early = ahead(world, 'fundraising-plan', { madeAt: '2026-02-01T20:00:00Z' });
    const late = ahead(world, 'fundraising-plan', { madeAt: '2026-02-02T20:00:00Z' });
    expect(code(world, 'fundraising.start', { ...unanswered, planFiled: late })).toEqual([
      ['filing-should-precede', 'planFiled'],
    ]);
    const fundraising = start(world, { confirmed: [], planFiled: early });
    expect(duties(world, 'file-fundraising-plan')).toEqual([]);
    const [row] = fundraisingRows(world.view, INCIDENT);
    expect(row).toMatchObject({ id: fundraising, filings: [{ id: early, about: fundraising }] });
    expect([...world.incident.filedAhead]).toEqual([['red-cross', new Set([late])]]);
    world.audit();
  });

  it('by the law that holds when it begins: in 2020 before the start, and no ten days', () => {
    const world = qualified('2020-01-26T00:00:00.000Z');
    const [question] = world.refused(CHARITY, 'fundraising.start', unanswered);
    expect(question).toMatchObject({ rule: '慈善法（2016） 24(2)', parameters: { days: 0 } });
    const planFiled = ahead(world, 'fundraising-plan', { madeAt: '2020-01-25T23:00:00Z' });
    expect(start(world, { confirmed: [], planFiled })).toMatch(/^fundraising-/);
    expect(duties(world, 'file-fundraising-plan')).toEqual([]);
  });

  it('by a filing of its own, of that kind, of no other appeal, and made before it began', () => {
    const world = qualified('2026-02-12T03:00:00.000Z');
    const named = (more: object) => {
      const [refusal] = world.refused(CHARITY, 'fundraising.start', { ...PLAN, ...more });
      return [refusal?.code, refusal?.field, refusal?.parameters];
    };
    const told = ahead(world, 'notice-to-civil-affairs');
    expect(named({ planFiled: told })).toEqual(['filing-unfit', 'planFiled', { why: 'another-kind' }]);
    expect(named({ planFiled: 'submission-nobody' }).slice(0, 2)).toEqual(['not-found', 'planFiled']);
    expect(named({ officeTold: told, startedOn: '2026-02-11T00:00:00Z' })).toEqual([
      ...['filing-unfit', 'officeTold', { why: 'after-start' }],
    ]);
    start(world, { officeTold: told });
    expect(named({ officeTold: told })).toEqual(['filing-unfit', 'officeTold', { why: 'another-appeal' }]);
    const others = file(world, 'fundraising-plan', null, { organisation: 'union' }, SEATS.union);
    expect(named({ planFiled: others.submission })).toEqual([
      ...['filing-unfit', 'planFiled', { why: 'another-organisation' }],
    ]);
  });
});

describe('in Shanghai', () => {
  const DESK = { organisation: 'shanghai-charity', seat: 'shanghai-charity.desk' };

  /** A response in Shanghai and a charity of Shanghai, by commands alone. */
  function shanghai(moment: string, home = '310101'): World {
    const world = new World(moment, dutyRules('CN'));
    world.establish('310000');
    const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
    lead('organisation.register', {
      ...{
        organisation: DESK.organisation,
        name: { zh: '上海慈善基金会', en: 'Shanghai' },
        kind: 'charity',
        area: home,
      },
    });
    lead('incident.declare', {
      ...{ incident: INCIDENT, name: { zh: '台风', en: 'Typhoon' }, type: 'natural', area: '310000' },
      legalBasis: '突发事件应对法',
    });
    lead('mandate.grant', {
      ...{
        mandate: 'mandate-shanghai',
        holder: DESK.organisation,
        functions: ['receive-donation'],
        reach: 'own',
      },
      ...{ area: '310000', incident: INCIDENT, legalBasis: '指挥部通知' },
    });
    const { credential } = world.done(DESK, 'credential.present', {
      ...{ organisation: DESK.organisation, kind: 'public-fundraising', reference: null, issuer: '民政部门' },
      ...{ expiresOn: null, evidence: null },
    });
    lead('credential.check', { credential, outcome: 'confirmed', note: '已查' });
    return world;
  }
  const plan = {
    ...PLAN,
    area: '310000',
    confirmed: ['filing-should-precede:planFiled=CN-31-plan.CN-CL-24.CN-MCA74-11'],
  };
  const own = { organisation: DESK.organisation };

  it('no appeal begins before the office was told, whatever is confirmed (上海市慈善条例 22(3))', () => {
    const world = shanghai('2026-09-02T03:00:00.000Z');
    expect(world.refused(DESK, 'fundraising.start', plan)).toMatchObject([
      {
        ...{ code: 'filing-must-precede', field: 'officeTold', rule: '上海市慈善条例 22(3)' },
        parameters: { filing: 'notice-to-civil-affairs', days: 0 },
      },
    ]);
    const { submission: officeTold } = file(world, 'notice-to-civil-affairs', null, own, DESK);
    world.pass(1);
    world.done(DESK, 'fundraising.start', { ...plan, officeTold });
    // Nation and city make one clock of ten days for the plan.
    expect(duties(world, 'file-fundraising-plan')).toEqual([
      { state: 'open', due: '2026-09-12T16:00:00.000Z', cited: ['CN-31-file', 'CN-CL-73'] },
    ]);
    expect(duties(world, 'tell-civil-affairs')).toEqual([]);
    world.audit();
  });

  it('a plan filed ten days before is more than a word to the office', () => {
    const world = shanghai('2026-09-20T03:00:00.000Z');
    const filed = { ...own, madeAt: '2026-09-05T00:00:00Z' };
    const { submission: planFiled } = file(world, 'fundraising-plan', null, filed, DESK);
    world.done(DESK, 'fundraising.start', { ...plan, planFiled, confirmed: [] });
    expect(duties(world, 'file-fundraising-plan')).toEqual([]);
    world.audit();
  });

  it('binds its charities since November 2021, and none of Hubei', () => {
    const before = shanghai('2021-10-31T15:59:00.000Z');
    before.done(DESK, 'fundraising.start', { ...PLAN, area: '310000' });
    const elsewhere = qualified('2026-09-02T03:00:00.000Z');
    expect(start(elsewhere)).toMatch(/^fundraising-/);
  });

  it('an auditor refuses what was started without it', () => {
    const world = shanghai('2026-09-02T03:00:00.000Z');
    const { confirmed, incident: _here, ...said } = plan;
    const claim = {
      ...said,
      ...{ ...own, fundraising: 'fundraising-forged', startedOn: world.now, platforms: [], partner: null },
      ...{ secondaryPurpose: null, planFiled: null, officeTold: null, confirmed },
    };
    expect(judged(world, DESK, 'fundraising.start', plan, ['fundraising.started', claim])).toMatch(
      /filing-must-precede/,
    );
  });
});
