import { describe, expect, it } from 'vitest';
import { Published } from '../src/published.ts';
import type { Site } from '../src/site.ts';

/** A site of one incident that answers every view with this one. */
const siteThatSays = (view: string, incident: string): Site => {
  const json = async (path: string) =>
    path === 'api/v1/incidents'
      ? { data: [{ id: 'a' }] }
      : { view, incident, position: 1, now: '', data: [] };
  return { json } as unknown as Site;
};
const read = (view: string, incident: string) =>
  Published.of(siteThatSays(view, incident), { items: null as never, areas: new Map() });

describe('a published view', () => {
  it('is the one that was asked for, not another that is right', async () => {
    await expect(read('toString', 'a')).rejects.toThrow(/answers with toString of a/);
    await expect(read('needs', 'a')).rejects.toThrow(/answers with needs of a/);
    await expect(read('needs', 'b')).rejects.toThrow(/answers with needs of b/);
  });
});
