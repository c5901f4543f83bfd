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
import { NothingToFollow } from '../database/nothing-to-follow.ts';
import type { Database } from '../database/open.ts';
import { keyFile, readKeyFile } from '../folder/keys.ts';
import type { LogFiles } from './files.ts';

/** With what a log signs, and by what it is checked. */
export type LogKeyring = {
  readonly origin: string;
  /** 1, and one more for each log that was ended openly before this one. */
  readonly generation: number;
  /** The current key first; after a rotation the one before it too, so that readers who know only that one follow. */
  readonly signers: readonly NoteSigner[];
  readonly verifierKey: string;
  readonly verifier: NoteVerifier;
  /** All keys of this log one after the other, each with the trees that it vouches for. */
  readonly chain: readonly LogKey[];
};

type Pair = readonly [signer: string, verifier: string];

/** Which key: of which log, and after how many rotations in it. */
type Which = { readonly generation: number; readonly rotation: number };

function fileOf({ generation, rotation }: Which): string {
  const log = generation === 1 ? 'log' : `log.${generation}`;
  return rotation === 0 ? `${log}.key` : `${log}-${rotation}.key`;
}

/**
 * The first key is in `log.key`, the one after the nth rotation in `log-n.key`, those of a second log in `log.2.key` …; the
 * environment may give the very first.
 */
async function storedPair(folder: string, which: Which): Promise<Pair | null> {
  const isFirst = which.generation === 1 && which.rotation === 0;
  const given = isFirst ? process.env.TONGZHOU_LOG_KEY : undefined;
  const text = given ?? (await readKeyFile(folder, fileOf(which)));
  return text === null ? null : (text.split('\n') as [string, string]);
}

/** The same, made where there is none: only for a log that has none yet, or that is handed over. */
export async function madePair(
  folder: string,
  which: Which,
  // A log's name is that of its first key, whatever the environment says by now.
  name = process.env.TONGZHOU_LOG_ORIGIN ?? 'tongzhou.local/log',
): Promise<Pair> {
  const make = async () => {
    const pair = await generateKeyPair(name);
    return `${pair.signerKey}\n${pair.verifierKey}`;
  };
  const stored = await storedPair(folder, which);
  return stored ?? ((await keyFile(folder, fileOf(which), make)).split('\n') as [string, string]);
}

/** Keys that cannot sign for the log of this database: to start with them would be a second log under its name. */
class KeysRefused extends Error {
  override name = 'KeysRefused';
}

const MISSING = (file: string, key: string): string =>
  `this database holds the public log of ${nameAndId(key)}, and its key is not in this data folder (keys/${file}). No second key is made for a log that there is: put the folder of keys back, or name it with TONGZHOU_DATA.\n数据库中的公开日志属于密钥 ${nameAndId(key)}，本数据目录中却没有它（keys/${file}）。已有的日志不会另造密钥：请放回密钥目录，或用 TONGZHOU_DATA 指定。`;

const OTHER = (here: string, key: string): string =>
  `this database holds the public log of ${nameAndId(key)}, and the key in this data folder is ${nameAndId(here)}: this server does not start. Use the folder of keys that belongs to the log.\n数据库中的公开日志属于密钥 ${nameAndId(key)}，本数据目录中的密钥却是 ${nameAndId(here)}，服务器不予启动。请使用与该日志配套的密钥目录。`;

/** Name and id, without the key itself: enough to tell two apart. */
const nameAndId = (verifierKey: string): string => verifierKey.split('+').slice(0, 2).join('+');

/**
 * Opens the keys that the log's rotation statements lead to. The first is made where the log has none, and its name stands in
 * the database from then on; never for a log that there is, nor by who only follows. Throws `KeysRefused` where the folder's keys are not the log's.
 */
