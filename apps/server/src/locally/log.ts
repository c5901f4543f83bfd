import {
  type FileReader,
  hashesFromTiles,
  httpWitness,
  requestCosignature,
  rotationPath,
  storedTiles,
  type TreeHead,
} from '@tongzhou/tlog';
import type { Application, ApplicationOptions } from '../application/application.ts';
import { aheadNow, type SetBack, setBackNow } from '../database/set-readers-back.ts';
import { adoptHead, headToAdopt } from '../log/adopt-head.ts';
import { type Declared, declareLostTail, type LostTail, lostTail } from '../log/declare-lost-tail.ts';
import { openKeyring, rotateKey } from '../log/log-keys.ts';
import { readLogPolicy } from '../log/log-policy.ts';
import { PublicLog } from '../log/public-log.ts';
import { withApplicationLocally, withDatabaseLocally } from './with-application.ts';

/** Opens the log of a stopped server, brings it up to its journal, and lets `use` work with it. */
const withLog = <Result>(
  where: ApplicationOptions,
  use: (log: PublicLog, application: Application) => Promise<Result>,
): Promise<Result> =>
  withApplicationLocally(where, async (application) => {
    const log = await PublicLog.open(application);
    await log.integrateAll();
    return use(log, application);
  });

/** Reads the files of a stopped server's log, its key and its policy among them. */
export const readLogLocally = <Result>(
  where: ApplicationOptions,
  use: (read: FileReader) => Promise<Result>,
): Promise<Result> =>
  withLog(where, (log) =>
    use(async (path) => {
      if (path === 'key') return new Uint8Array(Buffer.from(`${log.verifierKey}\n`));
      if (path === 'policy') return new Uint8Array(Buffer.from(log.policyText));
      return log.files.read(path);
    }),
  );

export type Rotated = {
  readonly verifierKey: string;
  readonly size: number;
  /** Witnesses that have learnt the new key, and why others have not: they learn it from the log's own files. */
  readonly told: readonly { readonly name: string; readonly error: string | null }[];
};

/**
 * Hands the log of a stopped server over to a new key, and shows the statement to the witnesses, so that they take the
 * next checkpoint for what it is.
 */
export const rotateLogKeyLocally = (where: ApplicationOptions): Promise<Rotated> =>
  withLog(where, async (log, application) => {
    const rotated = await rotateKey(application.database, where.folder, log.files);
    const { chain } = await openKeyring(application.database, where.folder, log.files);
    const signed = (await log.files.read(rotationPath(chain.length - 1))) as Uint8Array;
    const { asked } = await readLogPolicy(where.folder);
    const told = await Promise.all(
      asked.map(async ({ name, verifier, url }) => {
        try {
          const hashes = hashesFromTiles(storedTiles(rotated.size, log.files.read));
          await requestCosignature({ signed, hashes, witness: verifier, submit: httpWitness(url) });
          return { name, error: null };
        } catch (error) {
          return { name, error: (error as Error).message };
        }
      }),
    );
    return { ...rotated, told };
  });

/** What a log has lost that a server has stopped for; changes nothing. */
export const lostTailLocally = (where: ApplicationOptions): Promise<LostTail> =>
  withDatabaseLocally(where, (database) => lostTail(database, where.folder));

/** Ends the log of stopped servers openly, and begins another on what is left; tells what was set back. */
export const declareLostTailLocally = (where: ApplicationOptions, reason: string): Promise<Declared> =>
  withDatabaseLocally(where, (database) => declareLostTail(database, where.folder, reason));

/** The head that the database holds; null where there is none. */
export const headToAdoptLocally = (where: ApplicationOptions): Promise<TreeHead | null> =>
  withDatabaseLocally(where, headToAdopt);

/** Takes a signed head over into the folder of keys: `given`, else the one of the database. */
export const adoptHeadLocally = (where: ApplicationOptions, given: Uint8Array | null): Promise<TreeHead> =>
  withDatabaseLocally(where, (database) => adoptHead(database, where.folder, given));

/** How far the journal goes, and whoever stands ahead of it. */
export const readersAheadLocally = (where: ApplicationOptions) => withDatabaseLocally(where, aheadNow);

/** Sets back whoever has told more than the journal holds. */
export const setReadersBackLocally = (where: ApplicationOptions): Promise<SetBack[]> =>
  withDatabaseLocally(where, setBackNow);
