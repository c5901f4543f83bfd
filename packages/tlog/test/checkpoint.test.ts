import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  cosignatureTime,
  createSigner,
  createVerifier,
  decodeText,
  encodeText,
  formatCheckpoint,
  formatVerifierKey,
  keyPairFromSeed,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  SIGNATURE_TYPE,
  signatureOf,
  signCheckpoint,
  signNote,
  toBase64,
  verifierKey,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { flipped, logKeys, ORIGIN, seedOf, witnessKeys } from './support/logs.ts';

// From C2SP tlog-checkpoint.
const SOFA = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
// A real one of the Go checksum database; its origin is not the name of its key.
const SUMDB = encodeText(
  'go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n' +
    '— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n',
);
const SUMDB_KEY = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

const head: Checkpoint = { origin: ORIGIN, size: 42, root: seedOf(9), extensions: [] };

describe('the text of a checkpoint', () => {
  it('of the specification is read, and written back the same', () => {
    const checkpoint = parseCheckpoint(SOFA);
    expect(checkpoint).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20852163,
      extensions: [],
    });
    expect(formatCheckpoint(checkpoint)).toBe(SOFA);
  });

  it('keeps extension lines', () => {
    const text = `${SOFA}first\nsecond line\n`;
    expect(parseCheckpoint(text).extensions).toEqual(['first', 'second line']);
    expect(formatCheckpoint(parseCheckpoint(text))).toBe(text);
  });

  const root = toBase64(seedOf(9));
  it.each([
    '',
    '\n',
    `a\n1\n${root}`,
    'a\n1\n',
    `\n1\n${root}\n`,
    `a\n01\n${root}\n`,
    `a\n+1\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a\n1.0\n${root}\n`,
    `a\n1e3\n${root}\n`,
    `a\n 1\n${root}\n`,
    `a\n9007199254740992\n${root}\n`,
    `a\n1\n${root.slice(0, -1)}\n`,
    `a\n1\n${toBase64(new Uint8Array(31))}\n`,
    `a\n1\n ${root}\n`,
    `a\n1\n${root}\n\n`,
    `a\n1\n${root}\n\nx\n`,
  ])('%j is refused', async (text) => {
    expect(await codeOf(() => parseCheckpoint(text))).toBe('malformed-checkpoint');
  });

  it('cannot be written with an empty line, a short hash or a fraction of an entry', async () => {
    for (const wrong of [
      { origin: '' },
      { origin: 'a\nb' },
      { extensions: [''] },
      { root: new Uint8Array(31) },
    ]) {
      expect(await codeOf(() => formatCheckpoint({ ...head, ...wrong }))).toBe('malformed-checkpoint');
    }
    expect(await codeOf(() => formatCheckpoint({ ...head, size: 0.5 }))).toBe('bad-argument');
  });
});

describe('a signed checkpoint', () => {
  it('opens with the key of its log', async () => {
    const { signer, verifier } = await logKeys();
    const opened = await openCheckpoint(await signCheckpoint(head, [signer]), { log: verifier });
    expect(opened).toMatchObject(head);
    expect(opened.witnesses).toEqual([]);
  });

  it('of the Go checksum database opens under its own origin', async () => {
    const log = await createVerifier(SUMDB_KEY);
    const opened = await openCheckpoint(SUMDB, { log, origin: 'go.sum database tree' });
    expect(opened.size).toBe(35225469);
    expect(await codeOf(() => openCheckpoint(SUMDB, { log }))).toBe('wrong-origin');
  });

  it('of another log, of another key, or changed in one bit does not open', async () => {
    const { signer, verifier } = await logKeys();
    const stranger = await logKeys(2);
    const signed = await signCheckpoint(head, [signer]);
    const other = await signCheckpoint({ ...head, origin: 'other.example' }, [signer]);
    expect(await codeOf(() => openCheckpoint(other, { log: verifier }))).toBe('wrong-origin');
    expect(await codeOf(() => openCheckpoint(signed, { log: stranger.verifier }))).toBe('unknown-signer');
    for (let at = 0; at < signed.length; at++) {
      expect(await codeOf(() => openCheckpoint(flipped(signed, at), { log: verifier }))).toMatch(
        /^(malformed-note|wrong-signature|unknown-signer)$/,
      );
    }
  });
});

