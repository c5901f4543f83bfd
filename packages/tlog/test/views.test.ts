import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  compareViews,
  compareViewsIn,
  compareWithLog,
  consistencyProof,
  contradiction,
  decodeText,
  describeContradiction,
  type Evidence,
  encodeText,
  formatEvidence,
  inclusionProof,
  leafHash,
  parseEvidence,
  signCheckpoint,
  type View,
  verifiedHashes,
  verifyEvidence,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { entriesOf, flipped, logKeys, publishedLog, type SmallLog, storedHashes } from './support/logs.ts';

const log = await logKeys();

/** A log of `size` entries, all the same but for those at `changed`. */
async function logOf(size: number, ...changed: number[]): Promise<SmallLog> {
  const entries = entriesOf(size).map((entry, i) =>
    changed.includes(i) ? encodeText(`changed ${i}`) : entry,
  );
  return publishedLog(entries);
}

const viewOf = ({ checkpoint, store }: SmallLog): View => ({
  ...checkpoint,
  hashes: verifiedHashes(checkpoint, store.read),
});
const blind = ({ checkpoint }: SmallLog): View => checkpoint;
const throughFile = (evidence: Evidence | undefined): Evidence =>
  parseEvidence(formatEvidence(evidence as Evidence));

describe('two checkpoints of one log', () => {
  it('of one tree are the same; of two sizes consistent, by a proof', async () => {
    const [small, large] = [await logOf(300), await logOf(700)];
    expect(compareViews(small.checkpoint, (await logOf(300)).checkpoint)).toEqual({ verdict: 'same' });
    const proof = await consistencyProof(300, 700, storedHashes(large.store, large.checkpoint));
    expect(compareViews(small.checkpoint, large.checkpoint, proof)).toEqual({ verdict: 'consistent' });
    expect(compareViews(large.checkpoint, small.checkpoint, proof)).toEqual({ verdict: 'consistent' });
    const { hashes } = viewOf(large);
    expect(await compareViewsIn(small.checkpoint, large.checkpoint, hashes as never)).toEqual({
      verdict: 'consistent',
    });
  });

  it('of one size and two roots are a split view, and no proof is needed', async () => {
    const [a, b] = [await logOf(300), await logOf(300, 7)];
    expect(compareViews(a.checkpoint, b.checkpoint)).toEqual({ verdict: 'split-view', size: 300 });
  });

  it('are unproven without a proof or with a wrong one, which anybody could have written', async () => {
    const [small, large] = [await logOf(300), await logOf(700)];
    expect(compareViews(small.checkpoint, large.checkpoint)).toMatchObject({ verdict: 'unproven' });
    const proof = await consistencyProof(300, 700, storedHashes(large.store, large.checkpoint));
    const wrong = proof.with(0, flipped(proof[0] as Uint8Array, 3));
    expect(compareViews(small.checkpoint, large.checkpoint, wrong)).toMatchObject({ verdict: 'unproven' });
  });

  it('contradict each other when the larger tree does not contain the smaller', async () => {
    const [small, large] = [await logOf(300), await logOf(700, 7)];
    const { hashes } = viewOf(large);
    expect(await compareViewsIn(small.checkpoint, large.checkpoint, hashes as never)).toMatchObject({
      verdict: 'inconsistent-growth',
      size: 300,
      rootInLarger: (await logOf(300, 7)).checkpoint.root,
    });
  });

  it('of two logs cannot be compared', async () => {
    const { checkpoint } = await logOf(3);
    const other: Checkpoint = { ...checkpoint, origin: 'other.example' };
    expect(await codeOf(() => compareViews(checkpoint, other))).toBe('wrong-origin');
  });
});

describe('a log that contradicts itself', () => {
  it('is found, named and proven, whatever the sizes and the changed entry', async () => {
    const cases = fc.record({
      a: fc.integer({ min: 1, max: 600 }),
      b: fc.integer({ min: 1, max: 600 }),
      at: fc.nat(599),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ a, b, at }) => {
        const [before, after] = [await logOf(a), await logOf(b, at)];
        const found = await contradiction(viewOf(before), viewOf(after));
        if (at >= Math.min(a, b)) {
          // The entry is in none or one of the trees: an honest log, that may have gone back.
          expect(found?.kind).toBe(a > b ? 'rollback' : a === b && at < a ? 'split-view' : undefined);
          return;
        }
        expect(found?.kind).toBe(a === b ? 'split-view' : 'rewritten-entry');
        const evidence = throughFile(found);
        expect(await verifyEvidence(evidence, { log: log.verifier })).toMatchObject({
          sizes: [a, b],
          entryIndex: at,
          proven: true,
        });
        expect(describeContradiction(evidence)).toContain(`entry ${at}`);
      }),
      { numRuns: 40 },
    );
  });

  it('is proven without the old tree, too: the root that the new one has at the old size is enough', async () => {
    const found = await contradiction(blind(await logOf(256)), viewOf(await logOf(700, 7)));
    expect(found?.kind).toBe('inconsistent-growth');
    expect(await verifyEvidence(throughFile(found), { log: log.verifier })).toMatchObject({ proven: true });
  });

  it('that only goes back is named so, and not called proven', async () => {
    for (const seen of [viewOf(await logOf(700)), blind(await logOf(700))]) {
      const found = await contradiction(seen, viewOf(await logOf(300)));
      expect(found?.kind).toBe('rollback');
      expect(await verifyEvidence(throughFile(found), { log: log.verifier })).toMatchObject({
        proven: false,
      });
    }
  });

  it('is not accused when it only grows', async () => {
    for (const [a, b] of [
      [0, 0],
      [0, 5],
      [300, 300],
      [1, 700],
      [256, 257],
    ] as const) {
      expect(await contradiction(viewOf(await logOf(a)), viewOf(await logOf(b)))).toBeUndefined();
      expect(await contradiction(blind(await logOf(a)), viewOf(await logOf(b)))).toBeUndefined();
    }
  });
});

