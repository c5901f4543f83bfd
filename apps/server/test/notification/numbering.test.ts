import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';

const FOLDER = new URL('../../src/database/migrations/', import.meta.url);
const NUMBERING = '0015-notices-of-time.sql';

it('a site whose notices had no numbers keeps everybody’s place, and what waits to be sent', async () => {
  const database = await PGlite.create();
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  const apply = (name: string) => database.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
  for (const name of names.filter((each) => each < NUMBERING).sort()) await apply(name);
  const notice = (position: number, organisation: string) =>
    `(${position}, '${organisation}', 'i', 'order.issued', 'normal', 'x', 'x', '/work', now(), 's')`;
  await database.exec(`
    insert into notice values ${[notice(3, 'a'), notice(3, 'b'), notice(8, 'a'), notice(9, 'b')].join(',')};
    update notice_progress set position = 20;
    insert into notice_seen values ('seen-first', 3), ('seen-all', 15), ('seen-none', 1);
    insert into webhook (id, organisation, url, sealed_secret, created_by) values ('w', 'b', 'u', '\\x00', 's');
    insert into webhook_delivery (id, webhook, position, body, next_at) values ('d', 'w', 9, '{}', now());
  `);
  await apply(NUMBERING);
  const rows = async (text: string) => (await database.query(text)).rows;
  expect(await rows('select organisation, position, number from notice order by number')).toEqual([
    { organisation: 'a', position: 3, number: 1 },
    { organisation: 'b', position: 3, number: 2 },
    { organisation: 'a', position: 8, number: 3 },
    { organisation: 'b', position: 9, number: 4 },
  ]);
  expect(await rows('select position, number from notice_progress')).toEqual([{ position: 20, number: 4 }]);
  expect(await rows('select seat, number from notice_seen order by number')).toEqual([
    { seat: 'seen-none', number: 0 },
    { seat: 'seen-first', number: 2 },
    { seat: 'seen-all', number: 4 },
  ]);
  expect(await rows('select number, position, state from webhook_delivery')).toEqual([
    { number: 4, position: 9, state: 'waiting' },
  ]);
  await database.close();
});
