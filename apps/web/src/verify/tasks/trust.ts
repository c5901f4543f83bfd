import type { Site } from '@tongzhou/audit';
import { createVerifier, type LogTrust } from '../log.ts';

/** Whom a task believes, and whose word that is. */
export type TaskTrust = {
  readonly trust: LogTrust;
  readonly key: string;
  readonly from: 'pinned' | 'site';
};

/** By the key that the person has typed; else by the one that the site states, and then it is said so. */
export async function trustFor(typed: string | null, site: Site): Promise<TaskTrust> {
  const key = typed ?? (await site.text('log/key')).trim();
  return { trust: { log: await createVerifier(key) }, key, from: typed === null ? 'site' : 'pinned' };
}
