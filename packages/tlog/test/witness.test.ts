import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCosignatures,
  type Evidence,
  encodeText,
  formatAddCheckpoint,
  formatNote,
  formatSignatureLine,
  keyChain,
  LogFollower,
  LogWriter,
  MemoryTileStore,
  MemoryWitnessStore,
  type OpenedCheckpoint,
  openCheckpoint,
  parseAddCheckpoint,
  parseNote,
  requestCosignature,
  rotationPath,
  SIZE_CONTENT_TYPE,
  signatureOf,
  signCheckpoint,
  signNote,
  signRotation,
  verifyEvidence,
  type WitnessAnswer,
  type WitnessStore,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import {
  entriesOf,
  flipped,
  logKeys,
  ORIGIN,
  publishedLog,
  seedOf,
  storedHashes,
  witnessKeys,
} from './support/logs.ts';
import { requestFor, witnessOf } from './support/witnesses.ts';

const log = await logKeys();
const emptyCosigned: WitnessAnswer = { status: 200, contentType: '', body: '' };

/** A log that grows by batches, and the checkpoint after each. */
async function growingLog(...sizes: number[]) {
  const store = new MemoryTileStore();
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [log.signer] });
  const checkpoints: OpenedCheckpoint[] = [];
  for (const size of sizes) {
    await writer.integrate(entriesOf(size - writer.size, writer.size));
    checkpoints.push(await openCheckpoint(await writer.publish(), { log: log.verifier }));
  }
  return { store, writer, at: (i: number) => checkpoints[i] as OpenedCheckpoint };
}

/** A log of another history, signed by the same key. */
async function forkOf(size: number, changed = 5) {
  const fork = await publishedLog(entriesOf(size).with(changed, encodeText('another truth')));
  return { store: fork.store, at: () => fork.checkpoint };
}

describe('a request to a witness', () => {
  it('of the specification is read, and written back the same', () => {
    const body = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
    const request = parseAddCheckpoint(encodeText(body));
    expect(request).toMatchObject({ oldSize: 20852014, proof: { length: 2 } });
    expect(formatAddCheckpoint(request)).toEqual(encodeText(body));
  });

  it.each([
    '',
    '\n\n',
    'old 1\n',
    'old\n\nx',
    'old 01\n\nx',
    'old -1\n\nx',
    'old 1 \n\nx',
    'Old 1\n\nx',
    'old 1\nAAAA\n\nx',
    'old 1\r\n\r\nx',
    `old 1\n${'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n'.repeat(64)}\nx`,
  ])('%j is malformed', async (body) => {
    expect(await codeOf(() => parseAddCheckpoint(encodeText(body)))).toBe('malformed-request');
    const { witness } = await witnessOf(log.verifier);
    expect((await witness.addCheckpoint(encodeText(body))).status).toBe(400);
  });
});

it('answers any bytes at all, and promises nothing for them', async () => {
  const { witness } = await witnessOf(log.verifier);
  const growing = await growingLog(300);
  const good = await requestFor(growing, growing.at(0), 0);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string().map((text) => encodeText(text.toWellFormed())),
    fc.nat(good.length - 1).map((at) => flipped(good, at)),
    fc.nat(good.length - 1).map((length) => good.slice(0, length)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (body) => {
      const { status } = await witness.addCheckpoint(body);
      expect([400, 403, 404, 409, 422]).toContain(status);
    }),
    { numRuns: 400 },
  );
  expect(await witness.latest(ORIGIN)).toBeUndefined();
});

