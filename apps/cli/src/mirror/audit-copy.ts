import { join } from 'node:path';
import { countryOfLog, Site, type SiteOptions, type Unchecked, uncheckedBy } from '@tongzhou/audit';
import { type Judge, Replay } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { readReference } from '@tongzhou/server/auditing';
import {
  createVerifier,
  decodeText,
  type FileReader,
  keyChain,
  LogClient,
  readRotations,
  toBase64,
} from '@tongzhou/tlog';
import { FolderTileStore, readFileOrNull } from '@tongzhou/tlog/folder';
import type { AuditOptions } from '../audit/audit.ts';
import { checkWords } from './check-words.ts';

export type CopyAudit = {
  readonly entries: number;
  readonly root: string;
  readonly unchecked: readonly Unchecked[];
};

/**
 * The copy of a log that an address stands for: a folder of a mirror, or a static host of one; `undefined` for a
 * whole site, which publishes more than its log.
 */
export async function copyAt(
  address: string,
  folder: string,
  options: SiteOptions = {},
): Promise<FileReader | undefined> {
  if (!/^https?:\/\//.test(address)) {
    return (await readFileOrNull(join(folder, 'checkpoint'))) === null
      ? undefined
      : new FolderTileStore(folder).read;
  }
  const site = new Site(address, options);
  if ((await site.bytes('log/checkpoint')) !== null) return undefined;
  return (await site.bytes('checkpoint')) === null ? undefined : (path) => site.bytes(path);
}

/**
 * Checks a whole copy: signature, every tile and entry, and that the facts in it could all happen, in their order.
 * `judge`: catalogue, areas and rules as the auditor has them; by default the project's.
 */
export async function auditCopy(
  read: FileReader,
  {
    key,
    policy,
    onProgress,
    judge,
  }: Pick<AuditOptions, 'key' | 'policy' | 'onProgress'> & { readonly judge?: Judge },
): Promise<CopyAudit> {
  const served = key ?? decodeText((await read('key')) ?? new Uint8Array(0)).trim();
  if (served === '') throw new Error('the copy does not say its log’s key: give it by --key');
  if (key === undefined)
    onProgress(`log key (taken from the copy; compare it through another channel): ${served}`);
  const log = await keyChain(await createVerifier(served), await readRotations(read));
  const client = new LogClient({ read, log, ...(policy && { policy }) });
  const checkpoint = await client.checkpoint();
  onProgress(`checkpoint of ${checkpoint.size} entries, signed by ${checkpoint.origin}`);
  for (const note of await checkWords(read, log, checkpoint)) onProgress(note);
  const replay = new Replay(judge ?? (await ownJudge((await countryOfLog(read)) ?? 'CN')));
  const report = await client.audit(checkpoint, ({ bytes }) => {
    replay.takePublic(decodeText(bytes));
  });
  replay.finish();
  onProgress(`${report.tilesChecked} tiles, ${report.entriesChecked} entries`);
  const unchecked = uncheckedBy({
    keyFrom: key === undefined ? 'copy' : 'pinned',
    isCopy: true,
    isWitnessed: policy !== undefined,
    sealed: replay.state.position - report.size,
  });
  return { entries: report.size, root: toBase64(report.root), unchecked };
}

/** What the project itself brings along for a log of that country. */
export async function ownJudge(country: string): Promise<Judge> {
  const [reference, integerProgram] = await Promise.all([readReference(country), loadIntegerProgram()]);
  return { ...reference, integerProgram, clock: Date.now };
}
