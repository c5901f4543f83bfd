import { AuditFault, type Country, type Judged, Replay, type RulesInUse } from '@tongzhou/domain';
import { LogClient, type LogTrust, type OpenedCheckpoint, type TreeHead, toBase64 } from '@tongzhou/tlog';
import { AuditError } from './audit-error.ts';
import { JournalBeside } from './journal.ts';
import { Published, type ViewsBy } from './published.ts';
import type { Site } from './site.ts';
import { type HowAudited, type Unchecked, uncheckedBy } from './unchecked.ts';

/** How far an audit has come: all entries of this tree were judged, and made this. */
export interface Reached extends TreeHead {
  readonly judged: Judged;
}

export interface SiteAuditOptions extends ViewsBy {
  readonly site: Site;
  readonly trust: LogTrust;
  /** Whose word the key in `trust` is: it is said among what was not checked. */
  readonly keyFrom: Exclude<HowAudited['keyFrom'], 'copy'>;
  /** In which the log is kept, as its first entry says (`countryOfLog`), with that country's areas and duties. */
  readonly country: Country;
  readonly duties: RulesInUse;
  /** Called with each checkpoint before anything below it is fetched; throws to stop. */
  readonly onCheckpoint?: (checkpoint: OpenedCheckpoint) => void | Promise<void>;
  /** How long to wait, without any progress, for facts that a page counts and the log does not hold yet; by default 20 s. */
  readonly lagMs?: number;
  /** What the auditor's own clock shows, in milliseconds; by default the machine's. */
  readonly clock?: () => number;
  /** Called after each entry. */
  readonly onEntry?: (done: number, of: number) => void;
  /** Where the log's files are read from; by default from the site. */
  readonly read?: (path: string) => Promise<Uint8Array | null>;
  /**
   * What an earlier audit had reached under the same rules, in a log that has been shown to go on from there. It is not judged again; that the log
   * still holds it is. It is taken over, and changed.
   */
  readonly begin?: Reached;
  /** Called after each bundle that ends between two decisions, and waited for: `reached` gives what there is to keep, before anything else is judged. */
  readonly onReached?: (entries: number, reached: () => Reached, isEnd: boolean) => void | Promise<void>;
  /** How many of them came from a cache, once all is done. */
  readonly filesFromCache?: () => number;
}

export interface SiteAudit {
  readonly entries: number;
  /** So many of them were judged by an earlier audit, and not again. */
  readonly judgedEarlier: number;
  readonly tiles: number;
  /** Base64. */
  readonly root: string;
  /** Published views that were computed again and found alike. */
  readonly compared: number;
  readonly checkpoint: OpenedCheckpoint;
  /** What this audit says nothing about. */
  readonly unchecked: readonly Unchecked[];
}

/** Facts enter the log within a few seconds of their commit, on a machine that is not busy. */
const LOG_LAG_MS = 20_000;
const PAUSE_MS = 500;

/**
 * Checks all that a site publishes against its public log: every tile and entry, every fact's rules, every published
 * view. Throws the first thing that is wrong: `TlogError` for the log, `AuditError` for what is published. The log and the
 * journal pass by; what is held is the state that they make. With `begin` it judges what came after that.
 */
