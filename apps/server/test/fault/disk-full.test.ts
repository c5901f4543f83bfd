import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { putEmptyDatabase } from '../../../../test/support/data-folder.ts';
import { createApi } from '../../src/api/index.ts';
import { Application } from '../../src/application/application.ts';
import { servicesOf } from '../../src/services.ts';
import { temporaryFolder } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const mount = temporaryFolder('disk');
const folder = join(mount, 'data');

/** A disk of its own takes the right to mount one. */
const mayMount = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=90m', 'tmpfs', mount], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const fill = (): void => {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${join(mount, 'fill')}`, 'bs=4k'], { stdio: 'ignore' });
  } catch {
    // Full: that is what it was for.
  }
};
const free = (): void => rmSync(join(mount, 'fill'), { force: true });

describe.runIf(mayMount)('a disk that is full', () => {
  const said: string[] = [];
  let application: Application;

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(String).join(' ')));
    mkdirSync(folder);
    chmodSync(folder, 0o700);
    putEmptyDatabase(folder);
    application = await openSmallWorld(undefined, folder);
    api = createApi(await servicesOf(application));
  });
  afterEach(free);
  afterAll(async () => {
    await application.close().catch(() => {});
    vi.restoreAllMocks();
    execFileSync('umount', ['-l', mount], { stdio: 'ignore' });
  });

  let api: ReturnType<typeof createApi>;
  const health = async () => (await api.request('/healthz')).json();

  it('is said by its name for each command, in one line for all, and is over by itself', async () => {
    fill();
    said.length = 0;
    for (let i = 0; i < 20; i += 1)
      await expect(receiveMasks(application, 5)).rejects.toThrow(/No space left/);
    const ill = await health();
    expect(ill).toMatchObject({ status: 'degraded', lastFailedCommit: { kind: 'disk-full', isOver: false } });
    expect(ill.disk).toMatchObject({ isLow: true });
    expect(ill.ill).toEqual(expect.arrayContaining(['journal', 'machine']));
    expect(said.length).toBeLessThan(3);
    free();
    await receiveMasks(application, 5);
    expect((await health()).lastFailedCommit).toMatchObject({ kind: 'disk-full', isOver: true });
  });

  it('breaks the embedded database off where its log of writes finds no room; it is opened again when there is', async () => {
    const before = application.state.position;
    fill();
    // The log of writes goes on in a file that cannot be made: PostgreSQL ends in panic.
    const ended: unknown[] = [];
    for (let i = 0; i < 4; i += 1) {
      await sql`select pg_switch_wal()`.execute(application.database.sql).catch(() => {});
      await receiveMasks(application, 5).catch((error: unknown) => ended.push(error));
    }
    expect(ended).toHaveLength(4);
    free();
    await expect
      .poll(() =>
        receiveMasks(application, 5).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(application.fence.stopped).toBeNull();
    await expect.poll(() => application.fence.isInDoubt).toBe(false);
    const { position } = application.state;
    expect(position).toBeGreaterThan(before);
    await application.close();
    application = await Application.open({ folder });
    expect([application.damagedAt, application.state.position]).toEqual([null, position]);
  });
});
