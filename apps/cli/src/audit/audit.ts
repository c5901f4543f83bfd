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
import { readReference } from '@tongzhou/server/auditing';
import {
  ContradictionError,
  checkEnded,
  createVerifier,
  type EndedLog,
  followSuccessions,
  type OpenedCheckpoint,
  TlogError,
  type WitnessPolicy,
} from '@tongzhou/tlog';
import { KeptFiles } from './kept-files.ts';
import { KeptJudgement, mustGoOn } from './kept-judgement.ts';

export type AuditOptions = {
  readonly url: string;
  /** The verifier key, from a channel other than the site; else the site's own word is taken for it. */
  readonly key: string | undefined;
  /** Which witnesses must have cosigned the checkpoint; without it, none is asked for. */
  readonly policy?: WitnessPolicy | undefined;
  /** Where the log's files, and what was judged, are kept, so that the next audit goes on with them; absent: nowhere. */
  readonly keptIn?: string | undefined;
  /** How often what was judged is written down on the way; by default once a minute. */
  readonly keptEveryMs?: number;
  readonly patience?: Partial<Patience>;
  readonly onProgress: (line: string) => void;
};

export type AuditResult = {
  readonly entries: number;
  readonly root: string;
  /** So many of the entries were judged by an earlier audit. */
  readonly judgedEarlier: number;
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
  const { entries, judgedEarlier, tiles, root, compared, unchecked, ended } = await pass().catch(
    async (error: unknown) => {
      // What contradicts what the log had signed lies in no file that was kept.
      if (!(error instanceof TlogError) || error instanceof ContradictionError || !kept) throw error;
      const { used } = kept;
      await kept.forget();
      if (used === 0) throw error;
      onProgress(`${error.message}; ${used} files were from an earlier run: all are fetched anew`);
      return pass();
    },
  );
  if (kept && kept.used > 0)
    onProgress(`${kept.used} files of the log came from an earlier run (${kept.folder})`);
  for (const each of ended) onProgress(sayEnded(each).en);
  const earlier = judgedEarlier === 0 ? '' : ` (${entries - judgedEarlier} of them new)`;
  onProgress(`${tiles} tiles, ${entries} entries${earlier}, ${compared} published views compared`);
  return { entries, root, judgedEarlier, compared, unchecked, ended };
}

/** Says that a busy site is asked again, and when. */
export const retriesTo = (onProgress: AuditOptions['onProgress']): SiteOptions => ({
  onRetry: ({ path, detail, next, of, inMs }) =>
    onProgress(`${path}: ${detail}; try ${next} of ${of} in ${(inMs / 1_000).toFixed(1)} s`),
});

async function onePass(
  { key, policy, keptIn, keptEveryMs, onProgress }: AuditOptions,
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
  const trust = policy === undefined ? { log } : { log, policy };
  const judgement = keptIn === undefined ? null : new KeptJudgement(keptIn, onProgress, keptEveryMs);
  const before = (await judgement?.read(trust)) ?? null;
  let shown: OpenedCheckpoint | null = null;
  const audited = await auditSite({
    ...{ site, trust },
    keyFrom: key === undefined ? 'site' : 'pinned',
    ...reference,
    integerProgram,
    ...(kept && { read: files, filesFromCache: () => kept.used }),
    ...(before && { begin: before.reached }),
    async onCheckpoint(checkpoint) {
      onProgress(`checkpoint of ${checkpoint.size} entries, signed by ${checkpoint.origin}`);
      if (before) await mustGoOn(before.checkpoint, checkpoint, trust, files);
      shown = checkpoint;
    },
    onReached: async (entries, reached, isEnd) => {
      if (shown) await judgement?.keep(shown, entries, reached, isEnd);
    },
  }).catch(async (error: unknown) => {
    if (judgement && error instanceof ContradictionError)
      onProgress(`the evidence is in ${await judgement.keepEvidence(error)}`);
    throw error;
  });
  if (before && audited.judgedEarlier === 0)
    onProgress(
      'an answer of the site is older than what was judged before: all was judged from the first entry',
    );
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
