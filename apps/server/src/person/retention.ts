import { HOUR_MS, RETENTION_DAYS_DEFAULT, retentionEnded } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { allGiftsOfPersons, giftsOfPersons } from './gift-of-person.ts';

const SETTING = 'person-retention-days';
/** A row without its gift is older than this only where a process died between the two. */
const ABANDONED_MS = HOUR_MS;

export async function retentionDays({ database }: Application): Promise<number> {
  const row = await database.sql
    .selectFrom('setting')
    .select('value')
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return row ? Number(row.value) : RETENTION_DAYS_DEFAULT;
}

export async function setRetentionDays({ database }: Application, days: number): Promise<void> {
  if (!Number.isInteger(days) || days < 0 || days > 3_650)
    throw new RangeError('a retention period is 0 to 3,650 whole days after the end of the response');
  const value = String(days);
  await database.sql
    .insertInto('setting')
    .values({ name: SETTING, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export type Purge = {
  readonly days: number;
  /** Gifts of persons of which data are held, by incident; `ended`: the period is over. */
  readonly incidents: readonly {
    readonly incident: string;
    readonly held: number;
    readonly ended: boolean;
  }[];
  readonly erased: number;
  /** Sealed for a gift that was never recorded. */
  readonly abandoned: number;
  /** Incidents of which the record now says that nothing of their persons is held. */
  readonly stated: readonly string[];
  readonly dryRun: boolean;
};

/**
 * Destroys what has been held longer than the period allows, and then lets the record say so; a dry run only counts. What
 * meets the duty is that the rows are gone, looked up after the deletion: a run that broke off is made good by the next.
 */
export async function purgePersons(application: Application, { dryRun = false } = {}): Promise<Purge> {
  const { state, clock, persons } = application;
  const days = await retentionDays(application);
  const now = clock.now().toISOString();
  const gifts = allGiftsOfPersons(state);
  const held = new Set<string>();
  for await (const row of persons.rows.findAll(gifts.map(({ commitment }) => commitment)))
    held.add(row.commitment);
  const known = new Set(gifts.map(({ commitment }) => commitment));
  const old = await persons.rows.recordedBefore(new Date(Date.now() - ABANDONED_MS));
  const abandoned = old.filter((commitment) => !known.has(commitment));
  const isOver = (incident: string) =>
    retentionEnded(state.incidents.get(incident)?.closedAt ?? null, days, now);
  const due = gifts.filter(({ commitment, incident }) => held.has(commitment) && isOver(incident));
  if (!dryRun) {
    for (const { commitment, receiver } of due) {
      const erasure = {
        by: 'operator',
        organisation: receiver,
        seat: null,
        reason: 'retention-ended',
      } as const;
      await persons.rows.erase(commitment, { ...erasure, at: now }, { sweep: false });
    }
    for (const commitment of abandoned) await persons.rows.forget(commitment, { sweep: false });
    await persons.rows.sweep({ whole: true });
    for (const incident of state.incidents.keys())
      if (isOver(incident)) await application.files.eraseOf(incident);
  }
  const stated = dryRun ? [] : await stateDestroyed(application, days, now);
  const incidents = [...state.incidents.keys()].flatMap((incident) => {
    const count = gifts.filter((each) => each.incident === incident && held.has(each.commitment)).length;
    return count > 0 ? [{ incident, held: count, ended: isOver(incident) }] : [];
  });
  return { days, incidents, erased: due.length, abandoned: abandoned.length, stated, dryRun };
}

async function stateDestroyed(application: Application, days: number, now: string): Promise<string[]> {
  const stated: string[] = [];
  for (const incident of [...application.state.incidents.values()]) {
    if (incident.personalDataDestroyedAt !== null || !retentionEnded(incident.closedAt, days, now)) continue;
    const commitments = giftsOfPersons(incident).map(({ commitment }) => commitment);
    if (await isAnyHeld(application, commitments)) continue;
    if (await application.statePersonalDataDestroyed(incident.id, days)) stated.push(incident.id);
  }
  return stated;
}

async function isAnyHeld({ persons }: Application, commitments: readonly string[]): Promise<boolean> {
  for await (const _ of persons.rows.findAll(commitments)) return true;
  return false;
}
