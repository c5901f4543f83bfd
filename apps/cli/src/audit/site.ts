const PAGE = 1_000;
const ANSWER_BYTES_MAX = 256 * 1024 * 1024;

/** A Tongzhou site seen from outside, over HTTP. */
export class Site {
  readonly #base: URL;

  constructor(url: string) {
    this.#base = new URL(url.endsWith('/') ? url : `${url}/`);
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const response = await fetch(new URL(path, this.#base), { signal: AbortSignal.timeout(60_000) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path}: the site answers ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > ANSWER_BYTES_MAX) throw new Error(`${path}: the answer has ${bytes.length} bytes`);
    return bytes;
  }

  async text(path: string): Promise<string> {
    const bytes = await this.bytes(path);
    if (bytes === null) throw new Error(`${path}: not found`);
    return new TextDecoder().decode(bytes);
  }

  async json<Answer>(path: string): Promise<Answer> {
    const text = await this.text(path);
    try {
      return JSON.parse(text) as Answer;
    } catch {
      throw new Error(`${path}: is not JSON`);
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
}
