import { AuditFault, type Country, Replay, type RulesInUse } from '@tongzhou/domain';
import { LogClient, type LogTrust, type OpenedCheckpoint, toBase64 } from '@tongzhou/tlog';
import { AuditError } from './audit-error.ts';
import { JournalBeside } from './journal.ts';
import { Published, type ViewsBy } from './published.ts';
import type { Site } from './site.ts';
import { type HowAudited, type Unchecked, uncheckedBy } from './unchecked.ts';

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
  /** How many of them came from a cache, once all is done. */
  readonly filesFromCache?: () => number;
}

export interface SiteAudit {
  readonly entries: number;
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
 * journal pass by; what is held is the state that they make.
 */
export async function auditSite(options: SiteAuditOptions): Promise<SiteAudit> {
  const { site, trust, onCheckpoint, onEntry, lagMs = LOG_LAG_MS } = options;
  const read = options.read ?? ((path: string) => site.bytes(`log/${path}`));
  const pass = new Pass(options, await Published.of(site, options));
  const client = new LogClient({ ...trust, read });
  let checkpoint = await client.checkpoint();
  await onCheckpoint?.(checkpoint);
  const report = await client.audit(checkpoint, ({ index, bytes }) => {
    onEntry?.(index + 1, checkpoint.size);
    return pass.take(index, bytes);
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
  const compared = await pass.finish();
  return {
    entries: checkpoint.size,
    tiles: report.tilesChecked,
    root: toBase64(checkpoint.root),
    compared,
    checkpoint,
    unchecked: uncheckedBy({
      keyFrom: options.keyFrom,
      isWitnessed: trust.policy !== undefined,
      sealed: pass.position - checkpoint.size,
      filesFromCache: options.filesFromCache?.() ?? 0,
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

  constructor(options: SiteAuditOptions, published: Published) {
    this.#replay = new Replay({ ...options, clock: options.clock ?? Date.now });
    this.#published = published;
    this.#journal = new JournalBeside(options.site);
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
    this.#published.compareBefore(position, this.#replay);
    judged(() => this.#replay.takePublic(text));
    return this.#journal.compare(position, index, text);
  }

  /** Compares what is left, and answers how many views were. */
  async finish(): Promise<number> {
    judged(() => this.#replay.finish());
    this.#published.finish(this.position, this.#replay);
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
