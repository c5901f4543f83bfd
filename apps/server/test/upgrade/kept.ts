import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { PUBLISHED_VIEWS, publishedDays, publishedViews } from '@tongzhou/domain';
import type { Application } from '../../src/application/application.ts';
import { viewpointOf } from '../../src/application/viewpoint.ts';

/** Of the backups that are kept of each version: they hold an exercise and nothing that is secret. */
export const PASSPHRASE = 'kept for every later version';
export const PASSPHRASES = { data: PASSPHRASE, keys: PASSPHRASE };
export const VIEWS = 'views.json.gz';

/** SHA-256 of each migration: one that is changed later would never reach a database that has had it. */
export const MIGRATIONS = 'migrations.json';

export const migrationHashes = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(MIGRATION_FILES)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => [name, hash('sha256', readFileSync(new URL(name, MIGRATION_FILES)))]),
  );

const MIGRATION_FILES = new URL('../../src/database/migrations/', import.meta.url);

/** What each published view said of each incident, by the day where it is published by the day. */
export type KeptViews = {
  readonly position: number;
  readonly now: string;
  readonly logSize: number;
  readonly root: string;
  readonly incidents: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Of the record as it stands, at the moment of its last fact. */
export async function viewsOf(application: Application): Promise<KeptViews> {
  const { state, database } = application;
  const view = { ...viewpointOf(application), now: state.at };
  const head = await database.sql.selectFrom('log_head').select(['size', 'root']).executeTakeFirstOrThrow();
  return {
    position: state.position,
    now: state.at,
    logSize: head.size,
    root: Buffer.from(head.root ?? []).toString('hex'),
    incidents: Object.fromEntries(
      [...state.incidents].map(([incident, known]) => [
        incident,
        Object.fromEntries(
          PUBLISHED_VIEWS.map((name) => {
            const days = publishedDays[name]?.(known);
            const rows = days
              ? Object.fromEntries(days.map((day) => [day, publishedViews[name](view, incident, day)]))
              : publishedViews[name](view, incident);
            return [name, JSON.parse(JSON.stringify(rows)) as unknown];
          }),
        ),
      ]),
    ),
  };
}

/** Where what is said now lacks something of what was said, or says it otherwise: `path: what`. More than was said is none. */
export function lacking(was: unknown, is: unknown, path = ''): string[] {
  if (typeof was !== 'object' || was === null)
    return Object.is(was, is) ? [] : [`${path}: ${JSON.stringify(was)} is ${JSON.stringify(is)}`];
  if (typeof is !== 'object' || is === null) return [`${path}: is ${JSON.stringify(is)}`];
  if (Array.isArray(was) && Array.isArray(is) && was.length !== is.length)
    return [`${path}: ${was.length} are ${is.length}`];
  return Object.entries(was).flatMap(([name, value]) =>
    lacking(value, (is as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
  );
}
