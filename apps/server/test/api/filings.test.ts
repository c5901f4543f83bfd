import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, SEATS } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

const PLAN = {
  incident: INCIDENT,
  title: { zh: '抗疫募捐', en: 'Appeal' },
  purpose: { zh: '购买防护物资', en: 'Protective equipment' },
  area: '420000',
  surplus: '用于其他传染病防控',
};
const COULD_NOT_FILE_FIRST = { confirmed: ['filing-should-precede:planFiled=CN-CL-24.CN-MCA74-11'] };

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.application.close());

async function qualify(): Promise<void> {
  const { receiver, lead } = SEATS;
  const paper = { organisation: 'red-cross', kind: 'public-fundraising', issuer: '民政部门' };
  const shown = await site.application.execute(receiver, 'credential.present', paper);
  if (!shown.ok) throw new Error(JSON.stringify(shown));
  const check = { credential: shown.result.credential, outcome: 'confirmed', note: '登记册已查' };
  expect((await site.application.execute(lead, 'credential.check', check)).ok).toBe(true);
}

const rows = async () =>
  (await site.ask(`/api/v1/incidents/${INCIDENT}/duties?organisation=red-cross`)).body.data.rows;
const filed = async () =>
  (await rows()).filter((row: { kind: string }) => row.kind === 'file-fundraising-plan');

describe('a fundraising and its filing over the API', () => {
  let fundraising: string;

  it('is refused without the qualification, with the law named', async () => {
    const { status, body } = await site.send('receiver', 'fundraising.start', PLAN);
    expect([status, body.code, body.rule]).toEqual([403, 'credential-missing', '慈善法 22, 慈善法 26']);
    expect(await filed()).toEqual([]);
  });

  it('once qualified, its start opens a clock of ten days', async () => {
    await qualify();
    expect((await site.send('receiver', 'fundraising.start', PLAN)).body.code).toBe('filing-should-precede');
    const { status, body } = await site.send('receiver', 'fundraising.start', {
      ...PLAN,
      ...COULD_NOT_FILE_FIRST,
    });
    expect(status).toBe(201);
    fundraising = body.result.fundraising;
    const [clock] = await filed();
    expect(clock).toMatchObject({ state: 'open', subject: fundraising, owing: [{ id: 'red-cross' }] });
    const days = (Date.parse(clock.due) - Date.parse(clock.since)) / 86_400_000;
    // The tenth day counts to its end in Beijing.
    expect(days).toBeGreaterThanOrEqual(10);
    expect(days).toBeLessThanOrEqual(11);
  });

  it('without evidence a filing is refused and the clock goes on; with the office’s number it is met', async () => {
    const filing = {
      incident: INCIDENT,
      organisation: 'red-cross',
      kind: 'fundraising-plan',
      about: fundraising,
      to: '湖北省民政厅',
    };
    const bare = await site.send('receiver', 'submission.make', filing);
    expect([bare.status, bare.body.code, bare.body.field]).toEqual([422, 'evidence-missing', 'reference']);
    expect((await filed())[0].state).toBe('open');
    const forOther = await site.send('lead', 'submission.make', { ...filing, reference: '12 号' });
    expect(forOther.body.code).toBe('not-own-matter');
    const made = await site.send('receiver', 'submission.make', { ...filing, reference: '12 号' });
    expect(made.status).toBe(201);
    expect((await filed())[0].state).toBe('met');
  });

  it('is published with its filings and clocks, as an auditor computes it', async () => {
    const { status, body } = await site.ask(`/api/v1/incidents/${INCIDENT}/fundraisings`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { id: fundraising, ended: null, filings: [{ kind: 'fundraising-plan', reference: '12 号' }] },
    ]);
    const states = body.data[0].duties.map((each: { kind: string; state: string }) => each.kind);
    expect(states).toContain('file-fundraising-plan');
  });

  it('nobody can state by a command that personal data are destroyed', async () => {
    const { status } = await site.send('lead', 'personal-data.destroy', { incident: INCIDENT });
    expect(status).toBe(404);
  });
});
