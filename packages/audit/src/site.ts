import { isLater, PATIENCE, type Patience, pauseMs, type Retry, retryAfterMs } from './patience.ts';

const PAGE = 1_000;
const ANSWER_BYTES_MAX = 256 * 1024 * 1024;

/** The site did not answer, or not with what was asked for: says nothing about what it has published. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly path: string;
  /** HTTP status; null where there was no answer at all. */
  readonly status: number | null;

  constructor(path: string, detail: string, status: number | null, cause?: unknown) {
    super(`${path}: ${detail}`, cause === undefined ? undefined : { cause });
    this.path = path;
    this.status = status;
  }
}

/** One try that failed in a way that may pass. */
class Passing extends Error {
  readonly status: number | null;
  readonly askedMs: number | null;
  constructor(detail: string, status: number | null, cause?: unknown, askedMs: number | null = null) {
    super(detail, { cause });
    this.status = status;
    this.askedMs = askedMs;
  }
}

export type SiteOptions = {
  readonly patience?: Partial<Patience>;
  /** Hears that a file is asked for again. */
  readonly onRetry?: (retry: Retry) => void;
};

export type ServedFact = { readonly position: number; readonly text: string };

/**
 * A Tongzhou site seen from outside, over HTTP. What a busy site does not answer is asked for again, after a pause that
 * grows: where it says "later", is silent, cuts the connection, or breaks an answer off.
 */
export class Site {
  /** Bytes that the site has answered so far. */
  bytesFetched = 0;
  readonly #base: URL;
  readonly #patience: Patience;
  readonly #onRetry: (retry: Retry) => void;

  constructor(url: string, { patience, onRetry = () => {} }: SiteOptions = {}) {
    this.#base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.#patience = { ...PATIENCE, ...patience };
    this.#onRetry = onRetry;
  }

  /** The answer's bytes; null for "not found". Throws `SiteError`. */
  bytes(path: string): Promise<Uint8Array | null> {
    return this.#patiently(path, (bytes) => bytes);
  }

  async text(path: string): Promise<string> {
    const bytes = await this.bytes(path);
    if (bytes === null) throw new SiteError(path, 'not found', 404);
    return new TextDecoder().decode(bytes);
  }

  async json<Answer>(path: string): Promise<Answer> {
    const answer = await this.#patiently(path, (bytes) => {
      try {
        return { value: JSON.parse(new TextDecoder().decode(bytes)) as Answer };
      } catch (cause) {
        // Half an answer looks like this, where what stands before a site does not say how long it is.
        throw new Passing('is not JSON', 200, cause);
      }
    });
    if (answer === null) throw new SiteError(path, 'not found', 404);
    return answer.value;
  }

  /** The public facts after a position as the journal's own table serves them, all incidents, in order: one page. */
  async factsAfter(position: number): Promise<{ facts: ServedFact[]; isLast: boolean }> {
    const { data } = await this.json<{ data: ServedFact[] }>(`api/v1/facts?after=${position}&limit=${PAGE}`);
    return { facts: data, isLast: data.length < PAGE };
  }

  async #patiently<Answer>(path: string, read: (bytes: Uint8Array) => Answer): Promise<Answer | null> {
    const { tries } = this.#patience;
    for (let failures = 1; ; failures += 1) {
      try {
        const bytes = await this.#once(path);
        return bytes === null ? null : read(bytes);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        const { message, status, cause } = error;
        if (failures >= tries) {
          const times = tries === 1 ? message : `${message}; asked for ${tries} times`;
          throw new SiteError(path, times, status, cause);
        }
        const inMs = pauseMs(this.#patience, failures, error.askedMs);
        this.#onRetry({ path, detail: message, next: failures + 1, of: tries, inMs });
        await new Promise((resolve) => setTimeout(resolve, inMs));
      }
    }
  }

  async #once(path: string): Promise<Uint8Array | null> {
    const response = await this.#fetch(path);
    const { status } = response;
    if (!response.ok) await response.body?.cancel().catch(() => {});
    if (status === 404) return null;
    if (isLater(status)) {
      const asked = retryAfterMs(response.headers.get('retry-after'), Date.now());
      throw new Passing(`the site answers ${status}`, status, undefined, asked);
    }
    if (!response.ok) throw new SiteError(path, `the site answers ${status}`, status);
    const bytes = await this.#read(response);
    if (bytes.length > ANSWER_BYTES_MAX)
      throw new SiteError(path, `the answer has ${bytes.length} bytes`, status);
    this.bytesFetched += bytes.length;
    return bytes;
  }

  async #fetch(path: string): Promise<Response> {
    const signal = AbortSignal.timeout(this.#patience.answerMs);
    try {
      return await fetch(new URL(path, this.#base), { signal });
    } catch (cause) {
      throw new Passing(this.#silence(cause) ?? 'the site does not answer', null, cause);
    }
  }

  async #read(response: Response): Promise<Uint8Array> {
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new Passing(this.#silence(cause) ?? 'the answer breaks off', response.status, cause);
    }
  }

  #silence(cause: unknown): string | null {
    const isTimeout = (cause as { name?: unknown } | null)?.name === 'TimeoutError';
    return isTimeout ? `the site takes longer than ${this.#patience.answerMs / 1_000} s` : null;
  }
}
