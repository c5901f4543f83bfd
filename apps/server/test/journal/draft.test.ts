import type { State } from '@tongzhou/domain';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';

/** Enough that a second batch is decided while the first is on its way. */
const MANY = 700;

const stateMany = (application: Application) =>
  Promise.allSettled(
    Array.from({ length: MANY }, (_, index) =>
      application.execute(SEATS.union, 'need.state', {
        incident: INCIDENT,
        facility: 'union',
        item: 'goggles',
        setting: 'isolation',
        quantity: { kind: 'exact', amount: index + 1 },
      }),
    ),
  );

/** Its incidents as a plain map: what a server keeps of them may lie on the disk. */
const asIs = ({ state }: Application): State =>
  structuredClone({ ...state, incidents: new Map(state.incidents) });

describe('what is decided and not committed', () => {
  it('is seen by nobody, and nothing of it is left where the commits fail', async () => {
    const application = await openSmallWorld();
    await receiveMasks(application, 1_000);
    const { sql: database } = application.database;
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`.execute(
      database,
    );
    await sql`create trigger refuse before insert on fact for each statement execute function refuse()`.execute(
      database,
    );
    const before = asIs(application);
    const asking = stateMany(application);
    let isOver = false;
    void asking.then(() => {
      isOver = true;
    });
    let looks = 0;
    for (; !isOver; looks += 1) {
      expect(application.state.position).toBe(before.position);
      // Between any two steps of the writer, and now and then the machine's turn.
      await (looks % 200 === 199 ? new Promise((next) => setImmediate(next)) : null);
    }
    expect(looks).toBeGreaterThan(20);
    expect((await asking).map(({ status }) => status)).not.toContain('fulfilled');
    expect(asIs(application)).toEqual(before);
    await sql`drop trigger refuse on fact`.execute(database);
    await stateMany(application);
    await done(stateNeed(application, SEATS.union, 300));
    expect(application.state.position).toBeGreaterThan(before.position);
    const after = asIs(application);
    await application.close();
    const again = await Application.open({ folder: application.folder });
    expect(asIs(again)).toEqual(after);
    await again.close();
  });
});