export async function openKeyring(
  database: Database,
  folder: string,
  files: LogFiles,
  { follows = false } = {},
): Promise<LogKeyring> {
  const { key: first, generation } = await firstKey(database, folder, follows);
  const statements = await readRotations(files.read);
  const pairs = await Promise.all(
    [statements.length, statements.length - 1]
      .filter((rotation) => rotation >= 0)
      .map(async (rotation) => {
        const pair = await storedPair(folder, { generation, rotation });
        if (pair === null) throw new KeysRefused(MISSING(fileOf({ generation, rotation }), first));
        return pair;
      }),
  );
  const [[, verifierKey]] = pairs as [Pair];
  const signers = await Promise.all(pairs.map(([key]) => createSigner(key)));
  const verifier = await createVerifier(verifierKey);
  const chain = await keyChain(verifier, statements);
  const [signer] = signers as [NoteSigner];
  return { origin: signer.name, generation, signers, verifierKey, verifier, chain };
}

/** The verifier key under which the log of this database began: what the folder holds must be that one. */
async function firstKey(
  { sql: database }: Database,
  folder: string,
  follows: boolean,
): Promise<{ key: string; generation: number }> {
  const begun = follows
    ? await begunKey(database)
    : await database.transaction().execute(async (transaction) => {
        // Held, so that of two servers that begin a log with two folders the second finds what the first has written.
        const head = await transaction
          .selectFrom('log_head')
          .select(['key', 'size', 'generation'])
          .forUpdate()
          .executeTakeFirstOrThrow();
        const { key, generation } = head;
        if (key !== null) return { key, generation };
        if (head.size > 0) throw new KeysRefused(TOO_OLD);
        const [, made] = await madePair(folder, { generation, rotation: 0 });
        await transaction.updateTable('log_head').set({ key: made }).execute();
        return { key: made, generation };
      });
  const which = { generation: begun.generation, rotation: 0 };
  const stored = await storedPair(folder, which);
  if (stored === null) throw new KeysRefused(MISSING(fileOf(which), begun.key));
  if (stored[1] !== begun.key) throw new KeysRefused(OTHER(stored[1], begun.key));
  return begun;
}

/** As the writer has written it down. */
async function begunKey(database: Database['sql']): Promise<{ key: string; generation: number }> {
  const { key, generation } = await database
    .selectFrom('log_head')
    .select(['key', 'generation'])
    .executeTakeFirstOrThrow();
  if (key === null) throw new NothingToFollow('its public log has not begun');
  return { key, generation };
}

/** Writes the folder's first key down in a database that names none yet, where it has signed what is there. */
export async function adoptKey({ sql: database }: Database, folder: string): Promise<void> {
  const head = await database
    .selectFrom('log_head')
    .select(['key', 'size', 'generation'])
    .executeTakeFirstOrThrow();
  if (head.key !== null || head.size === 0) return;
  const which = { generation: head.generation, rotation: 0 };
  const pair = await storedPair(folder, which);
  if (pair === null) throw new KeysRefused(`keys/${fileOf(which)} is missing`);
  await database.updateTable('log_head').set({ key: pair[1] }).where('key', 'is', null).execute();
}

const TOO_OLD =
  'the public log of this database was begun by a version that did not write its key down in it. Look at the key and at the last checkpoint, then take both over: tongzhou log adopt-head.\n此数据库中的公开日志由不登记密钥的旧版本建立。请核对密钥与最后的检查点，再用 tongzhou log adopt-head 沿用。';

/**
 * Hands the log over to a new key, at the tree that is durable and signed now. The statement is durable before the new
 * key signs anything; a key that an earlier attempt has left is used, not replaced. Answers the new verifier key.
 */
export async function rotateKey(
  database: Database,
  folder: string,
  files: LogFiles,
): Promise<{ verifierKey: string; size: number }> {
  const keyring = await openKeyring(database, folder, files);
  const rotations = keyring.chain.length - 1;
  const [next, verifierKey] = await madePair(
    folder,
    { generation: keyring.generation, rotation: rotations + 1 },
    keyring.origin,
  );
  return database.sql.transaction().execute(async (transaction) => {
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
    const path = files.pathOf(rotationPath(rotations + 1));
    await transaction
      .insertInto('log_file')
      .values({ path, bytes: Buffer.from(statement) })
      .execute();
    return { verifierKey, size: head.size };
  });
}
