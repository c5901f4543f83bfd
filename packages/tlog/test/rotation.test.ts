import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  encodeText,
  keyChain,
  LogClient,
  type LogTrust,
  LogWriter,
  MemoryTileStore,
  openCheckpoint,
  openRotation,
  parseCheckpoint,
  parseNote,
  readRotations,
  rotationPath,
  signCheckpoint,
  signNote,
  signRotation,
  verifyProof,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { entriesOf, flipped, logKeys, ORIGIN, publishedLog, seedOf } from './support/logs.ts';

const head = (size: number, byte = 9) => ({ origin: ORIGIN, size, root: seedOf(byte), extensions: [] });

/** Three keys; the first hands over at 10, the second at 20. */
async function threeKeys() {
  const [a, b, c] = await Promise.all([logKeys(1), logKeys(2), logKeys(3)]);
  const statements = [
    await signRotation(head(10), a.signer, b.signer),
    await signRotation(head(20), b.signer, c.signer),
  ];
  return { a, b, c, statements };
}

/** A log that changed its key at 300 of 700 entries, with a proof from before and one from after. */
async function rotatedLog() {
  const before = await publishedLog(entriesOf(300));
  const next = await logKeys(2);
  const { store, checkpoint, writer, signer, verifier } = before;
  const oldProof = await new LogClient({ read: store.read, log: verifier }).proofFile(7, checkpoint);
  await store.write(rotationPath(1), await signRotation(checkpoint, signer, next.signer));
  const later = await LogWriter.open(writer.size, { store, origin: ORIGIN, signers: [next.signer] });
  await later.integrate(entriesOf(400, 300));
  await later.publish();
  return { before, next, store, oldProof, later };
}

describe('the keys of a log that changes them', () => {
  it('each vouch for their own range of sizes, and both at the size of the handover', async () => {
    const { a, b, c, statements } = await threeKeys();
    const keys = [a, b, c];
    const good = [
      [0, 10],
      [10, 20],
      [20, Number.MAX_SAFE_INTEGER],
    ] as const;
    for (const trusted of keys) {
      const log = await keyChain(trusted.verifier, statements);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: 0, max: 2 }),
          async (size, which) => {
            const signed = await signCheckpoint(head(size), [(keys[which] as typeof a).signer]);
            const [from, to] = good[which] as readonly [number, number];
            if (size >= from && size <= to) {
              const opened = await openCheckpoint(signed, { log });
              expect(opened.signedBy.keyId).toBe(keys[which]?.verifier.keyId);
            } else {
              expect(await codeOf(() => openCheckpoint(signed, { log }))).toBe('key-out-of-range');
            }
          },
        ),
        { numRuns: 60 },
      );
    }
  });

  it('may sign together, so that readers who know only the old or only the new one follow', async () => {
    const { a, b, statements } = await threeKeys();
    const both = await signCheckpoint(head(15), [a.signer, b.signer]);
    for (const log of [a.verifier, b.verifier, await keyChain(a.verifier, statements)]) {
      expect((await openCheckpoint(both, { log })).size).toBe(15);
    }
  });

  it('cannot sign another tree at the size of the handover', async () => {
    const { a, b, statements } = await threeKeys();
    const log = await keyChain(a.verifier, statements);
    for (const { signer } of [a, b]) {
      const signed = await signCheckpoint(head(10, 8), [signer]);
      expect(await codeOf(() => openCheckpoint(signed, { log }))).toBe('wrong-consistency');
    }
  });
});