describe('a witness', () => {
  it('cosigns a log as it grows, so that a client who asks for the cosignature is satisfied', async () => {
    const { witness, verifier } = await witnessOf(log.verifier);
    const growing = await growingLog(0, 1, 300, 300, 700);
    let oldSize = 0;
    for (const i of [0, 1, 2, 3, 4]) {
      const answer = await witness.addCheckpoint(await requestFor(growing, growing.at(i), oldSize));
      expect(answer.status).toBe(200);
      const cosigned = new Uint8Array([...growing.at(i).signed, ...encodeText(answer.body)]);
      const policy = { witnesses: [verifier], threshold: 1 };
      const opened = await openCheckpoint(cosigned, { log: log.verifier, policy });
      expect(opened.witnesses[0]?.timeSeconds).toBeGreaterThan(1_600_000_000);
      oldSize = opened.size;
    }
    const latest = await witness.latest(ORIGIN);
    expect(latest?.size).toBe(700);
    const served = { log: log.verifier, policy: { witnesses: [verifier], threshold: 1 } };
    expect((await openCheckpoint(latest?.signed as Uint8Array, served)).size).toBe(700);
  });

  it('says 409 with the size that it has, in its own content type', async () => {
    const { witness } = await witnessOf(log.verifier);
    const growing = await growingLog(300, 700);
    expect(await witness.addCheckpoint(await requestFor(growing, growing.at(0), 7))).toEqual({
      status: 409,
      contentType: SIZE_CONTENT_TYPE,
      body: '0\n',
    });
    await witness.addCheckpoint(await requestFor(growing, growing.at(0), 0));
    const answer = await witness.addCheckpoint(await requestFor(growing, growing.at(1), 0));
    expect(answer).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '300\n' });
  });

  it('says 404 for a log that it does not know, 403 for one whose key has not signed', async () => {
    const { witness } = await witnessOf(log.verifier);
    const { signed } = (await growingLog(3)).at(0);
    const body = (checkpoint: Uint8Array) => formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint });
    const head = { origin: ORIGIN, size: 3, root: seedOf(1), extensions: [] };
    const elsewhere = await signCheckpoint({ ...head, origin: 'other.example' }, [log.signer]);
    const stranger = await signCheckpoint(head, [(await logKeys(9)).signer]);
    expect((await witness.addCheckpoint(body(elsewhere))).status).toBe(404);
    expect((await witness.addCheckpoint(body(stranger))).status).toBe(403);
    const { signatures } = parseNote(signed);
    const altered = formatNote({ text: `${ORIGIN}\n4\n${'A'.repeat(43)}=\n`, signatures });
    expect((await witness.addCheckpoint(body(altered))).status).toBe(403);
    expect((await witness.addCheckpoint(body(signed.subarray(0, 30)))).status).toBe(400);
    expect(await witness.latest(ORIGIN)).toBeUndefined();
  });

  it('says 400 for an old size beyond the checkpoint, 422 for a proof that does not hold', async () => {
    const { witness } = await witnessOf(log.verifier);
    const growing = await growingLog(300, 700);
    const { signed } = growing.at(0);
    const ask = (oldSize: number, proof: readonly Uint8Array[], checkpoint = signed) =>
      witness.addCheckpoint(formatAddCheckpoint({ oldSize, proof, checkpoint }));
    expect((await ask(301, [])).status).toBe(400);
    expect((await ask(0, [seedOf(1)])).status).toBe(422);
    const empty = { origin: ORIGIN, size: 0, root: seedOf(1), extensions: [] };
    expect((await ask(0, [], await signCheckpoint(empty, [log.signer]))).status).toBe(422);
    expect((await ask(0, [])).status).toBe(200);
    const { proof } = parseAddCheckpoint(await requestFor(growing, growing.at(1), 300));
    for (const wrong of [[], proof.slice(1), [...proof, seedOf(1)], proof.with(0, seedOf(1))]) {
      expect((await ask(300, wrong, growing.at(1).signed)).status).toBe(422);
    }
    expect((await ask(300, [seedOf(1)])).status).toBe(422);
    expect((await ask(300, proof, growing.at(1).signed)).status).toBe(200);
  });

  it('never cosigns two trees of which neither contains the other, whatever it is asked, all at once', async () => {
    const honest = await growingLog(4, 10, 40);
    // Another history: it differs from entry 2 on.
    const forks = await Promise.all([4, 10, 40].map((size) => forkOf(size, 2)));
    const all = [
      ...[0, 1, 2].map((i) => ({ log: honest, checkpoint: honest.at(i), history: 'honest' })),
      ...forks.map((fork) => ({ log: fork, checkpoint: fork.at(), history: 'forked' })),
    ];
    const ask = fc.record({ which: fc.constantFrom(...all), old: fc.constantFrom(0, 4, 10, 40) });
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { maxLength: 25 }), async (asks) => {
        const { witness, restart } = await witnessOf(log.verifier);
        const answers = await Promise.all(
          asks
            .filter(({ which, old }) => old <= which.checkpoint.size)
            .map(async ({ which, old }) => {
              const { status } = await witness.addCheckpoint(
                await requestFor(which.log, which.checkpoint, old),
              );
              return status === 200 ? [which] : [];
            }),
        );
        const cosigned = answers.flat();
        const latest = await (await restart()).latest(ORIGIN);
        expect(latest?.size ?? 0).toBe(Math.max(0, ...cosigned.map(({ checkpoint }) => checkpoint.size)));
        expect(new Set(cosigned.map(({ history }) => history)).size).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an attack on a witness', () => {
  it('by two forks at once gets one cosignature, and leaves proof of the split view', async () => {
    for (let round = 0; round < 20; round++) {
      const { witness } = await witnessOf(log.verifier);
      const [a, b] = [await growingLog(300), await forkOf(300)];
      const bodies = [await requestFor(a, a.at(0), 0), await requestFor(b, b.at(), 0)];
      const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [evidence] = (await witness.evidence(ORIGIN)) as [Evidence];
      expect(await verifyEvidence(evidence, { log: log.verifier })).toMatchObject({
        kind: 'split-view',
        sizes: [300, 300],
        proven: true,
      });
    }
  });

  it('by another tree of the same size is refused with 422, and kept once however often it comes', async () => {
    const { witness } = await witnessOf(log.verifier);
    const [a, b] = [await growingLog(300), await forkOf(300)];
    await witness.addCheckpoint(await requestFor(a, a.at(0), 0));
    for (let i = 1; i <= 5; i++) {
      // Dressed up with a stranger's signature each time.
      const { signer } = await witnessKeys('stranger.example', 40 + i, i);
      const checkpoint = await signCheckpoint(b.at(), [log.signer, signer]);
      const body = formatAddCheckpoint({ oldSize: 300, proof: [], checkpoint });
      expect((await witness.addCheckpoint(body)).status).toBe(422);
    }
    expect(await witness.evidence(ORIGIN)).toHaveLength(1);
  });

  it('by a larger tree that has rewritten an entry is refused', async () => {
    const { witness } = await witnessOf(log.verifier);
    const [a, b] = [await growingLog(300), await forkOf(700)];
    await witness.addCheckpoint(await requestFor(a, a.at(0), 0));
    expect((await witness.addCheckpoint(await requestFor(b, b.at(), 300))).status).toBe(422);
  });

  it('by replaying older requests changes nothing', async () => {
    const { witness } = await witnessOf(log.verifier);
    const growing = await growingLog(100, 300, 700);
    const bodies = [
      await requestFor(growing, growing.at(0), 0),
      await requestFor(growing, growing.at(1), 100),
      await requestFor(growing, growing.at(2), 300),
    ];
    for (const body of bodies) expect((await witness.addCheckpoint(body)).status).toBe(200);
    for (const body of bodies) {
      expect(await witness.addCheckpoint(body)).toMatchObject({ status: 409, body: '700\n' });
    }
    expect((await witness.latest(ORIGIN))?.size).toBe(700);
    expect(await witness.evidence(ORIGIN)).toEqual([]);
  });

  it('by a crash between state and answer costs a question: the same request, asked again, is cosigned', async () => {
    const memory = new MemoryWitnessStore();
    const dying: WitnessStore = {
      read: (origin) => memory.read(origin),
      replace: async (origin, previous, next) => {
        await memory.replace(origin, previous, next);
        throw new Error('the power is gone');
      },
      keepEvidence: (evidence) => memory.keepEvidence(evidence),
      evidence: (origin) => memory.evidence(origin),
      rotations: (origin) => memory.rotations(origin),
      keepRotation: (origin, n, statement) => memory.keepRotation(origin, n, statement),
    };
    const growing = await growingLog(300);
    const { witness, verifier } = await witnessOf(log.verifier, dying);
    const body = await requestFor(growing, growing.at(0), 0);
    await expect(witness.addCheckpoint(body)).rejects.toThrow('the power is gone');
    // After the restart: the fork that might have come instead has no chance, the log itself is served.
    const pair = { signed: growing.at(0).signed, hashes: storedHashes(growing.store, growing.at(0)) };
    const fork = await forkOf(300);
    expect((await witness.addCheckpoint(await requestFor(fork, fork.at(), 0))).status).toBe(409);
    dying.replace = (origin, previous, next) => memory.replace(origin, previous, next);
    const cosignature = await requestCosignature({
      ...pair,
      witness: verifier,
      submit: (again) => witness.addCheckpoint(again),
    });
    expect(cosignature.name).toBe('witness.example');
  });

  it('by a state that cannot be written gets no cosignature', async () => {
    const memory = new MemoryWitnessStore();
    memory.replace = () => Promise.reject(new Error('no space left'));
    const growing = await growingLog(300);
    const { witness } = await witnessOf(log.verifier, memory);
    await expect(witness.addCheckpoint(await requestFor(growing, growing.at(0), 0))).rejects.toThrow(
      'no space',
    );
    expect(memory.notes.size).toBe(0);
  });

  it('on its state is noticed: it never begins anew', async () => {
    const memory = new MemoryWitnessStore();
    const growing = await growingLog(300);
    const { witness } = await witnessOf(log.verifier, memory);
    const body = await requestFor(growing, growing.at(0), 0);
    await witness.addCheckpoint(body);
    const whole = memory.notes.get(ORIGIN) as Uint8Array;
    for (let at = 0; at < whole.length; at += 3) {
      memory.notes.set(ORIGIN, flipped(whole, at));
      // A bit in the log's own signature is not the witness's to notice: its own still covers the tree.
      const answer = await witness.addCheckpoint(body).catch((error: Error) => error.name);
      expect(answer === 'TlogError' || (answer as WitnessAnswer).body === '300\n').toBe(true);
    }
  });
});

