import { sayContradiction } from '@tongzhou/messages';
import {
  ContradictionError,
  LogFollower,
  type NoteVerifier,
  parseCheckpoint,
  parseNote,
  type Witness,
} from '@tongzhou/tlog';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';

/** What the last look at a followed log has found. */
export type Look = { readonly url: string; readonly at: Date; readonly trouble: string | undefined };

/** Looks at a log's own site again and again, for as long as the witness runs. */
export class SiteFollower {
  readonly #url: string;
  readonly #witness: Witness;
  readonly #trusted: readonly NoteVerifier[];
  readonly #report: (line: string) => void;
  #follower: LogFollower | undefined;
  #last: Look | undefined;

  constructor(
    url: string,
    witness: Witness,
    trusted: readonly NoteVerifier[],
    report: (line: string) => void,
  ) {
    this.#url = url;
    this.#witness = witness;
    this.#trusted = trusted;
    this.#report = report;
  }

  get last(): Look | undefined {
    return this.#last;
  }

  /** One look; never throws. A trouble is reported when it begins, and when it ends. */
  async look(): Promise<void> {
    const before = this.#last?.trouble;
    const trouble = await this.#trouble();
    this.#last = { url: this.#url, at: new Date(), trouble };
    if (trouble !== undefined && trouble !== before) this.#report(`${this.#url}: ${trouble}`);
    if (trouble === undefined && before !== undefined) this.#report(`${this.#url}: in order again`);
  }

  async #trouble(): Promise<string | undefined> {
    try {
      this.#follower ??= await this.#open();
      const { size, cosigned } = await this.#follower.look();
      if (cosigned) this.#report(`${this.#url}: cosigned ${size} entries`);
      return undefined;
    } catch (error) {
      if (!(error instanceof ContradictionError)) return (error as Error).message;
      return Object.values(sayContradiction(contradictionOf(error.evidence))).join(' ');
    }
  }

  /** Which of the witness's logs it is says the checkpoint; whether it may say so is checked at each look. */
  async #open(): Promise<LogFollower> {
    const read = logReader(await logPrefix(this.#url));
    const signed = await read('checkpoint');
    if (signed === null) throw new Error('there is no checkpoint');
    const { origin } = parseCheckpoint(parseNote(signed).text);
    const trusted = this.#trusted.find(({ name }) => name === origin);
    if (trusted === undefined) throw new Error(`the log ${origin} is none that this witness knows`);
    return new LogFollower({ witness: this.#witness, trusted, read });
  }
}
