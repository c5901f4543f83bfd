import {
  auditSite,
  countryOfLog,
  type Patience,
  Site,
  type SiteAudit,
  type SiteOptions,
  type Unchecked,
} from '@tongzhou/audit';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { type EndedBefore, sayEnded } from '@tongzhou/messages';
import { readReference } from '@tongzhou/server';
import {
  checkEnded,
  createVerifier,
  type EndedLog,
  followSuccessions,
  TlogError,
  type WitnessPolicy,
} from '@tongzhou/tlog';
import { KeptFiles } from './kept-files.ts';

export type AuditOptions = {
  readonly url: string;
  /** The verifier key, from a channel other than the site; else the site's own word is taken for it. */
  readonly key: string | undefined;
  /** Which witnesses must have cosigned the checkpoint; without it, none is asked for. */
  readonly policy?: WitnessPolicy | undefined;
  /** Where the log's files are kept, so that an audit that broke off goes on with them; absent: nowhere. */
  readonly keptIn?: string | undefined;
  readonly patience?: Partial<Patience>;
  readonly onProgress: (line: string) => void;
};

export type AuditResult = {
  readonly entries: number;
  readonly root: string;
  readonly compared: number;
  readonly unchecked: readonly Unchecked[];
  /** Logs before this one that had lost entries and were ended openly. */
  readonly ended: readonly EndedBefore[];
};

/** Checks all that a site publishes against its public log. Throws, naming the first thing that is wrong. */
export async function audit(options: AuditOptions): Promise<AuditResult> {
  const { url, key, patience, onProgress } = options;
  const site = new Site(url, { ...retriesTo(onProgress), ...(patience && { patience }) });
  const verifierKey = key ?? (await site.text('log/key')).trim();
  if (!key) onProgress(`log key (taken from the site; compare it through another channel): ${verifierKey}`);
  const kept = options.keptIn === undefined ? null : new KeptFiles(options.keptIn);
  const pass = () => onePass(options, site, verifierKey, kept);
  const { entries, tiles, root, compared, unchecked, ended } = await pass().catch(async (error: unknown) => {
    if (!(error instanceof TlogError) || !kept) throw error;
    const { used } = kept;
    await kept.forget();
    if (used === 0) throw error;
    onProgress(`${error.message}; ${used} files were from an earlier run: all are fetched anew`);
    return pass();
  });
  if (kept && kept.used > 0)
    onProgress(`${kept.used} files of the log came from an earlier run (${kept.folder})`);
  for (const each of ended) onProgress(sayEnded(each).en);
  onProgress(`${tiles} tiles, ${entries} entries, ${compared} published views compared`);
  return { entries, root, compared, unchecked, ended };
}

/** Says that a busy site is asked again, and when. */
export const retriesTo = (onProgress: AuditOptions['onProgress']): SiteOptions => ({
  onRetry: ({ path, detail, next, of, inMs }) =>
    onProgress(`${path}: ${detail}; try ${next} of ${of} in ${(inMs / 1_000).toFixed(1)} s`),
});

async function onePass(
  { key, policy, onProgress }: AuditOptions,
  site: Site,
  verifierKey: string,
  kept: KeptFiles | null,
): Promise<SiteAudit & { readonly ended: readonly EndedBefore[] }> {
  const read = (path: string) => site.bytes(`log/${path}`);
  const files = kept ? kept.beside(read) : read;
  const [reference, integerProgram] = await Promise.all([
    readReference((await countryOfLog(files)) ?? 'CN'),
    loadIntegerProgram(),
  ]);
  const { keys: log, ended } = await followSuccessions(await createVerifier(verifierKey), read);
  const audited = await auditSite({
    site,
    trust: policy === undefined ? { log } : { log, policy },
    keyFrom: key === undefined ? 'site' : 'pinned',
    ...reference,
    integerProgram,
    ...(kept && { read: files, filesFromCache: () => kept.used }),
    onCheckpoint: ({ size, origin }) => onProgress(`checkpoint of ${size} entries, signed by ${origin}`),
  });
  await checkEnded(ended, audited.checkpoint, files);
  return { ...audited, ended: ended.map(endedBefore) };
}

const endedBefore = ({ oldKey, head, begins, common, reason }: EndedLog): EndedBefore => ({
  origin: oldKey.name,
  signed: head.size,
  goesOnFrom: begins.size,
  proven: common?.size ?? 0,
  reason,
});