describe('witnesses', () => {
  const setUp = async () => {
    const log = await logKeys();
    const witnesses = await Promise.all(
      [3, 4, 5].map((byte, i) => witnessKeys(`witness${i}.example`, byte, 1_700_000_000 + i)),
    );
    const policy = { witnesses: witnesses.map((keys) => keys.verifier), threshold: 2 };
    const cosign = (...which: number[]) =>
      signCheckpoint(head, [log.signer, ...which.flatMap((i) => witnesses[i]?.signer ?? [])]);
    return { log, witnesses, policy, cosign };
  };

  it('two of three are enough, each with its time; one is not', async () => {
    const { log, policy, cosign } = await setUp();
    const trust = { log: log.verifier, policy };
    const opened = await openCheckpoint(await cosign(2, 0), trust);
    expect(opened.witnesses.map(({ name, timeSeconds }) => [name, timeSeconds])).toEqual([
      ['witness0.example', 1_700_000_000],
      ['witness2.example', 1_700_000_002],
    ]);
    const one = await cosign(1);
    expect(await codeOf(() => openCheckpoint(one, trust))).toBe('quorum-missed');
  });

  it('one that signs twice counts once', async () => {
    const { log, witnesses, policy } = await setUp();
    const text = formatCheckpoint(head);
    const { signer } = witnesses[0] as (typeof witnesses)[0];
    const twice = [await signatureOf(text, signer), await signatureOf(text, signer)];
    const signed = await signNote(text, [log.signer], twice);
    expect(await codeOf(() => openCheckpoint(signed, { log: log.verifier, policy }))).toBe('quorum-missed');
  });

  it('do not replace the log: its own signature must be there', async () => {
    const { log, witnesses, policy } = await setUp();
    const signed = await signCheckpoint(
      head,
      witnesses.map((keys) => keys.signer),
    );
    expect(await codeOf(() => openCheckpoint(signed, { log: log.verifier, policy }))).toBe('unknown-signer');
  });

  it('a policy that fewer keys could meet than it says is refused', async () => {
    const { log, witnesses, policy, cosign } = await setUp();
    const signed = await cosign(0, 1, 2);
    const [first] = policy.witnesses;
    const { publicKey } = witnesses[0]?.signer ?? log.signer;
    const alias = await createVerifier(
      formatVerifierKey(verifierKey('alias.example', SIGNATURE_TYPE.cosignature, publicKey)),
    );
    for (const wrong of [
      { witnesses: policy.witnesses, threshold: 4 },
      { witnesses: policy.witnesses, threshold: -1 },
      { witnesses: first === undefined ? [] : [first, alias], threshold: 2 },
      { witnesses: [log.verifier], threshold: 1 },
    ]) {
      expect(await codeOf(() => openCheckpoint(signed, { log: log.verifier, policy: wrong }))).toBe(
        'bad-argument',
      );
    }
  });

  it('sign the message of C2SP tlog-cosignature: header, time, text', async () => {
    const { signer, verifier } = await witnessKeys('witness.example', 3, 1679315147);
    const signed = await signNote(SOFA, [signer]);
    const [line] = parseNote(signed).signatures;
    const signature = line?.signature as Uint8Array;
    expect(signature).toHaveLength(72);
    expect(cosignatureTime(signature)).toBe(1679315147);
    expect(await verifier.verify(SOFA, signature)).toBe(true);

    // The same key as a plain Ed25519 signer, over the message spelled out, makes the same 64 bytes.
    const plain = await createSigner((await keyPairFromSeed('plain.example', seedOf(3))).signerKey);
    expect(signature.subarray(8)).toEqual(await plain.sign(`cosignature/v1\ntime 1679315147\n${SOFA}`));
  });

  it('a cosignature with another time, text or length does not verify', async () => {
    const { signer, verifier } = await witnessKeys('witness.example', 3, 1679315147);
    const signature = await signer.sign(SOFA);
    for (let at = 0; at < signature.length; at++) {
      expect(await verifier.verify(SOFA, flipped(signature, at))).toBe(false);
    }
    expect(await verifier.verify(`${SOFA}more\n`, signature)).toBe(false);
    expect(await verifier.verify(SOFA, signature.subarray(8))).toBe(false);
    expect(await codeOf(() => cosignatureTime(signature.subarray(1)))).toBe('malformed-note');
  });
});

it('signed notes are UTF-8 text that people can read', async () => {
  const { signer } = await logKeys();
  expect(decodeText(await signCheckpoint(head, [signer]))).toMatch(
    /^tongzhou\.example\/log\n42\n.{44}\n\n— tongzhou/,
  );
});
