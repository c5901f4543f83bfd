import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { TextLooks } from '../../src/text-look/text-looks.ts';
import { openSite } from '../api/support.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const bin = postgresPrograms();
const AUTHOR = SEATS.lead;
const COLLEAGUE = { organisation: 'lead', seat: 'lead.colleague' };
const STRANGER = SEATS.union;
/** A waybill that reads like a telephone number. */
const WORDS = '电话登记的运单 13800000001 已到';
const asked = (words = WORDS) => ({
  command: 'opinion.notice',
  input: { incident: INCIDENT, question: { zh: words, en: 'Where is it?' }, source: '热线' },
});

describe.each(bin ? ['pglite', 'postgres'] : ['pglite'])('what was refused for its words, on %s', (kind) => {
  let server: TemporaryPostgres | undefined;
  let application: Application;
  let texts: TextLooks;
  const folder = dataFolder();

  beforeAll(async () => {
    server = kind === 'postgres' ? await startPostgres(bin as string) : undefined;
    application = await openSmallWorld(server?.url, folder);
    for (const seat of [AUTHOR, COLLEAGUE])
      await application.openSeat({
        ...seat,
        functions: ['coordinate', 'represent', 'administer', 'draft-release'],
      });
    texts = new TextLooks(application);
  });
  afterAll(async () => {
    await application?.close();
    await server?.stop();
  });
  const bytesIn = async () =>
    JSON.stringify(await application.database.sql.selectFrom('text_look').selectAll().execute());

  it('waits sealed for a colleague, is passed in public by its fingerprint, and is handed in by its author', async () => {
    const refused = await application.execute(AUTHOR, asked().command, asked().input);
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'personal-data', field: 'question.zh' }] });
    const before = application.state.position;
    const put = await texts.ask(AUTHOR, asked());
    if (!put.ok) throw new Error(JSON.stringify(put.refusals));
    const { id } = put.value;
    expect(application.state.position).toBe(before);
    expect(await bytesIn()).not.toContain('13800000001');
    expect(await texts.list(STRANGER)).toEqual([]);
    expect(await texts.list(COLLEAGUE)).toMatchObject([
      {
        id,
        seat: AUTHOR.seat,
        status: 'waiting',
        texts: [{ path: 'question.zh', text: WORDS, found: [{ start: 8, end: 19 }] }],
      },
    ]);
    // Not by its author, not by a stranger, and nothing is handed in before.
    expect(await texts.pass(AUTHOR, id)).toMatchObject({ ok: false, refusals: [{ code: 'four-eyes' }] });
    expect(await texts.pass(STRANGER, id)).toMatchObject({ ok: false, refusals: [{ code: 'not-found' }] });
    expect(await texts.handIn(AUTHOR, id)).toMatchObject({
      ok: false,
      refusals: [{ code: 'personal-data' }],
    });
    const waiting = () => Promise.all([AUTHOR, COLLEAGUE, STRANGER].map((each) => texts.waiting(each)));
    const nothing = { toLook: 0, lookedAt: 0 };
    expect(await waiting()).toEqual([nothing, { toLook: 1, lookedAt: 0 }, nothing]);
    expect(await texts.pass(COLLEAGUE, id)).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([{ toLook: 0, lookedAt: 1 }, nothing, nothing]);
    expect(await texts.handIn(COLLEAGUE, id)).toMatchObject({ ok: false, refusals: [{ code: 'not-found' }] });
    expect(await texts.handIn(AUTHOR, id)).toMatchObject({ ok: true });
    expect(await texts.list(AUTHOR)).toEqual([]);
    expect(
      [...(application.state.incidents.get(INCIDENT)?.opinions.values() ?? [])].at(-1)?.question.zh,
    ).toBe(WORDS);
  });

  it('is sent back or taken back; what holds nobody is not asked about; one seat asks for so many', async () => {
    const fine = await texts.ask(AUTHOR, asked('运单已到'));
    expect(fine).toMatchObject({ ok: false, refusals: [{ code: 'unchanged' }] });
    expect(await texts.ask(AUTHOR, { command: '__proto__', input: {} })).toMatchObject({ ok: false });
    const put = await texts.ask(AUTHOR, asked('请打 13800000002'));
    if (!put.ok) throw new Error('refused');
    expect(await texts.sendBack(STRANGER, put.value.id)).toMatchObject({ ok: false });
    expect(await texts.sendBack(COLLEAGUE, put.value.id)).toMatchObject({ ok: true });
    expect(await texts.list(AUTHOR)).toMatchObject([{ status: 'sent-back' }]);
    expect(await texts.opened(AUTHOR, put.value.id)).toMatchObject({ command: 'opinion.notice' });
    await texts.drop(STRANGER, put.value.id);
    expect(await texts.list(AUTHOR)).toHaveLength(1);
    await texts.drop(AUTHOR, put.value.id);
    expect(await texts.list(AUTHOR)).toEqual([]);
    for (let nth = 0; nth < 20; nth += 1)
      await texts.ask(AUTHOR, asked(`请打 138000001${String(nth).padStart(2, '0')}`));
    expect(await texts.ask(AUTHOR, asked('请打 13800000003'))).toMatchObject({
      ok: false,
      refusals: [{ code: 'as-many-as-a-day-takes' }],
    });
  });
});

it('is handed in over the API through the door of its own command', async () => {
  const site = await openSite();
  try {
    const { application, identity } = site;
    const headers = { authorization: `Bearer ${site.tokens.lead}`, 'content-type': 'application/json' };
    const post = (path: string, body?: object) =>
      site.ask(`/api/v1/text-looks${path}`, {
        ...{ method: 'POST', headers },
        ...(body && { body: JSON.stringify(body) }),
      });
    const put = await post('', asked());
    expect(put.status).toBe(201);
    // As where the command takes a fresh proof, and there is none.
    const seen: string[] = [];
    identity.whyNotHandedIn = (_visitor, command) => {
      seen.push(command);
      return 'step-up-needed';
    };
    expect(await post(`/${put.body.id}/hand-in`)).toMatchObject({
      status: 401,
      body: { code: 'step-up-needed' },
    });
    expect(seen).toEqual(['opinion.notice']);
    expect(await new TextLooks(application).list(SEATS.lead)).toHaveLength(1);
  } finally {
    await site.application.close();
  }
});
