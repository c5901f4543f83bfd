import {
  createSigner,
  createVerifier,
  type NoteSigner,
  openCheckpoint,
  signCheckpoint,
  signSuccession,
  successionPath,
  type TreeHead,
} from '@tongzhou/tlog';
import type { Database } from '../database/open.ts';
import { type SetBack, setReadersBack } from '../database/set-readers-back.ts';
import { generationOf, LogFiles } from './files.ts';
import { holds } from './find-history.ts';
import { KeptHead } from './kept-head.ts';
import { type LogKeyring, madePair, openKeyring } from './log-keys.ts';
import { newestSigned, publishCheckpoint, rootOfTiles } from './sign-head.ts';

/** What an installation has lost, as it stands before it is declared. */
export type LostTail = {
  readonly origin: string;
  /** The last head that the log has signed; the database does not contain it. */
  readonly signed: TreeHead;
  /** The tree that is left, and with which the next log begins. */
  readonly left: TreeHead;
  /** Entries of the last signed head that is left; null where there is none. */
  readonly common: number | null;
  /** The last fact of the journal. */
  readonly journal: number;
};

export type Declared = LostTail & {
  readonly newOrigin: string;
  readonly newKey: string;
  /** Whoever stood ahead of the journal, and how many rows were taken back. */
  readonly setBack: readonly SetBack[];
};

type Opened = { readonly keyring: LogKeyring; readonly kept: KeptHead; readonly files: LogFiles };

async function openLog(database: Database, folder: string): Promise<Opened> {
  const files = new LogFiles(database, await generationOf(database));
  const keyring = await openKeyring(database, folder, files);
  return { keyring, kept: new KeptHead(folder, keyring), files };
}

/** What is lost; changes nothing. Throws where nothing is, or where it is no loss but a second history that was signed. */
export async function lostTail(database: Database, folder: string): Promise<LostTail> {
  return lostOf(database, await openLog(database, folder));
}

async function lostOf(database: Database, { keyring, kept }: Opened): Promise<LostTail> {
  const signed = await kept.read();
  if (signed === null)
    throw new Error(
      'the folder of keys has no head, so it is not known what the log has signed: take it from a mirror or a witness first (tongzhou log adopt-head FILE)',
    );
  if (await holds(database, signed))
    throw new Error(
      `nothing is lost: the database contains the tree of ${signed.size} entries that was signed last`,
    );
  const { sql } = database;
  const { size } = await sql.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
  const newest = await newestSigned(database);
  if (newest !== null) {
    await openCheckpoint(newest.signed, { log: keyring.chain, origin: keyring.origin });
    if (newest.size > signed.size)
      throw new Error(
        `the database holds a head of ${newest.size} entries that this log has signed, and keys/head is of ${signed.size}: two histories were signed. That is no loss that could be declared; keep both, they are evidence (tongzhou compare)`,
      );
  }
  const { last } = await sql
    .selectFrom('fact')
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  const journal = Number(last ?? 0);
  return {
    origin: keyring.origin,
    signed: { size: signed.size, root: signed.root },
    left: { size, root: await rootOfTiles(database, size) },
    common: newest?.size ?? null,
    journal,
  };
}

/**
 * Ends the log openly and begins another on what is left: its statement, signed by both keys, names the old log's last head
 * and the reason; that head and the last one that is left stay beside it. The new head is on the disk before the database says
 * anything of it; stopped in between, the same call goes on.
 */
export async function declareLostTail(database: Database, folder: string, reason: string): Promise<Declared> {
  const opened = await openLog(database, folder);
  const { keyring, kept } = opened;
  const lost = await lostOf(database, opened);
  const generation = keyring.generation + 1;
  const newOrigin = `${keyring.generation === 1 ? keyring.origin : keyring.origin.replace(/\/\d+$/, '')}/${generation}`;
  const [signerKey, newKey] = await madePair(folder, { generation, rotation: 0 }, newOrigin);
  const newSigner = await createSigner(signerKey);
  const claim = { begins: lost.left, ended: lost.signed, reason };
  const statement = await signSuccession(claim, keyring.signers[0] as NoteSigner, newSigner);
  const head = await kept.read();
  const common = await newestSigned(database);
  const checkpoint = { origin: newOrigin, ...lost.left, extensions: [] };
  const first = await signCheckpoint(checkpoint, [newSigner]);
  const chain = [{ verifier: await createVerifier(newKey) }];
  await new KeptHead(folder, { origin: newOrigin, generation, chain }).keep(first);
  const path = successionPath(keyring.generation);
  const setBack = await database.sql.transaction().execute(async (transaction) => {
    const now = await transaction
      .selectFrom('log_head')
      .select(['size', 'generation'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (now.size !== lost.left.size || now.generation !== keyring.generation)
      throw new Error('the log has moved meanwhile: stop every server on this database first');
    await transaction
      .insertInto('log_file')
      .values([
        { path, bytes: Buffer.from(statement) },
        { path: `${path}/head`, bytes: Buffer.from((head as { signed: Uint8Array }).signed) },
        ...(common ? [{ path: `${path}/common`, bytes: Buffer.from(common.signed) }] : []),
      ])
      .execute();
    const text = Buffer.from(first).toString('utf8');
    await transaction
      .updateTable('log_head')
      .set({
        generation,
        key: newKey,
        checkpoint: text,
        signed_size: lost.left.size,
        root: Buffer.from(lost.left.root),
      })
      .execute();
    await publishCheckpoint({ ...database, sql: transaction }, { size: lost.left.size, signed: first });
    return setReadersBack(transaction, lost.journal);
  });
  return { ...lost, newOrigin, newKey, setBack };
}
