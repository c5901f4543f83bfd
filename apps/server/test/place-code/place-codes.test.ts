import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

let application: Application;
let task: string;
const PEOPLE = 6;
const volunteers: { actor: { organisation: string; seat: string }; id: string }[] = [];

beforeAll(async () => {
  application = await openSmallWorld();
  const lead = (name: string, input: object) =>
    done(application.execute(SEATS.lead, name, { incident: INCIDENT, ...input }));
  const [from, until] = [0, 6].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  const title = { zh: '卸货', en: 'Unload' };
  const opened = { title, area: '420105', where: 'A 馆', from, until, peopleNeeded: PEOPLE };
  task = (await lead('task.open', opened)).task as string;
  for (let index = 0; index < PEOPLE; index += 1) {
    const actor = { organisation: 'lead', seat: `volunteer-${index}` };
    await application.openSeat({ ...actor, functions: ['volunteer'] });
    const joining = { incident: INCIDENT, task, area: '420105', isAdult: true, consents: true };
    const { volunteer } = await done(application.execute(actor, 'volunteer.join', joining));
    volunteers.push({ actor, id: volunteer as string });
  }
});
afterAll(() => application.close());

const draw = () => application.execute(SEATS.lead, 'task.set-place-code', { incident: INCIDENT, task });
const check = (name: 'shift.start' | 'shift.end', index: number, code: string) => {
  const { actor, id } = volunteers[index] as (typeof volunteers)[number];
  return application.execute(actor, name, { incident: INCIDENT, task, volunteers: [id], code });
};
const place = () => {
  const found = application.state.incidents.get(INCIDENT)?.tasks.get(task);
  if (!found) throw new Error('there is no such task');
  return found.place;
};

describe('the code of a place', () => {
  it('opens no shift before there is a poster', async () => {
    expect(await check('shift.start', 0, '0000-0000-0000-0000')).toMatchObject({
      refusals: [{ code: 'volunteer-rule', parameters: { why: 'no-poster' } }],
    });
  });

  it('is drawn once, checks in whoever stands before it, all at the same moment, and stands in no table', async () => {
    const { code } = (await done(draw())) as { code: string };
    const left = place()?.left ?? 0;
    const outcomes = await Promise.all(
      volunteers.map((_, index) => check('shift.start', index, code.toLowerCase())),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual(volunteers.map(() => true));
    expect(place()?.left).toBe(left - PEOPLE);
    const rows = [
      ...(await application.database.sql.selectFrom('fact').selectAll().execute()),
      ...(await application.database.sql.selectFrom('command').selectAll().execute()),
    ];
    expect(JSON.stringify(rows).toUpperCase()).not.toContain(code);
  });

  it('is another after another is drawn, and nobody guesses it: ten wrong ones stop the seat, and no other', async () => {
    const { code } = (await done(draw())) as { code: string };
    for (let index = 0; index < 10; index += 1)
      expect(await check('shift.end', 0, `ABCD-EFGH-0000-000${index}`)).toMatchObject({
        refusals: [{ parameters: { why: 'not-there' } }],
      });
    expect(await check('shift.end', 0, code)).toMatchObject({ refusals: [{ code: 'too-many-attempts' }] });
    expect(await check('shift.end', 1, code)).toMatchObject({ ok: true });
  });
});