export async function auditSite(options: SiteAuditOptions): Promise<SiteAudit> {
  const { site, trust, onCheckpoint, onEntry, onReached, lagMs = LOG_LAG_MS } = options;
  const read = options.read ?? ((path: string) => site.bytes(`log/${path}`));
  const published = await Published.of(site, options);
  // Nobody can go back in what was judged: for an answer that is older than it, all is judged from the first.
  const begin =
    (published.oldest ?? Number.POSITIVE_INFINITY) < (options.begin?.judged.state.position ?? 0)
      ? undefined
      : options.begin;
  const pass = new Pass(options, published, begin?.judged);
  const reachedAt = async (head: TreeHead, isEnd: boolean) => {
    if (onReached && pass.isBetweenDecisions)
      await onReached(head.size, () => ({ ...head, judged: pass.judged }), isEnd);
  };
  const client = new LogClient({ ...trust, read });
  let checkpoint = await client.checkpoint();
  await onCheckpoint?.(checkpoint);
  const visit = ({ index, bytes }: { readonly index: number; readonly bytes: Uint8Array }) => {
    onEntry?.(index + 1, checkpoint.size);
    return pass.take(index, bytes);
  };
  const report = await client.audit(checkpoint, visit, {
    ...(begin && { from: begin }),
    onReached: (head) => reachedAt(head, false),
  });
  // What was published before goes on from here, as soon as the log shows more; each newer tree contains the one before.
  const wanted = await pass.wanted();
  for (let deadline = Date.now() + lagMs; pass.position < wanted && Date.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const next = await client.checkpoint();
    if (next.size <= checkpoint.size) continue;
    await onCheckpoint?.(next);
    for await (const { index, bytes } of client.entries(checkpoint.size, next.size, next)) {
      await pass.take(index, bytes);
      onEntry?.(index + 1, next.size);
    }
    checkpoint = next;
    deadline = Date.now() + lagMs;
  }
  pass.end();
  await reachedAt(checkpoint, true);
  const compared = await pass.finish();
  return {
    entries: checkpoint.size,
    judgedEarlier: begin?.size ?? 0,
    tiles: report.tilesChecked,
    root: toBase64(checkpoint.root),
    compared,
    checkpoint,
    unchecked: uncheckedBy({
      keyFrom: options.keyFrom,
      isWitnessed: trust.policy !== undefined,
      sealed: pass.position - checkpoint.size,
      filesFromCache: options.filesFromCache?.() ?? 0,
      judgedEarlier: begin?.size ?? 0,
    }),
  };
}

/** One way through the log: facts are replayed, and each view compared at the fact up to which it holds. */
class Pass {
  readonly #replay: Replay;
  readonly #published: Published;
  readonly #journal: JournalBeside;
  #served = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(options: SiteAuditOptions, published: Published, before?: Judged) {
    this.#replay = new Replay({ ...options, clock: options.clock ?? Date.now }, before);
    this.#published = published;
    this.#journal = new JournalBeside(options.site, this.position);
  }

  get isBetweenDecisions(): boolean {
    return this.#replay.isBetweenDecisions;
  }

  get judged(): Judged {
    return this.#replay.judged;
  }

  get position(): number {
    return this.#replay.state.position;
  }

  /** Up to which fact the log must come, by the views and by the journal, now that it has been read. */
  async wanted(): Promise<number> {
    this.#served = (await this.#journal.ahead())?.last ?? 0;
    return Math.max(this.#published.upTo, this.#served);
  }

  take(index: number, bytes: Uint8Array): void | Promise<void> {
    const text = this.#decoder.decode(bytes);
    const position = Number((JSON.parse(text) as { position?: unknown }).position);
    // Whatever is due is compared with the record as it stands now: nothing is taken in meanwhile.
    const due = this.#published.compareBefore(position, this.#replay);
    return due ? due.then(() => this.#judge(position, index, text)) : this.#judge(position, index, text);
  }

  #judge(position: number, index: number, text: string): void | Promise<void> {
    judged(() => this.#replay.takePublic(text));
    return this.#journal.compare(position, index, text);
  }

  /** The log ends here: nothing of its last decision may be wanting. */
  end(): void {
    judged(() => this.#replay.finish());
  }

  /** Compares what is left, and answers how many views were. */
  async finish(): Promise<number> {
    await this.#published.finish(this.position, this.#replay);
    if (this.position < this.#served) {
      const { first } = (await this.#journal.ahead()) ?? { first: this.#served };
      throw new AuditError('not-in-log', `journal: fact ${first} is served but not in the log`);
    }
    return this.#published.compared;
  }
}

function judged(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AuditFault)) throw error;
    throw new AuditError('rule-broken', error.message, error);
  }
}
