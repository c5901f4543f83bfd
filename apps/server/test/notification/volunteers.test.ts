import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import type { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { postOffice } from '../../src/mail/post-office.ts';
import { Notices } from '../../src/notification/notices.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { Pusher } from '../../src/notification/push/pusher.ts';
import { servicesOf } from '../../src/services.ts';
import { mailServer } from '../support/mail-server.ts';
import { done, INCIDENT, openSmallWorld, PHOTO, SEATS } from '../support/small-world.ts';
import { pushBrowser } from './push-browser.ts';

let application: Application;
let notices: Notices;
const VOLUNTEER = { organisation: 'lead', seat: 'volunteer-1' };

beforeAll(async () => {
  application = await openSmallWorld();
  notices = new Notices(application);
  await application.openSeat({ ...VOLUNTEER, functions: ['volunteer'] });
});
afterAll(() => application.close());

describe('a volunteer is told through the system', () => {
  it('what is meant for him, and nothing that is meant for his organisation; which is told nothing of his', async () => {
    const lead = (name: string, input: object) =>
      done(application.execute(SEATS.lead, name, { incident: INCIDENT, ...input }));
    const joining = { incident: INCIDENT, area: '420105', isAdult: true, consents: true };
    const { volunteer } = await done(application.execute(VOLUNTEER, 'volunteer.join', joining));
    const [from, until] = [0, 6].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const title = { zh: '卸货', en: 'Unload' };
    const opened = { title, area: '420105', where: 'A 馆', from, until, peopleNeeded: 2 };
    const { task } = await lead('task.open', opened);
    await lead('volunteer.ask', { task, volunteer });
    await lead('incident.change-level', { responseLevel: 'I', reason: '扩散' });
    await notices.bringUpToDate();
    const kinds = async (reader: { organisation: string; seat: string }) =>
      (await notices.page(reader)).map(({ kind }) => kind);
    expect(await kinds(VOLUNTEER)).toEqual(['volunteer.asked']);
    expect(await kinds({ organisation: 'lead', seat: 'lead.other' })).not.toContain('volunteer.asked');
    expect((await kinds({ organisation: 'lead', seat: 'lead.other' })).length).toBeGreaterThan(0);
  });

  it('and reads no file of his organisation but what he put there himself', async () => {
    expect(await application.files.read({ ...SEATS.receiver, seat: 'union.other' }, PHOTO)).toMatchObject({
      ok: true,
    });
    const ofUnion = { organisation: SEATS.receiver.organisation, seat: 'volunteer-2' };
    await application.openSeat({ ...ofUnion, functions: ['volunteer'] });
    expect(await application.files.read(ofUnion, PHOTO)).toMatchObject({ ok: false });
  });
});

describe('a volunteer is told by letters and on devices', () => {
  it('what concerns him alone, as he chooses, by his own settings', async () => {
    const mail = await mailServer();
    const world = await openSmallWorld();
    const identity = await Identity.open(world);
    const seat = { organisation: 'lead', seat: 'volunteer-9' };
    const account = { name: '某人', password: 'seven grey herons ashore', email: 'v9@example.org' };
    await identity.createAccount({ ...account, ...seat, functions: ['volunteer'] });
    const told = new Notifications(world, postOffice(mail.url, 'tongzhou@lead.example'));
    await told.notices.bringUpToDate();
    const services = await servicesOf(world, { identity, notifications: told });
    const api = createApi(services);
    const signedIn = await identity.signIn({ ...account, headers: new Headers({ host: 'localhost' }) });
    if (!signedIn.ok) throw new Error('not signed in');
    const cookie = signedIn.setCookie.map((each) => each.split(';')[0]).join('; ');
    const post = (path: string, body: object) =>
      api.request(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(body),
      });
    expect((await post('/api/v1/notices/mail', { mode: 'all', language: 'en' })).status).toBe(204);
    const browser = pushBrowser();
    const device = {
      endpoint: 'https://push.example.org/one',
      keys: browser.keys,
      mode: 'all',
      language: 'en',
    };
    expect((await post('/api/v1/notices/push', device)).status).toBe(201);

    const lead = (name: string, input: object) =>
      done(world.execute(SEATS.lead, name, { incident: INCIDENT, ...input }));
    const joining = { incident: INCIDENT, area: '420105', isAdult: true, consents: true };
    const { volunteer } = await done(world.execute(seat, 'volunteer.join', joining));
    // His organisation's own affairs, an alarm among them, are no matter of his.
    await lead('incident.change-level', { responseLevel: 'I', reason: '扩散' });
    const [from, until] = [0, 6].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const title = { zh: '卸货', en: 'Unload' };
    const { task } = await lead('task.open', {
      title,
      area: '420105',
      where: 'A',
      from,
      until,
      peopleNeeded: 2,
    });
    await told.notices.bringUpToDate();
    const noon = new Date('2030-01-02T04:00:00Z');
    expect(await told.postman?.round(noon)).toBe(0);
    await lead('volunteer.ask', { task, volunteer });
    await told.notices.bringUpToDate();
    expect(await told.postman?.round(noon)).toBe(1);
    expect(mail.letters).toMatchObject([{ to: ['v9@example.org'] }]);
    expect(mail.letters[0]?.text).toContain('asks you for a task: Unload');
    expect(mail.letters[0]?.text).not.toContain('level');
    const pushed: Buffer[] = [];
    const pusher = new Pusher(world, told.notices, async (_url, _headers, body) => {
      pushed.push(Buffer.from(body));
      return { status: 201 };
    });
    expect(await pusher.round(noon)).toBe(1);
    expect(browser.read(pushed[0] as Buffer)).toContain('Unload');
    expect(await pusher.round(noon)).toBe(0);
    expect(await told.postman?.round(noon)).toBe(0);
    await told.stop();
    await world.close();
    await mail.close();
  });
});
