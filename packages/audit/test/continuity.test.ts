import {
  createSigner,
  createVerifier,
  decodeText,
  encodeText,
  generateKeyPair,
  LogClient,
  LogWriter,
  MemoryTileStore,
} from '@tongzhou/tlog';
import { describe, expect, it } from 'vitest';
import { checkContinuity } from '../src/index.ts';

const ORIGIN = 'tongzhou.example/log';
const entries = (from: number, to: number, word = 'fact') =>
  Array.from({ length: to - from }, (_, index) => encodeText(`{"${word}":${from + index}}`));

/** A log of `size` entries by a key, from `changed` on with other words. */
async function logOf(keys: { signerKey: string; verifierKey: string }, size: number, changed = size) {
  const store = new MemoryTileStore();
  const signers = [await createSigner(keys.signerKey)];
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers });
  await writer.integrate([...entries(0, changed), ...entries(changed, size, 'other')]);
  await writer.publish();
  const trust = { log: await createVerifier(keys.verifierKey) };
  const shown = await new LogClient({ read: store.read, ...trust }).checkpoint();
  return { shown, trust, read: store.read, text: decodeText(shown.signed) };
}

describe('what a log shows, beside what was seen of it before', () => {
  it('is in order where it is the same, or has grown', async () => {
    const keys = await generateKeyPair(ORIGIN);
    const [before, now] = [await logOf(keys, 300), await logOf(keys, 700)];
    expect(await checkContinuity(now.text, now.shown, now.trust, now.read)).toBeNull();
    expect(await checkContinuity(before.text, now.shown, now.trust, now.read)).toBeNull();
  });

  it.each([
    ['a shorter log', 700, 300, 300, 'rollback'],
    ['as long a log with another entry', 300, 300, 120, 'split-view'],
    ['a longer log with another entry before', 300, 700, 120, 'inconsistent-growth'],
  ])('is called by its name for %s', async (_what, before, now, changed, kind) => {
    const keys = await generateKeyPair(ORIGIN);
    const seen = await logOf(keys, before);
    const other = await logOf(keys, now, changed);
    const evidence = await checkContinuity(seen.text, other.shown, other.trust, other.read);
    expect(evidence?.kind).toBe(kind);
  });

  it('refuses a checkpoint of another log, which shows nothing about this one', async () => {
    const now = await logOf(await generateKeyPair(ORIGIN), 10);
    const other = await logOf(await generateKeyPair(ORIGIN), 10);
    await expect(checkContinuity(other.text, now.shown, now.trust, now.read)).rejects.toMatchObject({
      code: 'unknown-signer',
    });
  });
});
