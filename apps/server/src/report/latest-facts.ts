import { FACT_TYPES, type Fact, type FactType, parseFact } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';

export type LatestAsked = {
  readonly incident: string;
  /** Facts below this position; absent: from the newest. */
  readonly before?: number | undefined;
  /** Only types that begin so, such as `allocation`. */
  readonly topic?: string | undefined;
  readonly limit: number;
};

/** Public facts of an incident, the newest first. */
export async function latestFacts(
  { database }: Application,
  { incident, before, topic, limit }: LatestAsked,
): Promise<Fact[]> {
  const types = topic === undefined ? undefined : typesOf(topic);
  let query = database.sql
    .selectFrom('fact')
    .select('body as text')
    .where('public', '=', true)
    .where('incident', '=', incident)
    .orderBy('position', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('position', '<', before);
  if (types !== undefined) query = query.where('type', 'in', types.length > 0 ? types : ['-']);
  const rows = await query.execute();
  return rows.map(({ text }) => parseFact(JSON.parse(text)));
}

const typesOf = (topic: string): FactType[] => FACT_TYPES.filter((type) => type.split('.')[0] === topic);
