import type { Actor } from '@tongzhou/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { Activations } from '../../src/plan/activations.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { byTwo, done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const PLAN = 'cn-public-health';
const use = (application: Application) => application.state.incidents.get(INCIDENT)?.plans.get(PLAN);

async function planned(application: Application): Promise<void> {
  const terms = { ...application.planLibrary.get(PLAN), area: '420000' };
  for (let index = 0; index < 40; index += 1)
    await done(
      application.execute(SEATS.lead, 'organisation.register', {
        organisation: `community-${index}`,
        name: { zh: `社区${index}`, en: `Community ${index}` },
        kind: 'community',
        area: '420103',
        facilityClass: null,
      }),
    );
  const { proposal } = await done(application.execute(SEATS.lead, 'plan.propose', { terms, reason: 'test' }));
  await done(application.execute(SEATS.approver, 'plan.adopt', { proposal }));
}

const activate = (application: Application, seat: Actor = SEATS.lead) =>
  application.execute(seat, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', reason: 'test' });

const open: { close(): Promise<void> }[] = [];
const servers: TemporaryPostgres[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  for (const each of servers.splice(0)) await each.stop();
});

describe('an activated plan', () => {
  it('goes on where it was after the server stopped in the middle, and does nothing twice', async () => {
    const folder = dataFolder();
    const first = await openSmallWorld(undefined, folder);
    await planned(first);
    await done(activate(first));
    for (let step = 0; step < 3; step += 1) await first.carryOutStep(INCIDENT, 20);
    const begun = structuredClone(use(first)?.activations[0]?.done);
    expect(begun?.mandates).toBeGreaterThan(0);
    await first.close();

    const second = await Application.open({ folder });
    open.push(second);
    expect(use(second)?.activations[0]?.done).toEqual(begun);
    const activations = new Activations(second);
    expect(activations.status.underway).toBe(1);
    activations.start();
    await activations.carryOut();
    await activations.stop();
    const [activation] = use(second)?.activations ?? [];
    expect(activation?.done).toEqual(activation?.amounts);
    expect(activation?.carriedOutAt).not.toBeNull();
    const given = [...(use(second)?.given.values() ?? [])].flat();
    expect(new Set(given.map(({ mandate }) => mandate)).size).toBe(activation?.amounts.mandates);
    expect(second.state.incidents.get(INCIDENT)?.tasks.size).toBe(activation?.amounts.tasks);
    expect(activations.status).toEqual({ underway: 0, halted: [] });
  });

  it('of two leads who activate at once, one is told who was first', async () => {
    const application = await openSmallWorld();
    open.push(application);
    await planned(application);
    const outcomes = await Promise.all([activate(application), activate(application, SEATS.approver)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(outcomes[1]).toMatchObject({
      refusals: [{ code: 'plan-underway', parameters: { organisation: 'lead' } }],
    });
  });

  it('halts, and says why, where whoever began it may not go on', async () => {
    const application = await openSmallWorld();
    open.push(application);
    await planned(application);
    const functions = application.planLibrary.get(PLAN)?.functions.flatMap((each) => each.functions);
    const { mandate } = await done(
      byTwo(application, SEATS.lead, 'mandate.grant', {
        holder: 'red-cross',
        functions: [...new Set([...(functions ?? []), 'state-need'])],
        reach: 'area',
        area: '420000',
        incident: INCIDENT,
        legalBasis: '通知',
      }),
    );
    await done(activate(application, SEATS.receiver));
    await done(byTwo(application, SEATS.lead, 'mandate.revoke', { mandate, reason: 'test' }));
    const activations = new Activations(application);
    await activations.carryOut();
    expect(activations.haltOf(INCIDENT)?.refusals.length).toBeGreaterThan(0);
    expect(activations.status).toEqual({ underway: 1, halted: [INCIDENT] });
    await done(application.execute(SEATS.lead, 'plan.take-over', { incident: INCIDENT, reason: 'test' }));
    await activations.carryOut();
    expect(activations.status).toEqual({ underway: 0, halted: [] });
  });

  it.skipIf(!postgresPrograms())('of two leads at two servers on one database, one is told so', async () => {
    const postgres = await startPostgres(postgresPrograms() as string);
    servers.push(postgres);
    const first = await openSmallWorld(postgres.url);
    const second = await Application.open({ folder: dataFolder(), databaseUrl: postgres.url });
    open.push(first, second);
    await planned(first);
    await second.catchUp();
    const outcomes = await Promise.all([
      activate(first),
      activate(second, SEATS.approver),
      activate(first, SEATS.approver),
      activate(second),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = outcomes.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code)));
    expect(codes).toEqual(['plan-underway', 'plan-underway', 'plan-underway']);
    await Promise.all([first.catchUp(), second.catchUp()]);
    expect(use(first)?.activations).toHaveLength(1);
    expect(use(second)?.activations).toEqual(use(first)?.activations);
  });

  it.skipIf(!postgresPrograms())('is carried out once by two servers on one database', async () => {
    const postgres = await startPostgres(postgresPrograms() as string);
    servers.push(postgres);
    const first = await openSmallWorld(postgres.url);
    const second = await Application.open({ folder: dataFolder(), databaseUrl: postgres.url });
    open.push(first, second);
    await planned(first);
    await done(activate(first));
    await second.catchUp();
    await Promise.all([new Activations(first).carryOut(), new Activations(second).carryOut()]);
    await first.catchUp();
    const [activation] = use(first)?.activations ?? [];
    expect(activation?.done).toEqual(activation?.amounts);
    expect(activation?.carriedOutAt).not.toBeNull();
  });
});