describe('a log that asks for a cosignature', () => {
  it('learns what the witness has seen, and is cosigned from there', async () => {
    const { witness, verifier } = await witnessOf(log.verifier);
    const growing = await growingLog(100, 300, 700);
    const asked: number[] = [];
    const request = (i: number, lastSize?: number) =>
      requestCosignature({
        signed: growing.at(i).signed,
        hashes: storedHashes(growing.store, growing.at(i)),
        witness: verifier,
        submit: (body) => {
          asked.push(parseAddCheckpoint(body).oldSize);
          return witness.addCheckpoint(body);
        },
        ...(lastSize !== undefined && { lastSize }),
      });
    await request(0);
    const cosignature = await request(1);
    const cosigned = addCosignatures(growing.at(1).signed, [cosignature, cosignature]);
    const policy = { witnesses: [verifier], threshold: 1 };
    expect((await openCheckpoint(cosigned, { log: log.verifier, policy })).witnesses).toHaveLength(1);
    await request(2, 300);
    await request(2, 100);
    expect(asked).toEqual([0, 0, 100, 300, 100, 700]);
    expect((await faultOf(() => request(0))).message).toContain('already cosigned a tree of 700 entries');
  });

  it('does not take a stranger’s line, a cosignature of another tree, or no time, for an answer', async () => {
    const { verifier } = await witnessOf(log.verifier);
    const other = await witnessOf(log.verifier);
    const growing = await growingLog(100, 300);
    const request = (submit: (body: Uint8Array) => Promise<WitnessAnswer>, witness = verifier) =>
      codeOf(() =>
        requestCosignature({
          signed: growing.at(1).signed,
          hashes: storedHashes(growing.store, growing.at(1)),
          witness,
          submit,
        }),
      );
    expect(await request((body) => other.witness.addCheckpoint(body))).toBe('unknown-signer');
    const stale = await requestFor(growing, growing.at(0), 0);
    const fresh = await witnessOf(log.verifier);
    expect(await request(() => fresh.witness.addCheckpoint(stale), fresh.verifier)).toBe('wrong-signature');
    expect(await request(async () => emptyCosigned)).toBe('malformed-note');
    for (const time of [0, 9_000_000_000]) {
      const { signer, verifier: timed } = await witnessKeys('timed.example', 60, time);
      const body = formatSignatureLine(await signatureOf(parseNote(growing.at(1).signed).text, signer));
      expect(await request(async () => ({ ...emptyCosigned, body }), timed)).toBe('witness-refused');
    }
    expect(await request(async () => ({ ...emptyCosigned, status: 500, body: 'oops' }))).toBe(
      'witness-refused',
    );
    expect(await request(async () => ({ ...emptyCosigned, status: 409, body: 'many' }))).toBe(
      'witness-refused',
    );
    let size = 0;
    const restless = async () => ({ ...emptyCosigned, status: 409, body: `${++size}\n` });
    expect(await request(restless)).toBe('witness-refused');
    expect(size).toBe(3);
  });
});

