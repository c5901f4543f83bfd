import { auditSite, countryOfLog, Site, sayUnchecked } from '@tongzhou/audit';
import { type IntegerProgramSolver, SolverMissing } from '@tongzhou/domain';
import { sayEnded } from '@tongzhou/messages';
import { said, say } from '#texts/words.ts';
import { referenceOf } from '../catalogue.ts';
import { items } from '../goods.ts';
import { checkEnded, decodeText } from '../log.ts';
import type { Asked, Finding, Progress } from '../protocol.ts';
import { verifyToolTexts } from '../texts.ts';
import { continuity } from './continuity.ts';
import { trustFor } from './trust.ts';

const REPORT_MS = 100;

/** Stops the audit at the checkpoint already, where that contradicts what this browser has seen before. */
class Contradicted extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.title);
    this.finding = finding;
  }
}

/** The whole log and all that the site publishes, as `tongzhou audit` checks it, in the browser. */
export async function checkAudit(
  asked: Extract<Asked, { kind: 'audit' }>,
  onProgress: (progress: Progress) => void,
): Promise<Finding> {
  const { language, remembered } = asked;
  const t = said(verifyToolTexts, language);
  const started = performance.now();
  let [done, of, told] = [0, 0, 0];
  const tell = (waiting: Progress['waiting'] = null) => {
    told = performance.now();
    const seconds = Math.max(told - started, 1) / 1_000;
    const entriesPerSecond = Math.round(done / seconds);
    onProgress({ done, of, bytes: site.bytesFetched, entriesPerSecond, waiting });
  };
  const reached = (entries: number, size: number) => {
    [done, of] = [entries, size];
    if (performance.now() - told >= REPORT_MS || done === of) tell();
  };
  const site = new Site(asked.base, {
    onRetry: ({ next, of: tries, inMs }) => tell({ next, of: tries, seconds: Math.ceil(inMs / 1_000) }),
  });
  const believed = await trustFor(asked.key, site);
  const reference = referenceOf(await countryOfLog((path) => site.bytes(`log/${path}`)));
  const { trust, key, from, ended } = believed;
  try {
    const result = await withSolver((integerProgram) =>
      auditSite({
        site,
        trust,
        keyFrom: from,
        items,
        ...reference,
        ...(integerProgram && { integerProgram }),
        async onCheckpoint(checkpoint) {
          reached(0, checkpoint.size);
          const against = await continuity(remembered, checkpoint, believed, site, language);
          if (against) throw new Contradicted(against);
        },
        onEntry: reached,
      }),
    );
    await checkEnded(ended, result.checkpoint, (path) => site.bytes(`log/${path}`));
    const losses = ended.map(({ oldKey, head, begins, common, reason }) =>
      sayEnded({
        origin: oldKey.name,
        signed: head.size,
        goesOnFrom: begins.size,
        proven: common?.size ?? 0,
        reason,
      }),
    );
    return {
      tone: from === 'pinned' && losses.length === 0 ? 'good' : 'warn',
      code: `audit-${from}`,
      title: from === 'pinned' ? t.auditHolds : t.auditHoldsSiteKey,
      sections: [
        {
          title: t.checked,
          lines: [
            t.auditSignature(result.checkpoint.origin),
            t.auditTree(result.entries, result.tiles),
            t.auditRules,
            t.auditViews(result.compared),
            ...losses.map((each) => say(each, language)),
            remembered?.key === key ? t.continues : t.firstVisit,
          ],
        },
        { title: t.shows, lines: t.auditShows },
        {
          title: t.notChecked,
          lines: [...result.unchecked.map((each) => say(sayUnchecked(each), language)), t.ownProgram],
        },
      ],
      detail: `${result.entries} entries, root ${result.root}`,
      seen: { key, checkpoint: decodeText(result.checkpoint.signed) },
    };
  } catch (error) {
    if (error instanceof Contradicted) return error.finding;
    throw error;
  }
}

/** The solver is a megabyte and more: it is fetched only where a charter of this log asks for it, and the audit begun again. */
async function withSolver<Result>(
  audit: (solver: IntegerProgramSolver | null) => Promise<Result>,
): Promise<Result> {
  try {
    return await audit(null);
  } catch (error) {
    if (!(error instanceof SolverMissing)) throw error;
  }
  const { openSolver } = await import('../solver.ts');
  return audit(await openSolver());
}
