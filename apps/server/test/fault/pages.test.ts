import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { serve } from '../../src/server/serve.ts';
import { exerciseFolder } from '../support/databases.ts';

const isBuilt = existsSync(new URL('../../../web/build/handler.js', import.meta.url));

describe.runIf(isBuilt)('a page that the machine keeps from being made', () => {
  it('says so by its name, in both languages, with Retry-After, and loads itself again', async () => {
    const said: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(String).join(' ')));
    const opened: Application[] = [];
    const on = Application.on.bind(Application);
    vi.spyOn(Application, 'on').mockImplementation(async (...given) => {
      const application = await on(...given);
      opened.push(application);
      return application;
    });
    const site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder: exerciseFolder('pages'),
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
    const [application] = opened as [Application];
    const full = Object.assign(new Error('No space left on device'), { code: '53100' });
    const failing = vi.spyOn(application.database.sql, 'selectFrom').mockImplementation(() => {
      throw full;
    });
    said.length = 0;
    const asked = () => fetch(`${site.url}/zh`, { headers: { cookie: 'tongzhou-session=x' } });
    vi.spyOn(application, 'state', 'get').mockImplementation(() => {
      throw full;
    });
    const page = await asked();
    expect([page.status, page.headers.get('retry-after'), page.headers.get('refresh')]).toEqual([
      507,
      '30',
      '30',
    ]);
    expect(await page.text()).toMatch(/磁盘已满[\s\S]*disk is full/);
    for (let i = 0; i < 10; i += 1) expect((await asked()).status).toBe(507);
    expect(said.filter((line) => /disk-full/.test(line))).toHaveLength(1);
    expect(said.some((line) => /\n\s+at /.test(line))).toBe(false);
    failing.mockRestore();
    vi.restoreAllMocks();
    expect((await asked()).status).toBe(200);
    await sql`select 1`.execute(application.database.sql);
    await site.close();
  });
});
