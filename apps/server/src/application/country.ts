import type { FactData } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';

/** In which country an empty journal begins, as the operator has said it (`TONGZHOU_COUNTRY`, ISO 3166-1). */
export const saidCountry = (said = process.env.TONGZHOU_COUNTRY): string => said || 'CN';

/** That of a journal that has begun: its first fact says it, and no setting changes it. Null: it is empty. */
export async function countryOfJournal({ sql }: Database): Promise<string | null> {
  const first = await sql
    .selectFrom('fact')
    .select(['type', 'body'])
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (first?.type !== 'authority.established') return null;
  // Whether it is whole is asked when it is read with all others.
  const { data } = JSON.parse(first.body) as { data?: Partial<FactData<'authority.established'>> };
  return data?.country?.code ?? null;
}
