import { readReference } from '@tongzhou/server';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../apps/web/src/verify/catalogue.ts';

/** The page that audits in a browser brings its own data; a pack that it lacks would make it accuse an honest site. */
describe.each(['CN', 'GB'])('what the verify page brings for a log of %s', (code) => {
  it('is that by which the server works, calendars among them', async () => {
    const { country, areas, duties } = await readReference(code);
    const brought = referenceOf(code);
    expect(brought.country).toEqual(country);
    expect([...brought.areas]).toEqual([...areas]);
    expect([...brought.duties.byId.keys()].sort()).toEqual([...duties.byId.keys()].sort());
    for (const [id, rule] of duties.byId) expect(brought.duties.byId.get(id), id).toEqual(rule);
    expect([...brought.duties.kinds]).toEqual([...duties.kinds]);
    expect(brought.duties.platforms).toEqual(duties.platforms);
    const working = [...brought.duties.byId.values()].filter(({ within }) =>
      Object.hasOwn(Object(within), 'workingDays'),
    );
    expect(working.length).toBeGreaterThan(0);
    for (const { calendar } of working) expect(calendar?.country).toBe(code);
  });
});
