import {
  createSigner,
  createVerifier,
  generateKeyPair,
  keyChain,
  type LogKey,
  type NoteSigner,
  type NoteVerifier,
  readRotations,
  rotationPath,
  signRotation,
} from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { keyFile } from '../folder/keys.ts';
import type { LogFiles } from './files.ts';

/** With what a log signs, and by what it is checked. */
export type LogKeyring = {
  readonly origin: string;
  /** The current key first; after a rotation the one before it too, so that readers who know only that one follow. */
  readonly signers: readonly NoteSigner[];
  readonly verifierKey: string;
  readonly verifier: NoteVerifier;
  /** All keys of this log one after the other, each with the trees that it vouches for. */
  readonly chain: readonly LogKey[];
};

/** The first key is in `log.key`, the one after the nth rotation in `log-n.key`; the environment may give the first. */
async function pairOf(
  folder: string,
  rotation: number,
  // A log's name is that of its first key, whatever the environment says by now.
  name = process.env.TONGZHOU_LOG_ORIGIN ?? 'tongzhou.local/log',
): Promise<[signer: string, verifier: string]> {
  const file = rotation === 0 ? 'log.key' : `log-${rotation}.key`;
  const make = async () => {
    const pair = await generateKeyPair(name);
    return `${pair.signerKey}\n${pair.verifierKey}`;
  };
  const given = rotation === 0 ? process.env.TONGZHOU_LOG_KEY : undefined;
  return (given ?? (await keyFile(folder, file, make))).split('\n') as [string, string];
}

/** Opens the keys that the log's rotation statements lead to; makes the first where there is none. */
export async function openKeyring(folder: string, files: LogFiles): Promise<LogKeyring> {
  const statements = await readRotations(files.read);
  const [current, verifierKey] = await pairOf(folder, statements.length);
  const before = statements.length > 0 ? [(await pairOf(folder, statements.length - 1))[0]] : [];
  const signers = await Promise.all([current, ...before].map((key) => createSigner(key)));
  const verifier = await createVerifier(verifierKey);
  const chain = await keyChain(verifier, statements);
  const [signer] = signers as [NoteSigner];
  return { origin: signer.name, signers, verifierKey, verifier, chain };
}

/**
 * Hands the log over to a new key, at the tree that is durable and signed now. The statement is durable before the new
 * key signs anything; a key that an earlier attempt has left is used, not replaced. Answers the new verifier key.
 */
export async function rotateKey(
  { sql: database }: Database,
  folder: string,
  files: LogFiles,
): Promise<{ verifierKey: string; size: number }> {
  const keyring = await openKeyring(folder, files);
  const rotations = keyring.chain.length - 1;
  const [next, verifierKey] = await pairOf(folder, rotations + 1, keyring.origin);
  return database.transaction().execute(async (transaction) => {
    const head = await transaction
      .selectFrom('log_head')
      .select(['size', 'root', 'signed_size'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (head.size === 0 || head.root === null || head.signed_size !== head.size)
      throw new Error('the log has no signed tree to hand over yet');
    const statement = await signRotation(
      { origin: keyring.origin, size: head.size, root: new Uint8Array(head.root) },
      keyring.signers[0] as NoteSigner,
      await createSigner(next),
    );
    const path = rotationPath(rotations + 1);
    await transaction
      .insertInto('log_file')
      .values({ path, bytes: Buffer.from(statement) })
      .execute();
    return { verifierKey, size: head.size };
  });
}
