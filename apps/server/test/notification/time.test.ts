import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { BelievedClock, HOLD_MS } from '../../src/notification/time/believed-clock.ts';
import { TimeTeller } from '../../src/notification/time/time-teller.ts';
import { dataFolder, postgresPrograms, startPostgres } from '../support/databases.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

const HOUR = 3_600_000;

describe('notices that time gives', () => {
  let world: Application;
  let folder: string;
  let start: number;
  /** Hours after the goods came; the charter lets a lot lie idle for 24. */
  let hours = 0;
  const clock = () =>
    new BelievedClock(
      () => new Date(start + hours * HOUR),
      () => 0,
    );
  const steady = () => {
    // The steady clock goes with the wall's: no jump.
    return new BelievedClock(
      () => new Date(start + hours * HOUR),
      () => hours * HOUR,
    );
  };
  const told = async (application = world) =>
    (
      await application.database.sql
        .selectFrom('notice')
        .select(['kind', 'organisation', 'origin'])
        .where('origin', 'like', '%explain-idle-lot%')
        .orderBy('number')
        .execute()
    ).map(({ kind, organisation }) => `${kind} ${organisation}`);

  beforeEach(async () => {
    hours = 0;
    folder = dataFolder();
    world = await openSmallWorld(undefined, folder);
    await receiveMasks(world, 10);
    start = Date.now();
    await new Notifications(world, null).notices.bringUpToDate();
  });
  afterEach(() => world.close());

  it('come once each: before the duty runs out to its ower, afterwards to the lead as well', async () => {
    const teller = new TimeTeller(world, undefined, steady());
    for (hours of [1, 17, 19, 20, 23, 25, 26, 40]) await teller.look();
    expect(await told()).toEqual([
      'duty.runs-out-soon red-cross',
      'duty.breached red-cross',
      'duty.breached lead',
    ]);
    // One's own colleague's deed silences nobody here: it is nobody's deed.
    const notices = await new Notifications(world, null).notices.page(SEATS.receiver);
    expect(notices.map(({ kind }) => kind)).toContain('duty.breached');
  });

  it('are neither repeated nor lost by a restart, several servers, or a clock that goes back', async () => {
    hours = 19;
    await Promise.all([1, 2, 3].map(() => new TimeTeller(world, undefined, clock()).look()));
    await world.close();
    world = await Application.open({ folder, databaseUrl: undefined });
    for (hours of [19, 2, 19, 25, 1, 19, 25]) await new TimeTeller(world, undefined, clock()).look();
    expect(await told()).toEqual([
      'duty.runs-out-soon red-cross',
      'duty.breached red-cross',
      'duty.breached lead',
    ]);
  });

  it('are told later where the telling failed, all or nothing', async () => {
    hours = 19;
    let fails = true;
    const teller = new TimeTeller(
      world,
      async () => {
        if (fails) throw new Error('the database went away');
      },
      clock(),
    );
    await expect(teller.look()).rejects.toThrow('went away');
    expect(await told()).toEqual([]);
    fails = false;
    await teller.look();
    expect(await told()).toEqual(['duty.runs-out-soon red-cross']);
  });

  it('do not come of what another server’s facts may have met', async () => {
    hours = 25;
    const { state } = world;
    const behind = Object.create(world, {
      state: { value: { ...state, position: state.position - 1 } },
      damagedAt: { value: null },
    }) as Application;
    await new TimeTeller(behind, undefined, clock()).look();
    expect(await told()).toEqual([]);
    await new TimeTeller(world, undefined, clock()).look();
    expect((await told()).length).toBe(2);
  });

  it('go to those who are told by webhook, in the same transaction', async () => {
    process.env.TONGZHOU_WEBHOOK_HTTP = 'allow';
    try {
      const all = new Notifications(world, null);
      await all.webhooks.add(SEATS.receiver, { url: 'http://127.0.0.1:1/', kinds: ['duty.breached'] });
      hours = 25;
      await new TimeTeller(
        world,
        (transaction, rows) => all.webhooks.enqueue(transaction, rows),
        clock(),
      ).look();
      const [delivery] = await world.database.sql.selectFrom('webhook_delivery').selectAll().execute();
      expect(JSON.parse(delivery?.body ?? '{}')).toMatchObject({
        type: 'duty.breached',
        data: { urgency: 'urgent', incident: INCIDENT, path: `/incidents/${INCIDENT}/duties` },
      });
    } finally {
      delete process.env.TONGZHOU_WEBHOOK_HTTP;
    }
  });

  it('say nothing of what was met in time', async () => {
    const lots = [...(world.state.incidents.get(INCIDENT)?.lots.keys() ?? [])];
    await done(
      world.execute(SEATS.receiver, 'lot.explain-idle', {
        incident: INCIDENT,
        lot: lots[0],
        explanation: '等待批号',
      }),
    );
    hours = 20;
    await new TimeTeller(world, undefined, clock()).look();
    expect(await told()).toEqual([]);
  });
});

const POSTGRES = postgresPrograms();
describe.skipIf(!POSTGRES)('several servers on one PostgreSQL', () => {
  it('tell each matter once between them, at whatever moment each looks', async () => {
    const postgres = await startPostgres(POSTGRES as string);
    const one = await openSmallWorld(postgres.url);
    await receiveMasks(one, 10);
    const two = await Application.open({ folder: dataFolder(), databaseUrl: postgres.url });
    try {
      await new Notifications(one, null).notices.bringUpToDate();
      const looks = [19, 25, 19, 25, 3, 26].flatMap((hours) =>
        [one, two].map((server) => {
          const clock = new BelievedClock(() => new Date(Date.now() + hours * HOUR));
          return new TimeTeller(server, undefined, clock).look();
        }),
      );
      await Promise.all(looks);
      for (const hours of [19, 26])
        await new TimeTeller(
          two,
          undefined,
          new BelievedClock(() => new Date(Date.now() + hours * HOUR)),
        ).look();
      const rows = await one.database.sql
        .selectFrom('notice')
        .select(['kind', 'organisation', 'number'])
        .where('origin', 'like', '%explain-idle-lot%')
        .orderBy('number')
        .execute();
      expect(rows.map(({ kind, organisation }) => `${kind} ${organisation}`).sort()).toEqual([
        'duty.breached lead',
        'duty.breached red-cross',
        'duty.runs-out-soon red-cross',
      ]);
    } finally {
      await one.close();
      await two.close();
      await postgres.stop();
    }
  }, 60_000);
});

describe('a clock that jumps', () => {
  it('is not believed until it has gone steadily for five minutes, forwards or back', () => {
    let [wall, steady] = [Date.UTC(2030, 0, 1), 0];
    const clock = new BelievedClock(
      () => new Date(wall),
      () => steady,
    );
    const pass = (ms: number) => {
      wall += ms;
      steady += ms;
    };
    expect(clock.moment()).toBe('2030-01-01T00:00:00.000Z');
    pass(5_000);
    expect(clock.moment()).not.toBeNull();
    wall += 365 * 24 * HOUR;
    expect(clock.moment()).toBeNull();
    pass(60_000);
    expect(clock.moment()).toBeNull();
    // Put right before anybody was told.
    wall -= 365 * 24 * HOUR;
    expect(clock.moment()).toBeNull();
    pass(HOLD_MS - 1);
    expect(clock.moment()).toBeNull();
    pass(1);
    expect(clock.moment()).toBe(new Date(wall).toISOString());
  });
});
