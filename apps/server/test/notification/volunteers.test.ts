import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { Notices } from '../../src/notification/notices.ts';
import { done, INCIDENT, openSmallWorld, PHOTO, SEATS } from '../support/small-world.ts';

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