describe('a rotation statement', () => {
  it('is a checkpoint of the log, which the old and the new key verify as any other', async () => {
    const { a, b, statements } = await threeKeys();
    const [statement] = statements as [Uint8Array];
    for (const { verifier } of [a, b]) {
      const opened: Checkpoint = await openCheckpoint(statement, { log: verifier });
      expect(opened).toMatchObject({ origin: ORIGIN, size: 10, root: seedOf(9) });
    }
    expect(await openRotation(statement)).toMatchObject({
      size: 10,
      oldKey: { keyId: a.verifier.keyId },
      newKey: { keyId: b.verifier.keyId },
    });
  });

  it('counts for nothing with one bit changed, without one of its signatures, or as a plain checkpoint', async () => {
    const { a, statements } = await threeKeys();
    const [statement] = statements as [Uint8Array];
    for (let at = 0; at < statement.length; at++) {
      expect(await codeOf(() => openRotation(flipped(statement, at)))).toMatch(
        /^(malformed-(note|checkpoint|rotation|key)|wrong-signature|unknown-signer)$/,
      );
    }
    const { text } = parseNote(statement);
    const alone = await signNote(text, [a.signer]);
    expect(await codeOf(() => openRotation(alone))).toBe('unknown-signer');
    const plain = await signCheckpoint(head(10), [a.signer]);
    expect(await codeOf(() => openRotation(plain))).toBe('malformed-rotation');
  });

  it('of a stranger, out of order, back to an older size or to an older key makes no chain', async () => {
    const { a, b, c, statements } = await threeKeys();
    const stranger = await logKeys(7);
    expect(await codeOf(() => keyChain(stranger.verifier, statements))).toBe('broken-rotation');
    expect(await codeOf(() => keyChain(a.verifier, [...statements].reverse()))).toBe('broken-rotation');
    const back = await signRotation(head(9), b.signer, c.signer);
    const again = await signRotation(head(30), c.signer, a.signer);
    const other = await signRotation(head(10, 8), b.signer, c.signer);
    for (const wrong of [
      [statements[0], back],
      [...statements, again],
      [statements[0], other],
    ]) {
      expect(await codeOf(() => keyChain(a.verifier, wrong as Uint8Array[]))).toBe('broken-rotation');
    }
    expect(await codeOf(() => signRotation(head(1), a.signer, a.signer))).toBe('bad-argument');
  });
});

describe('a log that has changed its key', () => {
  it('is read and audited from either key; old proofs and new ones hold', async () => {
    const { before, next, store, oldProof } = await rotatedLog();
    for (const trusted of [before.verifier, next.verifier]) {
      const trust: LogTrust = { log: await keyChain(trusted, await readRotations(store.read)) };
      const client = new LogClient({ read: store.read, ...trust });
      const checkpoint = await client.checkpoint();
      expect(checkpoint.signedBy.keyId).toBe(next.verifier.keyId);
      expect((await client.audit(checkpoint)).entriesChecked).toBe(700);
      const old = await verifyProof(oldProof, entriesOf(8)[7] as Uint8Array, trust);
      expect(old.signedBy.keyId).toBe(before.verifier.keyId);
      const proof = await client.proofFile(600, checkpoint);
      const proven = await verifyProof(proof, entriesOf(1, 600)[0] as Uint8Array, trust);
      expect(proven.signedBy.keyId).toBe(next.verifier.keyId);
    }
  });

  it('cannot begin anew under the new key: a reader who comes for the first time notices', async () => {
    const { before, next, store } = await rotatedLog();
    const log = await keyChain(before.verifier, await readRotations(store.read));
    const forged = new MemoryTileStore();
    const writer = await LogWriter.open(0, { store: forged, origin: ORIGIN, signers: [next.signer] });
    await writer.integrate(entriesOf(800).with(5, encodeText('rewritten')));
    await writer.publish();
    const client = new LogClient({ read: forged.read, log });
    expect(await codeOf(() => client.checkpoint())).toBe('wrong-consistency');
  });

  it('cannot go back to a tree from before the handover that it no longer contains', async () => {
    const { before, store } = await rotatedLog();
    const log = await keyChain(before.verifier, await readRotations(store.read));
    const shorter = await publishedLog(entriesOf(200));
    const client = new LogClient({ read: shorter.store.read, log });
    expect(await codeOf(() => client.checkpoint())).toBe('rollback');
    const { size } = parseCheckpoint(parseNote(shorter.checkpoint.signed).text);
    expect(size).toBe(200);
  });
});
