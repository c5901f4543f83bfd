import { setImmediate as heardOthers } from 'node:timers/promises';
import { accept, refuse } from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { defineQuery } from './query.ts';

const FACTS_MAX = 1_000;

const page = {
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(FACTS_MAX).default(100),
};

/** Public facts straight from the journal's table, each as the very text that is in the log; page on by `after`. */
export const factQueries = [
  defineQuery({
    path: '/facts',
    summary: { zh: '全部公开事实，按顺序', en: 'Public facts of all incidents, in order' },
    parameters: z.object(page),
    answer: async (application, { after, limit }) => accept({ data: await facts(application, after, limit) }),
  }),
  defineQuery({
    path: '/incidents/{incident}/facts',
    summary: { zh: '一个事件的公开事实，按顺序', en: 'Public facts of an incident, in order' },
    parameters: z.object({ incident: z.string().max(120), ...page }),
    answer: async (application, { incident, after, limit }) =>
      application.state.incidents.has(incident)
        ? accept({ data: await facts(application, after, limit, incident) })
        : refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' }),
  }),
] as const;

/** The embedded database works on this very thread: between the pieces everybody else is heard. */
const PIECE = 200;

async function facts({ database }: Application, after: number, limit: number, incident?: string) {
  const rows: { position: number; text: string }[] = [];
  for (let from = after; rows.length < limit; from = rows.at(-1)?.position ?? from) {
    const wanted = Math.min(PIECE, limit - rows.length);
    const query = database.sql
      .selectFrom('fact')
      .select(['position', 'body as text'])
      .where('public', '=', true)
      .where('position', '>', from)
      .orderBy('position')
      .limit(wanted);
    const piece = await (incident === undefined ? query : query.where('incident', '=', incident)).execute();
    rows.push(...piece);
    if (piece.length < wanted) break;
    await heardOthers();
  }
  return rows;
}
