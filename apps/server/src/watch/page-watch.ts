import { SECOND_MS } from '@tongzhou/domain';

/** Often enough for whoever is called at night, rarely enough that asking costs nothing. */
const AGE_MS_MAX = 10 * SECOND_MS;
const RENDER_MS_MAX = 5 * SECOND_MS;
/** The overview of the incident in hand, as everybody sees it. */
const PAGE = '/zh';

export type PagesStatus = {
  readonly state: 'ok' | 'ill' | 'unchecked';
  /** What came instead of the page. */
  readonly why: string | null;
  readonly checkedAt: string | null;
  readonly tookMs: number | null;
};

export const PAGES_UNCHECKED: PagesStatus = { state: 'unchecked', why: null, checkedAt: null, tookMs: null };

/**
 * Renders a real page now and then, by the very way that visitors come: that the API answers does not tell whether anybody sees
 * a page. All who ask within ten seconds share one.
 */
export class PageWatch {
  readonly #fetchPage: (path: string, signal: AbortSignal) => Promise<Response>;
  readonly #now: () => number;
  #last: PagesStatus = PAGES_UNCHECKED;
  #at = Number.NEGATIVE_INFINITY;
  #asking: Promise<PagesStatus> | null = null;

  constructor(fetchPage: (path: string, signal: AbortSignal) => Promise<Response>, now = Date.now) {
    this.#fetchPage = fetchPage;
    this.#now = now;
  }

  status(): Promise<PagesStatus> {
    if (this.#now() - this.#at < AGE_MS_MAX) return Promise.resolve(this.#last);
    this.#asking ??= this.#render().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #render(): Promise<PagesStatus> {
    const began = performance.now();
    const why = await this.#whyNot();
    this.#at = this.#now();
    this.#last = {
      state: why === null ? 'ok' : 'ill',
      why,
      checkedAt: new Date(this.#at).toISOString(),
      tookMs: Math.round(performance.now() - began),
    };
    return this.#last;
  }

  async #whyNot(): Promise<string | null> {
    try {
      const response = await this.#fetchPage(PAGE, AbortSignal.timeout(RENDER_MS_MAX));
      const text = await response.text();
      if (response.status !== 200) return `status ${response.status}`;
      return /<h1[\s>]/.test(text) && text.trimEnd().endsWith('</html>') ? null : 'not a whole page';
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'no answer';
    }
  }
}
