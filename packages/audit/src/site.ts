const PAGE = 1_000;
const ANSWER_BYTES_MAX = 256 * 1024 * 1024;
const ANSWER_MS_MAX = 60_000;

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

/** A Tongzhou site seen from outside, over HTTP. */
export class Site {
  /** Bytes that the site has answered so far. */
  bytesFetched = 0;
  readonly #base: URL;

  constructor(url: string) {
    this.#base = new URL(url.endsWith('/') ? url : `${url}/`);
  }

  /** The answer's bytes; null for "not found". Throws `SiteError`. */
  async bytes(path: string): Promise<Uint8Array | null> {
    const response = await this.#fetch(path);
    if (response.status === 404) return null;
    if (!response.ok) throw new SiteError(path, `the site answers ${response.status}`, response.status);
    const bytes = await this.#read(path, response);
    if (bytes.length > ANSWER_BYTES_MAX) {
      throw new SiteError(path, `the answer has ${bytes.length} bytes`, response.status);
    }
    this.bytesFetched += bytes.length;
    return bytes;
  }

  async text(path: string): Promise<string> {
    const bytes = await this.bytes(path);
    if (bytes === null) throw new SiteError(path, 'not found', 404);
    return new TextDecoder().decode(bytes);
  }

  async json<Answer>(path: string): Promise<Answer> {
    const text = await this.text(path);
    try {
      return JSON.parse(text) as Answer;
    } catch {
      throw new SiteError(path, 'is not JSON', 200);
    }
  }

  /** The public facts as the journal's own table serves them, all incidents, in order. */
  async facts(): Promise<{ position: number; text: string }[]> {
    const facts: { position: number; text: string }[] = [];
    for (;;) {
      const after = facts.at(-1)?.position ?? 0;
      const { data } = await this.json<{ data: { position: number; text: string }[] }>(
        `api/v1/facts?after=${after}&limit=${PAGE}`,
      );
      facts.push(...data);
      if (data.length < PAGE) return facts;
    }
  }

  async #fetch(path: string): Promise<Response> {
    try {
      return await fetch(new URL(path, this.#base), { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
    } catch (cause) {
      throw new SiteError(path, 'the site does not answer', null, cause);
    }
  }

  async #read(path: string, response: Response): Promise<Uint8Array> {
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new SiteError(path, 'the answer breaks off', response.status, cause);
    }
  }
}
