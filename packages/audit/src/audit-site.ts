import {
  type Area,
  AuditFault,
  firstDifference,
  type IntegerProgramSolver,
  type ItemIndex,
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  publishedViews,
  Replay,
  type RulesInUse,
} from '@tongzhou/domain';
import { LogClient, type LogTrust, type OpenedCheckpoint, toBase64 } from '@tongzhou/tlog';
import { AuditError } from './audit-error.ts';
import type { Site } from './site.ts';

export interface SiteAuditOptions {
  readonly site: Site;
  readonly trust: LogTrust;
  /** The catalogue, the areas and the rules of duties as the auditor has them, not as the site says. */
  readonly items: ItemIndex;
  readonly areas: ReadonlyMap<string, Area>;
  /** Without one, the audit throws `SolverMissing` where a run can only be solved again by it. */
  readonly integerProgram?: IntegerProgramSolver;
  readonly duties: RulesInUse;
  /** Called with the checkpoint before anything below it is fetched; throws to stop. */
  readonly onCheckpoint?: (checkpoint: OpenedCheckpoint) => void | Promise<void>;
  /** How long to wait for facts that a page counts and the log does not hold yet; by default 10 s. */
  readonly lagMs?: number;
  /** What the auditor's own clock shows, in milliseconds; by default the machine's. */
  readonly clock?: () => number;
  /** Called after each entry. */
  readonly onEntry?: (done: number, of: number) => void;
}

export interface SiteAudit {
  readonly entries: number;
  readonly tiles: number;
  /** Base64. */
  readonly root: string;
  /** Published views that were computed again and found alike. */
  readonly compared: number;
  readonly checkpoint: OpenedCheckpoint;
}

/** Facts enter the log within a few seconds of their commit; so long the audit waits for one that a page counts. */
const LOG_LAG_MS = 10_000;
const PAUSE_MS = 500;

/**
 * Checks all that a site publishes against its public log: every tile and entry, every fact's rules, every published
 * view. Throws the first thing that is wrong: `TlogError` for the log, `AuditError` for what is published.
 */
export async function auditSite(options: SiteAuditOptions): Promise<SiteAudit> {
  const { site, trust } = options;
  const published = await fetchPublished(site);
  const served = await site.facts();
  const client = new LogClient({ ...trust, read: (path) => site.bytes(`log/${path}`) });
  const wanted = Math.max(0, ...published.map((each) => each.position), served.at(-1)?.position ?? 0);
  for (const deadline = Date.now() + (options.lagMs ?? LOG_LAG_MS); ; ) {
    const checkpoint = await client.checkpoint();
    await options.onCheckpoint?.(checkpoint);
    const pass = new Pass(options, published, served);
    const report = await client.audit(checkpoint, ({ index, bytes }) => {
      pass.take(index, bytes);
      options.onEntry?.(index + 1, checkpoint.size);
    });
    if (pass.position < wanted && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      continue;
    }
    return {
      entries: report.size,
      tiles: report.tilesChecked,
      root: toBase64(report.root),
      compared: pass.finish(),
      checkpoint,
    };
  }
}

async function fetchPublished(site: Site): Promise<PublishedAnswer[]> {
  const incidents = await site.json<{ data: { id: string }[] }>('api/v1/incidents');
  const answers: PublishedAnswer[] = [];
  for (const { id } of incidents.data) {
    for (const view of PUBLISHED_VIEWS)
      answers.push(await site.json<PublishedAnswer>(`api/v1/incidents/${id}/${view}`));
  }
  return answers;
}

/** One way through the log: facts are replayed, and each view compared at the fact up to which it holds. */
class Pass {
  readonly #options: SiteAuditOptions;
  readonly #replay: Replay;
  readonly #waiting: PublishedAnswer[];
  readonly #served: readonly { position: number; text: string }[];
  #at = 0;
  #compared = 0;

  constructor(
    options: SiteAuditOptions,
    published: readonly PublishedAnswer[],
    served: readonly { position: number; text: string }[],
  ) {
    this.#options = options;
    this.#replay = new Replay({ ...options, clock: options.clock ?? Date.now });
    this.#waiting = [...published].sort((a, b) => a.position - b.position);
    this.#served = served;
  }

  get position(): number {
    return this.#replay.state.position;
  }

  take(index: number, bytes: Uint8Array): void {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const position = Number((JSON.parse(text) as { position?: unknown }).position);
    this.#compareUpTo(position);
    this.#judged(() => this.#replay.take(text));
    const journal = this.#served[this.#at];
    if (!journal) return;
    if (journal.position > position) {
      throw new AuditError(
        'fact-differs',
        `journal: fact ${position} is entry ${index} of the log, and is not served`,
      );
    }
    if (journal.text !== text) {
      throw new AuditError(
        'fact-differs',
        `journal: fact ${journal.position} as served differs from entry ${index} of the log`,
      );
    }
    this.#at += 1;
  }

  #judged(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof AuditFault)) throw error;
      throw new AuditError('rule-broken', error.message, error);
    }
  }

  /** Compares what is left, and answers how many views were. */
  finish(): number {
    this.#judged(() => this.#replay.finish());
    this.#compareUpTo(this.position + 1);
    const late = this.#waiting[0];
    if (late) {
      throw new AuditError(
        'not-in-log',
        `${late.view}: counts fact ${late.position}, which the log does not hold`,
      );
    }
    if (this.#at < this.#served.length) {
      const { position } = this.#served[this.#at] as { position: number };
      throw new AuditError('not-in-log', `journal: fact ${position} is served but not in the log`);
    }
    return this.#compared;
  }

  #compareUpTo(position: number): void {
    for (let first = this.#waiting[0]; first && first.position < position; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#compare(first);
      this.#compared += 1;
    }
  }

  #compare(answer: PublishedAnswer): void {
    const { items, areas, integerProgram = null } = this.#options;
    const { state, duties } = this.#replay;
    const view = { state, duties, items, areas, integerProgram, now: answer.now };
    // As JSON, so that both sides have lost what JSON cannot say.
    const computed = JSON.parse(JSON.stringify(publishedViews[answer.view](view, answer.incident)));
    const difference = firstDifference(answer.data, computed);
    if (difference) {
      throw new AuditError('figure-differs', `published ${answer.view} of ${answer.incident}: ${difference}`);
    }
  }
}