describe('a checkpoint from elsewhere, compared with the log as it shows itself here', () => {
  it.each([
    ['the same', 300, [], 'same'],
    ['an older one of the same log', 200, [], 'consistent'],
    ['another of the same size', 300, [7], 'split-view'],
    ['an older one of another history', 200, [7], 'inconsistent-growth'],
    ['a newer one, which is not shown here', 400, [], 'rollback'],
  ] as const)('%s', async (_what, size, changed, verdict) => {
    const [there, here] = [await logOf(size, ...changed), await logOf(300)];
    const trust = { log: log.verifier };
    const found = await compareWithLog(there.checkpoint.signed, here.store.read, trust);
    expect(found).toMatchObject({ verdict, elsewhere: { size }, here: { size: 300 } });
    if (found.evidence)
      expect(await verifyEvidence(throughFile(found.evidence), trust)).toMatchObject({ kind: verdict });
    else expect(['same', 'consistent']).toContain(verdict);
  });

  it('of a stranger’s key is no checkpoint of the log', async () => {
    const { store } = await logOf(300);
    const foreign = await signCheckpoint((await logOf(300)).checkpoint, [(await logKeys(9)).signer]);
    expect(await codeOf(() => compareWithLog(foreign, store.read, { log: log.verifier }))).toBe(
      'unknown-signer',
    );
  });
});

describe('a file of evidence', () => {
  const evidenceOf = async (kind: 'split-view' | 'rewritten-entry') =>
    (await contradiction(
      viewOf(await logOf(300)),
      viewOf(await logOf(kind === 'split-view' ? 300 : 400, 7)),
    )) as Evidence;

  it('shows both signed notes as they are', async () => {
    const evidence = await evidenceOf('split-view');
    const { first } = JSON.parse(decodeText(formatEvidence(evidence))) as { first: string };
    expect(encodeText(first)).toEqual(evidence.first);
  });

  it('proves nothing against a log that has not signed both', async () => {
    const evidence = await evidenceOf('split-view');
    const { verifier } = await logKeys(5);
    expect(await codeOf(() => verifyEvidence(evidence, { log: verifier }))).toBe('unknown-signer');
  });

  it('proves nothing with any bit of it changed in what it proves', async () => {
    for (const kind of ['split-view', 'rewritten-entry'] as const) {
      const bytes = formatEvidence(await evidenceOf(kind));
      const honest = JSON.stringify(parseEvidence(bytes));
      for (let at = 0; at < bytes.length; at += 7) {
        const attempt = async () => {
          const changed = parseEvidence(flipped(bytes, at));
          const finding = await verifyEvidence(changed, { log: log.verifier });
          if (JSON.stringify(changed) !== honest) throw new Error(`${kind}: byte ${at}: ${finding.kind}`);
        };
        await attempt().catch((error) => expect((error as Error).name).toBe('TlogError'));
      }
    }
  });

  it('cannot accuse an honest log: two of its checkpoints, of one size or two, show nothing', async () => {
    const [small, large] = [await logOf(300), await logOf(400)];
    const { origin, signed } = small.checkpoint;
    const base = { origin, first: signed, second: large.checkpoint.signed };
    const proof = await consistencyProof(300, 400, storedHashes(large.store, large.checkpoint));
    const growth = { rootInLarger: small.checkpoint.root, proof };
    const lies: Evidence[] = [
      { kind: 'split-view', ...base },
      { kind: 'split-view', origin, first: signed, second: signed },
      { kind: 'inconsistent-growth', ...base },
      { kind: 'inconsistent-growth', ...base, growth },
      { kind: 'rewritten-entry', ...base, growth },
      { kind: 'rollback', ...base },
    ];
    for (const lie of lies) {
      expect(await codeOf(() => verifyEvidence(lie, { log: log.verifier }))).toBe('malformed-evidence');
    }
    // Two proofs of the same entry, in the proof of a real split view, would point at the wrong place.
    const real = await evidenceOf('split-view');
    const { entry } = real as Required<Evidence>;
    const [a, b] = [await logOf(300), await logOf(300, 7)];
    const same = {
      index: 9,
      inFirst: {
        leafHash: leafHash(entriesOf(10)[9] as Uint8Array),
        proof: await inclusionProof(9, 300, storedHashes(a.store, a.checkpoint)),
      },
      inSecond: {
        leafHash: leafHash(entriesOf(10)[9] as Uint8Array),
        proof: await inclusionProof(9, 300, storedHashes(b.store, b.checkpoint)),
      },
    };
    expect(entry.index).toBe(7);
    const misplaced = () => verifyEvidence({ ...real, entry: same }, { log: log.verifier });
    expect(await codeOf(misplaced)).toBe('malformed-evidence');
    const forged = { ...growth, rootInLarger: flipped(growth.rootInLarger, 0) };
    const lie: Evidence = { kind: 'inconsistent-growth', ...base, growth: forged };
    expect(await codeOf(() => verifyEvidence(lie, { log: log.verifier }))).toBe('wrong-consistency');
  });
});