describe('a witness that looks at the log by itself', () => {
  const follow = async (...sizes: number[]) => {
    const growing = await growingLog(...sizes);
    const setUp = await witnessOf(log.verifier);
    let now = 0;
    let read = growing.store.read;
    const follower = new LogFollower({
      witness: setUp.witness,
      trusted: log.verifier,
      read: (path) => read(path),
      clock: () => now,
    });
    const show = (store: MemoryTileStore) => {
      read = store.read;
    };
    return { ...setUp, ...growing, follower, show, wait: (ms: number) => (now += ms) };
  };

  it('cosigns what it finds, and nothing twice', async () => {
    const { follower, writer, witness } = await follow(300);
    expect(await follower.look()).toEqual({ size: 300, cosigned: true });
    expect(await follower.look()).toEqual({ size: 300, cosigned: false });
    await writer.integrate(entriesOf(400, 300));
    await writer.publish();
    expect(await follower.look()).toEqual({ size: 700, cosigned: true });
    expect((await witness.latest(ORIGIN))?.size).toBe(700);
  });

  it.each([
    ['split view', 300, 'split-view'],
    ['rewritten entry', 700, 'inconsistent-growth'],
  ] as const)('finds a %s, names it, and keeps the proof', async (_what, size, code) => {
    const { follower, witness, show } = await follow(300);
    await follower.look();
    show((await forkOf(size)).store);
    expect(await codeOf(() => follower.look())).toBe(code);
    const [evidence] = (await witness.evidence(ORIGIN)) as [Evidence];
    expect(await verifyEvidence(evidence, { log: log.verifier })).toMatchObject({ kind: code, proven: true });
    expect((await witness.latest(ORIGIN))?.size).toBe(300);
  });

  it('finds a rollback once it lasts: a log asks witnesses before it publishes', async () => {
    const { follower, show, wait } = await follow(300);
    await follower.look();
    show((await growingLog(200)).store);
    expect(await follower.look()).toEqual({ size: 200, cosigned: false });
    wait(60_001);
    expect(await codeOf(() => follower.look())).toBe('rollback');
  });

  it('follows the log to its next key, and not back', async () => {
    const { follower, store, at, witness, show } = await follow(300);
    await follower.look();
    const next = await logKeys(2);
    await store.write(rotationPath(1), await signRotation(at(0), log.signer, next.signer));
    const later = await LogWriter.open(300, { store, origin: ORIGIN, signers: [next.signer] });
    await later.integrate(entriesOf(10, 300));
    await later.publish();
    expect(await follower.look()).toEqual({ size: 310, cosigned: true });
    expect(await witness.latest(ORIGIN)).toMatchObject({ size: 310 });
    const old = await growingLog(300, 320);
    show(old.store);
    expect(await codeOf(() => follower.look())).toBe('key-out-of-range');
  });
});

