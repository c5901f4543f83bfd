import { describe, expect, it } from 'vitest';
import {
  checkEnded,
  createSigner,
  createVerifier,
  emptyTreeEdge,
  encodeText,
  followSuccessions,
  generateKeyPair,
  openCheckpoint,
  openSuccession,
  planAppend,
  signCheckpoint,
  signSuccession,
} from '../src/index.ts';

/** A log of named entries: its root, and its files. */
function tree(entries: readonly string[]) {
  const { size, root, tiles } = planAppend(
    emptyTreeEdge(),
    entries.map((each) => encodeText(each)),
  );
  return { size, root, tiles };
}

async function party(name: string) {
  const { signerKey, verifierKey } = await generateKeyPair(name);
  return { signer: await createSigner(signerKey), verifier: await createVerifier(verifierKey) };
}

const REASON = 'the disk burnt';

/** A log of four entries that has lost the last, ended, and gone on with another fourth and a fifth. */
async function ended(kept: readonly string[] = ['a', 'b', 'c'], later: readonly string[] = ['x', 'y']) {
  const [old, next] = await Promise.all([party('log.example'), party('log.example/2')]);
  const lost = tree(['a', 'b', 'c', 'd']);
  const common = tree(['a', 'b']);
  const begins = tree(kept);
  const now = tree([...kept, ...later]);
  const by = ({ signer }: typeof old, { size, root }: typeof lost) =>
    signCheckpoint({ origin: signer.name, size, root, extensions: [] }, [signer]);
  const claim = { begins, ended: lost, reason: REASON };
  const files = new Map<string, Uint8Array>([
    ['predecessor/1', await signSuccession(claim, old.signer, next.signer)],
    ['predecessor/1/head', await by(old, lost)],
    ['predecessor/1/common', await by(old, common)],
    ['checkpoint', await by(next, now)],
    ...now.tiles,
  ]);
  return { old, next, files, by, claim, read: async (path: string) => files.get(path) ?? null };
}

const opened = async ({ next, files }: Awaited<ReturnType<typeof ended>>) =>
  openCheckpoint(files.get('checkpoint') as Uint8Array, { log: next.verifier });

describe('a log that was ended openly', () => {
  it('leads from its key to the next log, and from that back to what it had signed', async () => {
    const log = await ended();
    for (const key of [log.old.verifier, log.next.verifier]) {
      const { keys, ended: logs } = await followSuccessions(key, log.read);
      expect(keys.map(({ verifier }) => verifier.name)).toEqual(['log.example/2']);
      expect(logs).toMatchObject([
        { reason: REASON, begins: { size: 3 }, head: { size: 4 }, common: { size: 2 } },
      ]);
      await checkEnded(logs, await opened(log), log.read);
    }
  });

  it('leads nowhere for a key that is neither', async () => {
    const log = await ended();
    const stranger = await party('log.example');
    await expect(followSuccessions(stranger.verifier, log.read)).rejects.toMatchObject({
      code: 'broken-succession',
    });
  });

  it('is not ended by anybody else: both keys have signed', async () => {
    const log = await ended();
    const thief = await party('log.example');
    const text = Buffer.from(await signSuccession(log.claim, thief.signer, log.next.signer)).toString('utf8');
    const real = Buffer.from(log.files.get('predecessor/1') as Uint8Array).toString('utf8');
    const [, , , keys] = real.split('\n');
    const [, , , stolen] = text.split('\n');
    log.files.set('predecessor/1', Buffer.from(text.replace(stolen as string, keys as string)));
    await expect(followSuccessions(log.old.verifier, log.read)).rejects.toThrow();
    // One whom nobody trusts may sign what he likes: it leads to no key that somebody holds.
    log.files.set('predecessor/1', Buffer.from(text));
    await expect(followSuccessions(log.old.verifier, log.read)).rejects.toThrow();
  });

  it('names the very head that it had signed', async () => {
    const log = await ended();
    log.files.set('predecessor/1/head', await log.by(log.old, tree(['a', 'b', 'c', 'e'])));
    await expect(followSuccessions(log.old.verifier, log.read)).rejects.toThrow(
      /not the one that the statement names/,
    );
    log.files.delete('predecessor/1/head');
    await expect(followSuccessions(log.old.verifier, log.read)).rejects.toThrow(/is not there/);
  });

  it('goes on from what was left and nothing else', async () => {
    const rewritten = await ended(['a', 'B', 'c']);
    const { ended: logs } = await followSuccessions(rewritten.old.verifier, rewritten.read);
    await expect(checkEnded(logs, await opened(rewritten), rewritten.read)).rejects.toMatchObject({
      code: 'wrong-consistency',
    });
  });

  it('has a reason in one line, and another name than what follows', async () => {
    const { old, next, claim } = await ended();
    for (const reason of ['', ' x', 'two\nlines', 'x'.repeat(1_001)])
      await expect(
        Promise.resolve().then(() => signSuccession({ ...claim, reason }, old.signer, next.signer)),
      ).rejects.toThrow(/one line/);
    await expect(Promise.resolve().then(() => signSuccession(claim, old.signer, old.signer))).rejects.toThrow(
      /another name/,
    );
    await expect(
      openSuccession(await signCheckpoint({ origin: 'x', ...claim.begins, extensions: [] }, [old.signer])),
    ).rejects.toMatchObject({ code: 'malformed-succession' });
  });
});
