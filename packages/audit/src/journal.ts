import { AuditError } from './audit-error.ts';
import type { ServedFact, Site } from './site.ts';

/**
 * The journal as the site serves it, beside the log as it is read: page by page, so that no more than a page is held. It
 * may be ahead of the log, never behind it, and never other than it.
 */
export class JournalBeside {
  readonly #site: Pick<Site, 'factsAfter'>;
  #page: readonly ServedFact[] = [];
  #at = 0;
  #after: number;

  /** `after`: the position up to which it was compared already. */
  constructor(site: Pick<Site, 'factsAfter'>, after = 0) {
    this.#site = site;
    this.#after = after;
  }

  /** Compares the next fact with an entry of the log; a promise only where a page must be fetched for it. */
  compare(position: number, index: number, text: string): void | Promise<void> {
    if (this.#at < this.#page.length) return this.#compare(position, index, text);
    return this.#turn().then(() => this.#compare(position, index, text));
  }

  /** Of one page that the journal serves after all that were compared: the first fact and the last; null for none. */
  async ahead(): Promise<{ first: number; last: number } | null> {
    if (this.#at >= this.#page.length) await this.#turn();
    const [first, last] = [this.#page[this.#at], this.#page.at(-1)];
    return first && last ? { first: first.position, last: last.position } : null;
  }

  async #turn(): Promise<void> {
    this.#after = this.#page.at(-1)?.position ?? this.#after;
    const { facts } = await this.#site.factsAfter(this.#after);
    this.#page = facts;
    this.#at = 0;
  }

  #compare(position: number, index: number, text: string): void {
    const served = this.#page[this.#at];
    const fault = (detail: string) => new AuditError('fact-differs', `journal: ${detail}`);
    if (!served || served.position > position)
      throw fault(`fact ${position} is entry ${index} of the log, and is not served`);
    if (served.position < position)
      throw new AuditError('not-in-log', `journal: fact ${served.position} is served but not in the log`);
    if (served.text !== text)
      throw fault(`fact ${served.position} as served differs from entry ${index} of the log`);
    this.#at += 1;
  }
}
