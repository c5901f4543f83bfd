import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, openSite, type Site } from '../api/support.ts';
import { receiveMasks } from '../support/small-world.ts';

const run = promisify(execFile);
const DOCUMENT = new URL('../../../../docs/public-log.md', import.meta.url);
const hasTools = await run('bash', ['-c', 'command -v curl openssl sha256sum xxd']).then(
  () => true,
  () => false,
);

describe.skipIf(!hasTools)('the log checked by hand, as docs/public-log.md says', () => {
  let site: Site;
  let door: Awaited<ReturnType<typeof listen>>;
  let script: string;
  beforeAll(async () => {
    script = /```bash\n([\s\S]*?)```/.exec(await readFile(DOCUMENT, 'utf8'))?.[1] as string;
    site = await openSite();
    for (let index = 0; index < 4; index += 1) await receiveMasks(site.application, 10 + index);
    await site.log.integrateAll();
    door = await listen(site);
  });
  afterAll(async () => {
    await door?.close();
    await site?.application.close();
  });

  const check = (environment: Record<string, string>) =>
    run('bash', ['-c', script], {
      env: { ...process.env, LOG: `${door.url}/log`, KEY: site.log.verifierKey, ...environment },
    });

  it('finds each fact in the signed tree', async () => {
    const last = site.application.state.publicPosition;
    for (const fact of [1, 2, 8, last - 1, last]) {
      const { stdout } = await check({ FACT: String(fact) });
      expect(stdout).toContain('Signature Verified Successfully');
      expect(stdout).toContain(`in the tree: ${await site.log.entryOf(fact)}`);
    }
  });

  it('finds a false key', async () => {
    const [name, id, key = ''] = site.log.verifierKey.split(/\+(.{8})\+/);
    const other = `${name}+${id}+${key.slice(0, 10)}${key[10] === 'A' ? 'B' : 'A'}${key.slice(11)}`;
    await expect(check({ KEY: other })).rejects.toMatchObject({ code: 1 });
  });
});
