import { readDuties } from '@tongzhou/server';
import { describe, expect, it } from 'vitest';
import { duties } from '../apps/web/src/verify/catalogue.ts';

/** The page that audits in a browser brings its own data; a pack that it lacks would make it accuse an honest site. */
describe('the rules that the verify page brings', () => {
  it('are those by which the server works, calendars among them', async () => {
    const server = await readDuties();
    expect([...duties.byId.keys()].sort()).toEqual([...server.byId.keys()].sort());
    for (const [id, rule] of server.byId) expect(duties.byId.get(id), id).toEqual(rule);
    expect([...duties.kinds]).toEqual([...server.kinds]);
    expect(duties.byId.get('CN-OGI-26')?.calendar?.years.length).toBeGreaterThan(0);
  });
});
