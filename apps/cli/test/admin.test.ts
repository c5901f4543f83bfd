import { rm } from 'node:fs/promises';
import { serve } from '@tongzhou/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exerciseFolder } from '../../../test/support/data-folder.ts';
import { tongzhou } from './support/cli-process.ts';

const data = exerciseFolder('admin');
let site: Awaited<ReturnType<typeof serve>>;

describe('the page of an installation', () => {
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.stubEnv('TONGZHOU_SMTP_URL', 'smtp://me:hush-hush@127.0.0.1:2');
    site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder: data,
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
  });
  afterAll(async () => {
    await site.close();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await rm(data, { recursive: true });
  });

  const page = (path: string, cookie?: string) =>
    fetch(new URL(path, site.url), { redirect: 'manual', headers: cookie ? { cookie } : {} });

  it('is there for nobody who has no link from the machine', async () => {
    expect((await page('/api/operator/installation')).status).toBe(404);
    expect((await page('/api/operator/installation?code=guessed')).status).toBe(404);
    expect((await page('/api/operator/installation', 'tongzhou-operator=guessed')).status).toBe(404);
    const asked = await fetch(`${site.url}/api/operator/installation-link`, { method: 'POST' });
    expect(asked.status).toBe(404);
  });

  it('opens by a link once, in both languages, with people, settings, jobs and backups, and no secret', async () => {
    const { stdout, code } = await tongzhou('admin', '--data', data);
    expect(code).toBe(0);
    const link = /http\S+/.exec(stdout)?.[0] as string;
    const opened = await page(link);
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/api/operator/installation']);
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
    const cookie = opened.headers.get('set-cookie')?.split(';')[0];
    expect((await page(link)).status).toBe(404);
    const shown = await page('/api/operator/installation', cookie);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const zh = await shown.text();
    for (const words of ['系统运行', '人员', '备份', '尚未备份', '见证方', '自动任务', 'TONGZHOU_SMTP_URL'])
      expect(zh).toContain(words);
    const en = await (await page('/api/operator/installation?lang=en', cookie)).text();
    for (const words of [
      'This installation',
      'People',
      'None has been made',
      'the sites could not close their day',
    ])
      expect(en).toContain(words);
    expect(zh + en).not.toMatch(/hush/);
  });
});
