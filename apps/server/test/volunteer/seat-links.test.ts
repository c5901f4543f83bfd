import { seatProof } from '@tongzhou/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { VolunteerDoor } from '../../src/volunteer/volunteer-door.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

let application: Application;
beforeAll(async () => {
  application = await openSmallWorld();
});
afterAll(() => application.close());

it('the code of a link is drawn by the server, answered once, stands nowhere, and opens the seat of that volunteer', async () => {
  const here = { incident: INCIDENT };
  const terms = { area: '420105', skills: [], isAdult: true, credentialsChecked: true };
  const { volunteer } = await done(application.execute(SEATS.lead, 'volunteer.enrol', { ...here, ...terms }));
  const offer = () =>
    done(
      application.execute(
        SEATS.lead,
        'volunteer.offer-seat',
        { ...here, volunteer },
        { idempotencyKey: 'link-12345' },
      ),
    );
  const { code } = (await offer()) as { code: string };
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect((await offer()).code).toBeUndefined();
  const facts = await sql<{ body: string }>`select body from fact`.execute(application.database.sql);
  const commands = await sql<{ outcome: string }>`select outcome from command`.execute(
    application.database.sql,
  );
  expect(JSON.stringify([facts.rows, commands.rows])).not.toContain(code);

  const door = new VolunteerDoor(application, await Identity.open(application));
  const came = await door.enter({
    ...{ organisation: 'lead', email: 'v@example.org', name: '某人', password: 'seven grey herons ashore' },
    ...{ headers: new Headers({ host: 'localhost' }), address: '192.0.2.1' },
  });
  if (!came.ok) throw new Error(came.reason);
  const proof = seatProof(volunteer as string, code.toLowerCase());
  await done(
    application.execute(came.visitor, 'volunteer.take-seat', { ...here, volunteer, proof, consents: true }),
  );
  expect(application.state.incidents.get(INCIDENT)?.volunteers.get(volunteer as string)?.seat).toBe(
    came.visitor.seat,
  );
});
