import type { Site, SiteOptions } from '@tongzhou/audit';
import {
  createVerifier,
  type EndedLog,
  followSuccessions,
  keyChain,
  type LogTrust,
  readRotations,
} from '../log.ts';

/** Somebody waits for one answer: a site that is busy is asked three times. */
export const SOON: SiteOptions = { patience: { tries: 3 } };

/** Whom a task believes, and whose word that is. */
export type TaskTrust = {
  readonly trust: LogTrust;
  readonly key: string;
  readonly from: 'pinned' | 'site';
  /** Logs before this one that had lost entries and were ended openly. */
  readonly ended: readonly EndedLog[];
};

/** By the key that the person has typed, and the ends of logs that lead from it to the one of now; else by the one that the site states, and then it is said so. */
export async function trustFor(typed: string | null, site: Site): Promise<TaskTrust> {
  const key = typed ?? (await site.text('log/key')).trim();
  const read = (path: string) => site.bytes(`log/${path}`);
  const { keys: log, ended } = await followSuccessions(await createVerifier(key), read);
  return { trust: { log }, key, from: typed === null ? 'site' : 'pinned', ended };
}

/** What a key vouches for: its own checkpoints, and those of keys that it handed over to, or took over from. */
export async function trustByKey(key: string, site: Site): Promise<LogTrust> {
  const rotations = await readRotations((path) => site.bytes(`log/${path}`));
  return { log: await keyChain(await createVerifier(key), rotations) };
}