describe('a log that changes its key', () => {
  const rotated = async () => {
    const growing = await growingLog(300);
    const next = await logKeys(2);
    const statement = await signRotation(growing.at(0), log.signer, next.signer);
    const later = await LogWriter.open(300, { store: growing.store, origin: ORIGIN, signers: [next.signer] });
    await later.integrate(entriesOf(100, 300));
    const checkpoint = await openCheckpoint(await later.publish(), { log: next.verifier });
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: statement });
    return { ...growing, next, statement, body, grown: checkpoint };
  };

  it('tells its witnesses by having them cosign the statement; they remember it', async () => {
    const { store, body, grown } = await rotated();
    const { witness, restart } = await witnessOf(log.verifier);
    const after = await requestFor({ store }, grown, 300);
    expect((await witness.addCheckpoint(after)).status).toBe(403);
    expect((await witness.addCheckpoint(body)).status).toBe(200);
    const again = await restart();
    expect((await again.addCheckpoint(after)).status).toBe(200);
    // The old key must not sign on beyond its time.
    const late = await signNote(`${ORIGIN}\n401\n${'A'.repeat(43)}=\n`, [log.signer]);
    const answer = await again.addCheckpoint(
      formatAddCheckpoint({ oldSize: 400, proof: [], checkpoint: late }),
    );
    expect(answer.status).toBe(403);
  });

  it('is known to a witness that was killed before it kept the statement: it has cosigned it', async () => {
    const { store, body, grown } = await rotated();
    const memory = new MemoryWitnessStore();
    const { witness, restart } = await witnessOf(log.verifier, memory);
    const keep = memory.keepRotation;
    memory.keepRotation = () => Promise.reject(new Error('killed'));
    await expect(witness.addCheckpoint(body)).rejects.toThrow('killed');
    memory.keepRotation = keep;
    expect((await (await restart()).addCheckpoint(await requestFor({ store }, grown, 300))).status).toBe(200);
  });

  it('by a statement that a stranger made up, or only one key signed, has not changed it', async () => {
    const { at, next, statement } = await rotated();
    const half = await signNote(parseNote(statement).text, [log.signer]);
    const foreign = await signRotation(at(0), (await logKeys(7)).signer, next.signer);
    const { witness } = await witnessOf(log.verifier);
    const ask = (checkpoint: Uint8Array, oldSize: number) =>
      witness.addCheckpoint(formatAddCheckpoint({ oldSize, proof: [], checkpoint }));
    expect((await ask(foreign, 0)).status).toBe(403);
    // The log's own key has signed it: a checkpoint, with a line that means nothing.
    expect((await ask(half, 0)).status).toBe(200);
    expect(witness.keysOf(ORIGIN)).toBe(log.verifier);
  });

  it('a witness that is given all keys from the start cosigns each in its range', async () => {
    const { store, statement, body, grown } = await rotated();
    const { witness } = await witnessOf(await keyChain(log.verifier, [statement]));
    expect((await witness.addCheckpoint(body)).status).toBe(200);
    expect((await witness.addCheckpoint(await requestFor({ store }, grown, 300))).status).toBe(200);
  });
});
