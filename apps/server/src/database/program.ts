import { RULES } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Of this program, as in `package.json`; a test holds it to that. */
export const VERSION = '0.1.0';

/** Which program has written last in a database. */
export type Program = { readonly version: string; readonly rules: number };

/** What was written by a program that knows more: to go on without what it knows would be to go on with another record. */
export class FromLaterVersion extends Error {
  override name = 'FromLaterVersion';
}

const WHAT_TO_DO = {
  en: 'Start that version or a newer one. To go back, put back a backup that the older version has made: docs/operation.md, Upgrades.',
  zh: '请用该版本或更新的版本启动。要退回旧版本，请恢复由旧版本制作的备份，见 docs/operation.md（Upgrades）。',
};

/** In both languages: what it is that was written, by which version, and what of it this one does not know. */
export const saysLater = (
  thing: { readonly en: string; readonly zh: string },
  by: Program | null,
  unknown: string,
): string =>
  `${thing.en} was written by a later version of Tongzhou${by ? ` (${by.version})` : ''}; this is ${VERSION}, which does not know: ${unknown}. ${WHAT_TO_DO.en}\n` +
  `${thing.zh}由更高版本的同舟${by ? `（${by.version}）` : ''}写入；当前版本为 ${VERSION}，不认识：${unknown}。${WHAT_TO_DO.zh}`;

/** `0.2.0` is later than `0.1.9`. Corrections of one version (`0.1.1`, `0.1.2`) have one format: none of them is later than another. */
export function isLater(version: string, than = VERSION): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = than.split('.').map(Number);
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
}

/** What of a database or a backup this program does not know, in its own names; null: it knows all. */
export function unknownHere(
  written: { readonly program: Program | null; readonly migrations: readonly string[] },
  ours: readonly string[],
): string | null {
  const { program, migrations } = written;
  const unknown = migrations.filter((name) => !ours.includes(name));
  if (unknown.length > 0) return unknown.join(', ');
  if (program && program.rules > RULES) return `rules ${program.rules}`;
  return program && isLater(program.version) ? `version ${program.version}` : null;
}

/** Null: the database is empty, or of before this was written down. */
export async function lastProgram(database: Database['sql']): Promise<Program | null> {
  const { rows } = await sql<{
    isThere: boolean;
  }>`select to_regclass('program') is not null as "isThere"`.execute(database);
  if (!rows[0]?.isThere) return null;
  const last = await database
    .selectFrom('program')
    .select(['version', 'rules'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
}

/** From now on this program is the one that wrote last; nothing where it was so before. */
export async function noteProgram(database: Database['sql'], before: Program | null): Promise<void> {
  if (before?.version === VERSION && before.rules === RULES) return;
  await database.insertInto('program').values({ version: VERSION, rules: RULES }).execute();
}
