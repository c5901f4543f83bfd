import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

const WORDS = '同一病区五人不明原因发热';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.application.close());

const events = async () => (await site.ask(`/api/v1/incidents/${INCIDENT}/events`)).body.data;
const clock = async (kind: string) =>
  (await events()).rows[0].duties.find((each: { kind: string }) => each.kind === kind);
const send = async (seat: Parameters<Site['send']>[0], name: string, input: object) =>
  site.send(seat, name, { incident: INCIDENT, ...input });

describe('a report of an event through the API', () => {
  it('goes from the hospital to the command, each step with its clock, without a mandate', async () => {
    const noticed = await send('union', 'event.notice', {
      kind: 'unexplained-group-illness',
      area: '420103',
      text: WORDS,
    });
    expect(noticed.status).toBe(201);
    const { event } = noticed.body.result;
    expect(await clock('report-event')).toMatchObject({ state: 'open', owing: [{ id: 'union' }] });
    const told = await send('union', 'event.report', { event, to: 'lead', channel: 'network' });
    expect(told.status).toBe(201);
    expect(await clock('report-event')).toMatchObject({ state: 'met' });
    expect(await clock('report-event-upward')).toMatchObject({ state: 'open', owing: [{ id: 'lead' }] });

    const stranger = await send('renai', 'event.verify', { event, outcome: 'confirmed', note: '属实' });
    expect(stranger).toMatchObject({ status: expect.any(Number), body: { code: 'event-rule' } });
    const verified = await send('lead', 'event.verify', { event, outcome: 'confirmed', note: '属实' });
    expect(verified.status).toBe(201);
    expect((await events()).rows[0]).toMatchObject({ outcome: 'confirmed' });
  });

  it('keeps the words from everybody until they are published: the view, and the public log', async () => {
    const { rows } = await events();
    const [{ id: event, seal }] = rows;
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(WORDS);
    const described = [...(await readRows())].find(({ type }) => type === 'event.described');
    expect(described).toMatchObject({ public: false });

    expect((await send('union', 'event.disclose', { event })).body.code).toBe('mandate-missing');
    expect((await send('approver', 'event.disclose', { event })).status).toBe(201);
    expect((await events()).rows[0].disclosed).toMatchObject({ text: WORDS, by: { id: 'lead' } });
  });

  it('says in both languages what is wrong with a report, and in which field', async () => {
    const [{ id: event }] = (await events()).rows;
    const answer = await send('union', 'event.report', { event, to: 'red-cross', channel: 'fax' });
    expect(answer.body).toMatchObject({ code: 'event-rule', field: 'to' });
    expect(JSON.stringify(answer.body)).toContain('接收报告的应是政府或疾病预防控制机构');
    expect(JSON.stringify(answer.body)).toContain('Reports are received by governments');
  });
});

const readRows = () => site.application.database.sql.selectFrom('fact').select(['type', 'public']).execute();
