import type { State } from '@tongzhou/domain';
import type { Context } from 'hono';

/** A table to be saved, never shown: a name for the file, and no guessing of its type. */
export const csv = (context: Context, name: string, text: string): Response =>
  context.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-cache',
  });

/** A table of an exercise says so in the name that it is saved under. */
export const tableName = (state: State, table: string, incident: string): string =>
  `${state.incidents.get(incident)?.exercise ? 'EXERCISE-' : ''}${table}-${incident}.csv`;
