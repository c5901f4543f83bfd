import { expect, it } from 'vitest';
import {
  createSigner,
  createVerifier,
  encodeText,
  formatVerifierKey,
  keyPairFromSeed,
  MemoryWitnessStore,
  SIGNATURE_TYPE,
  toBase64,
  verifierKey,
  Witness,
} from '../src/index.ts';
import { unhex } from './support/published-tree.ts';

// Requests, keys and answers as published with the tests of litewitness (FiloSottile/torchwood), which were made with
// sigsum-go: a log whose leaf hashes are 2a00…, 2a01…, and a real checkpoint of the Go checksum database. Facts, not code.

const ORIGIN = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
const LOG_KEY = 'ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f';
const WITNESS_SEED = '31ffc2116ecbe003acaa800ab70757bd7d53206e3febef6a6d0796d95530b34f';
const WITNESS_KEY = '64848ad8abed6e85981b3b3875b252b8767ebb4b02f703aca3b1e71bbd6a8e50';

/** The published leaves as they stand in proofs. */
const leaf = (i: number) => toBase64(new Uint8Array(32).fill(0x2a, 0, 1).fill(i, 1, 2));
const HEADS = {
  1: [
    leaf(0),
    'UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=',
  ],
  3: [
    'RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=',
    'UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=',
  ],
  5: [
    'QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=',
    'UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=',
  ],
} as const;

const request = (
  old: number,
  proof: readonly string[],
  size: keyof typeof HEADS,
  origin = ORIGIN,
  line?: string,
) => {
  const [root, signature] = HEADS[size];
  const head = [`old ${old}`, ...proof, '', origin, size, root, ''];
  return encodeText([...head, `— ${origin} ${line ?? signature}`, ''].join('\n'));
};

async function publishedWitness(origin: string, vkey: string) {
  const log = await createVerifier(vkey);
  const pair = await keyPairFromSeed('example.com/witness', unhex(WITNESS_SEED), SIGNATURE_TYPE.cosignature);
  const signer = await createSigner(pair.signerKey);
  const store = new MemoryWitnessStore();
  return Witness.open({ signer, logs: new Map([[origin, log]]), store });
}

it('the requests published with litewitness get the answers of the specification', async () => {
  const vkey = formatVerifierKey(verifierKey(ORIGIN, SIGNATURE_TYPE.ed25519, unhex(LOG_KEY)));
  const witness = await publishedWitness(ORIGIN, vkey);
  expect(witness.verifierKey).toContain(toBase64(Uint8Array.of(4, ...unhex(WITNESS_KEY))));
  const bad = HEADS[3][1].replace(/go=$/, 'gx=');
  const between = '+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=';
  const first2 = 'wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE=';
  const other = ORIGIN.replace(/2$/, '3');
  const wrongLeaf = leaf(2).replace(/AAA=$/, 'BA=');
  const steps: [Uint8Array, number, string?][] = [
    [request(0, [], 1), 200],
    // Not canonical base64: malformed here, where litewitness says 403.
    [request(1, [leaf(1), leaf(2)], 3, ORIGIN, bad), 400],
    [request(1, [leaf(1), leaf(2)], 3, other), 404],
    [request(1, [], 3), 422],
    [request(1, [leaf(1), wrongLeaf], 3), 400],
    [request(1, [leaf(1), leaf(3)], 3), 422],
    [request(1, [leaf(1), leaf(2)], 3, ORIGIN, HEADS[5][1]), 403],
    [request(1, [leaf(1), leaf(2)], 3), 200],
    [request(1, [leaf(1), between, leaf(4)], 5), 409, '3\n'],
    [request(3, [leaf(2), leaf(3), first2, leaf(4)], 5), 200],
    [request(0, [], 5), 409, '5\n'],
  ];
  for (const [i, [body, status, words]] of steps.entries()) {
    const answer = await witness.addCheckpoint(body);
    expect([i, answer.status]).toEqual([i, status]);
    if (status === 200) expect(answer.body).toContain('— example.com/witness ');
    if (words !== undefined) expect(answer.body).toBe(words);
  }
});

it('a real checkpoint of the Go checksum database is cosigned, under an origin that is not its key’s name', async () => {
  const vkey = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
  const witness = await publishedWitness('go.sum database tree', vkey);
  const body = `old 0

go.sum database tree
35225469
vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=

— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=
`;
  expect((await witness.addCheckpoint(encodeText(body))).status).toBe(200);
  expect((await witness.latest('go.sum database tree'))?.size).toBe(35225469);
});
