import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { VolunteerDoor } from '../../src/volunteer/volunteer-door.ts';
import { done, INCIDENT, openSmallWorld } from '../support/small-world.ts';

let application: Application;
let identity: Identity;
let door: VolunteerDoor;
beforeAll(async () => {
  application = await openSmallWorld();
  identity = await Identity.open(application);
  door = new VolunteerDoor(application, identity);
});
afterAll(() => application.close());

const enter = (more: object = {}) =>
  door.enter({
    ...{ organisation: 'lead', email: 'li@example.org', name: '李某', password: 'ferry lantern quarry 7' },
    ...{ headers: new Headers(), address: '192.0.2.1', ...more },
  });

describe('the door of volunteers', () => {
  it('lets somebody in with a session and a seat that is a volunteer’s and nothing else', async () => {
    const came = await enter();
    if (!came.ok) throw new Error(came.reason);
    const cookie = came.setCookie[0]?.split(';')[0] ?? '';
    const visitor = await identity.actorOf(new Headers({ cookie }));
    expect(visitor).toMatchObject({ organisation: 'lead', seat: came.visitor.seat });
    expect([...(application.state.seats.get(came.visitor.seat)?.functions ?? [])]).toEqual(['volunteer']);
    const joining = { incident: INCIDENT, area: '420105', isAdult: true, consents: true };
    await done(application.execute(came.visitor, 'volunteer.join', joining));
    const facts = await application.database.sql.selectFrom('fact').selectAll().execute();
    expect(JSON.stringify(facts)).not.toMatch(/李某|li@example/);
  });

  it('refuses an address that has an account, a short password, and an organisation that nobody knows', async () => {
    expect(await enter()).toEqual({ ok: false, reason: 'taken' });
    expect(await enter({ email: 'wang@example.org', password: 'short' })).toEqual({
      ok: false,
      reason: 'password',
    });
    expect(await enter({ email: 'not an address' })).toEqual({ ok: false, reason: 'email' });
    expect(await enter({ email: 'wang@example.org', organisation: 'nobody' })).toMatchObject({ ok: false });
  });

  it('opens so many accounts for one network at a time', async () => {
    const reasons: unknown[] = [];
    for (let index = 0; index < 11; index += 1) {
      const came = await enter({ email: `v${index}@example.org`, address: '192.0.2.2' });
      reasons.push(came.ok || came.reason);
    }
    expect(reasons).toEqual([...Array(10).fill(true), 'too-many']);
  });

  it('draws a code that cameras read', () => {
    const { size, path } = door.qr('https://example.org/zh/join/task/task-7f3k');
    expect(size).toBeGreaterThan(20);
    expect(path).toMatch(/^M\d+ \d+h1v1h-1z/);
  });
});
