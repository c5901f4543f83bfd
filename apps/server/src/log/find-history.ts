import { setTimeout as pause } from 'node:timers/promises';
import { hashesFromTiles, httpWitness, requestCosignature, storedTiles } from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Application } from '../application/application.ts';
import type { Database } from '../database/open.ts';
import { contains } from './contains.ts';
import { LogFiles } from './files.ts';
import type { KeptHead } from './kept-head.ts';
import type { AskedWitness, LogPolicy } from './log-policy.ts';
import { newestSigned, rootOfTiles, type SignedHead } from './sign-head.ts';

const WITNESS_MS_MAX = 5_000;
const STANDBY_MS_MAX = 60_000;
const STANDBY_LOOK_MS = 250;
/** C2SP tlog-witness: it has another size than was said; the tree does not contain what it has cosigned. */
const OTHER_SIZE = 409;
const INCONSISTENT = 422;

/** The folder of keys has no head, and nobody else has vouched for what the database holds. */
class HeadMissing extends Error {
  override name = 'HeadMissing';
  constructor(size: number) {
    super(
      `the public log of this database is signed up to ${size} entries, and keys/head, the last checkpoint that was signed with these keys, is missing from the data folder: it cannot be told whether the database has lost its tail. Put the file back. Where it is lost, or the folder is of an older version: compare with a witness or a mirror, then tongzhou log adopt-head.\n数据库中的公开日志已签署至 ${size} 条，数据目录中却缺少 keys/head（最后签署的检查点），因此无法判断数据库是否丢失了末尾部分。请放回该文件；确已遗失，或目录来自旧版本的，请先与见证方或镜像核对，再执行 tongzhou log adopt-head。`,
    );
  }
}

/**
 * Before anything is signed: the database's tree contains the head that these keys have signed last, and what witnesses have
 * cosigned. Halts the application where it does not. Without a head, a quorum of witnesses that cosigns what the database
 * has signed is good enough, and it is kept as the head; else this throws `HeadMissing`.
 */
export async function findHistory(
  application: Application,
  kept: KeptHead,
  policy: LogPolicy,
): Promise<void> {
  const { database, fence } = application;
  const signed = await newestSigned(database);
  const earlier = await kept.read();
  if (earlier !== null) await standbyReaches(database, earlier.size);
  if (earlier !== null && !(await holds(database, earlier))) {
    const { size } = await database.sql.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
    fence.halt({ code: 'second-history', signed: earlier.size, found: size });
    return;
  }
  if (earlier !== null) fence.hasSigned(earlier.size);
  if (signed === null) return;
  const answers = await Promise.all(
    policy.asked.map((witness) => ask(witness, signed, new LogFiles(database))),
  );
  const against = answers.find(({ isAhead }) => isAhead);
  if (against) {
    fence.halt({ code: 'witness-ahead', witness: against.witness, said: against.said });
    return;
  }
  if (earlier !== null) return;
  if (answers.length === 0 || !answers.every(({ cosigned }) => cosigned)) throw new HeadMissing(signed.size);
  await kept.keep(signed.signed);
  fence.hasSigned(signed.size);
}

/** A standby may have come up again and be on its way to where it was: it is waited for. What is no standby has what it has. */
async function standbyReaches({ sql: database }: Database, size: number): Promise<void> {
  for (const until = Date.now() + STANDBY_MS_MAX; Date.now() < until; await pause(STANDBY_LOOK_MS)) {
    const { rows } = await sql<{ waits: boolean }>`
      select pg_is_in_recovery() and size < ${size} as waits from log_head`.execute(database);
    if (!rows[0]?.waits) return;
  }
}

/** Whether the database's tree contains a head. Where the tiles are damaged nothing is said here: nothing is signed on them either, and the check names them. */
export async function holds(
  database: Database,
  earlier: { size: number; root: Uint8Array },
): Promise<boolean> {
  const { size } = await database.sql.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
  if (size < earlier.size) return false;
  try {
    return await contains(database, { size, root: await rootOfTiles(database, size) }, earlier);
  } catch {
    return true;
  }
}

type WitnessAnswer = {
  readonly witness: string;
  readonly cosigned: boolean;
  /** It has cosigned a tree that this one does not contain. */
  readonly isAhead: boolean;
  readonly said: string;
};

/** Shows a witness what is signed already, which promises nothing new: it says whether that contains all it has cosigned. */
async function ask(
  witness: AskedWitness,
  { signed, size }: SignedHead,
  files: LogFiles,
): Promise<WitnessAnswer> {
  const reach = httpWitness(witness.url, WITNESS_MS_MAX);
  let said = { status: 0, body: '' };
  try {
    await requestCosignature({
      signed,
      hashes: hashesFromTiles(storedTiles(size, files.read)),
      witness: witness.verifier,
      submit: async (body) => {
        const answer = await reach(body);
        said = answer;
        return answer;
      },
    });
    return { witness: witness.name, cosigned: true, isAhead: false, said: '' };
  } catch {
    const isLarger = said.status === OTHER_SIZE && Number(said.body) > size;
    const isAhead = isLarger || said.status === INCONSISTENT;
    return {
      witness: witness.name,
      cosigned: false,
      isAhead,
      said: `${said.status} ${said.body.trim()}`.slice(0, 200),
    };
  }
}
