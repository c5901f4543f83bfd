import { describe, expect, it } from 'vitest';
import {
  buildProof,
  decodeText,
  encodeText,
  formatProof,
  leafHash,
  parseProof,
  sha256,
  signCheckpoint,
  toBase64,
  verifyProof,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { entriesOf, flipped, publishedLog, storedHashes, witnessKeys } from './support/logs.ts';

const hash1 = sha256(encodeText('hash1'));
const hash2 = sha256(encodeText('hash2'));
const ENTRIES = entriesOf(300);
const entry = (index: number) => ENTRIES[index] as Uint8Array;

describe('the format of C2SP tlog-proof', () => {
  it.each([
    [
      { index: 5, hashes: [hash1, hash2], checkpoint: encodeText('test checkpoint\n') },
      `c2sp.org/tlog-proof@v1\nindex 5\n${toBase64(hash1)}\n${toBase64(hash2)}\n\ntest checkpoint\n`,
    ],
    [
      {
        extra: encodeText('extra information'),
        index: 10,
        hashes: [hash1],
        checkpoint: encodeText('a\n\n\nb\n'),
      },
      `c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${toBase64(hash1)}\n\na\n\n\nb\n`,
    ],
    [
      { index: 0, hashes: [], checkpoint: encodeText('checkpoint\n') },
      'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
    ],
  ])('is written and read (case %#)', (proof, text) => {
    expect(decodeText(formatProof(proof))).toBe(text);
    expect(parseProof(encodeText(text))).toEqual(proof);
  });

  it.each([
    '',
    'wrong-header\nindex 0\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 5 \n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n',
    `c2sp.org/tlog-proof@v1\nindex 0\n${toBase64(new Uint8Array(64))}\n\ncheckpoint\n`,
    `c2sp.org/tlog-proof@v1\nindex 0\n${`${toBase64(hash1)}\n`.repeat(54)}\ncheckpoint\n`,
    `c2sp.org/tlog-proof@v1\nindex 0\n${toBase64(hash1)}\n`,
    'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\ncheckpoint\r\n',
  ])('%j is refused', async (text) => {
    expect(await codeOf(() => parseProof(encodeText(text)))).toBe('malformed-proof');
  });
});

describe('a proof kept offline', () => {
  it('proves every entry of a log, and says what was checked', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    for (const index of [0, 1, 127, 255, 256, 299]) {
      const file = await buildProof(checkpoint.signed, index, storedHashes(store, checkpoint));
      expect(await verifyProof(file, entry(index), { log: verifier })).toEqual({
        origin: 'tongzhou.example/log',
        index,
        leafHash: leafHash(entry(index)),
        size: 300,
        root: checkpoint.root,
        signedBy: { name: verifier.name, keyId: verifier.keyId },
        witnesses: [],
      });
    }
  });

  it('carries extra data along, marked as unverified', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    const file = await buildProof(checkpoint.signed, 7, storedHashes(store, checkpoint), encodeText('salt'));
    expect((await verifyProof(file, entry(7), { log: verifier })).extraUnverified).toEqual(
      encodeText('salt'),
    );
  });

  it('counts the witnesses of a policy', async () => {
    const { store, checkpoint, signer, verifier } = await publishedLog(ENTRIES);
    const witness = await witnessKeys('witness.example', 3, 1_700_000_000);
    const trust = { log: verifier, policy: { witnesses: [witness.verifier], threshold: 1 } };
    const cosigned = await signCheckpoint(checkpoint, [signer, witness.signer]);
    const hashes = storedHashes(store, checkpoint);
    const proven = await verifyProof(await buildProof(cosigned, 7, hashes), entry(7), trust);
    expect(proven.witnesses.map(({ name }) => name)).toEqual(['witness.example']);
    const alone = await buildProof(checkpoint.signed, 7, hashes);
    expect(await codeOf(() => verifyProof(alone, entry(7), trust))).toBe('quorum-missed');
  });

  it('does not prove another entry, nor an index outside the tree', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    const file = await buildProof(checkpoint.signed, 7, storedHashes(store, checkpoint));
    expect(await codeOf(() => verifyProof(file, entry(8), { log: verifier }))).toBe('wrong-inclusion');
    const moved = formatProof({ ...parseProof(file), index: 300 });
    expect(await codeOf(() => verifyProof(moved, entry(7), { log: verifier }))).toBe('wrong-inclusion');
  });

  it('does not survive a flipped bit anywhere', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    const file = await buildProof(checkpoint.signed, 7, storedHashes(store, checkpoint));
    for (let at = 0; at < file.length; at++) {
      await codeOf(() => verifyProof(flipped(file, at), entry(7), { log: verifier }));
    }
  });
});
