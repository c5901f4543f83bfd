import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair, SIGNATURE_TYPE } from '@tongzhou/tlog';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { IntegrityWatch } from '../../src/integrity/watch.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { servicesOf } from '../../src/services.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

describe('/healthz', () => {
  it('is told of a whole check by a server that writes again, not of one that was broken off', async () => {
    const application = await openSmallWorld();
    const log = await PublicLog.open(application);
    await log.integrateAll();
    const watch = new IntegrityWatch(application, log);
    await watch.stop();
    watch.start();
    await expect.poll(() => watch.status.state).toBe('ok');
    await watch.stop();
    await application.close();
  });

  it('tells how far the published checkpoint is behind, and how each witness does, without its address', async () => {
    const application = await openSmallWorld();
    const pair = await generateKeyPair('ngo.example', SIGNATURE_TYPE.cosignature);
    await writeFile(
      join(application.folder, 'log-policy.txt'),
      `witness w0 ${pair.verifierKey} http://127.0.0.1:1/inside\nquorum none\n`,
    );
    const log = await PublicLog.open(application);
    const watch = new IntegrityWatch(application, log);
    const api = createApi(await servicesOf(application, { log, integrity: watch }));
    const health = async () => {
      const response = await api.request('/healthz');
      return { status: response.status, body: await response.json() };
    };

    const before = await health();
    expect(before.body.logLag.facts).toBe(application.state.publicPosition);
    expect(before.body).toMatchObject({ logSize: 0, integrity: { state: 'waiting' } });

    await log.integrateAll();
    const size = application.state.publicPosition;
    const { status, body } = await health();
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(body).toMatchObject({ logSize: size, logLag: { facts: 0, seconds: 0 } });
    expect(body.witnesses).toEqual([
      {
        name: 'w0',
        lastSize: null,
        lastCosignedAt: null,
        lastError: expect.stringContaining('cannot be reached'),
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|inside/);

    await receiveMasks(application, 5);
    await expect.poll(async () => (await health()).body.logLag.seconds).toBeGreaterThanOrEqual(1);
    expect((await health()).body.logLag.facts).toBe(1);

    await log.integrateAll();
    expect(await watch.check()).toMatchObject({ state: 'ok', found: [] });
    expect((await health()).body).toMatchObject({ logSize: size + 1, integrity: { state: 'ok' } });
    await application.close();
  });

  it('a policy whose address holds a password is refused', async () => {
    const application = await openSmallWorld();
    const pair = await generateKeyPair('ngo.example', SIGNATURE_TYPE.cosignature);
    await writeFile(
      join(application.folder, 'log-policy.txt'),
      `witness w0 ${pair.verifierKey} https://me:secret@ngo.example\nquorum none\n`,
    );
    const opening = PublicLog.open(application);
    await expect(opening).rejects.toThrow(/must not hold a user's name or password/);
    await expect(opening).rejects.not.toThrow(/secret/);
    await application.close();
  });
});
