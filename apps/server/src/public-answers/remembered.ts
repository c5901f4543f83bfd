import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Half as large as by gzip, at the cost of gzip. */
const BROTLI_QUALITY = 4;
/** Below this a packet is a packet. */
const COMPRESSED_FROM = 1_000;
/** Of an answer beside its bytes: the objects, the headers, the map's own place for it. */
const ENTRY_BYTES = 2_000;

export type Encoding = 'br' | 'gzip' | 'identity';
export type Headers = Readonly<Record<string, string | string[]>>;

/** One answer, with what it is when it is packed: each packing is done once, outside of the thread. */
export class Remembered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly etag: string;
  /** Of which facts (and of which signed log) it is. */
  readonly version: string;
  readonly position: number;
  /** When its making began, on the clock of `performance`. */
  readonly at: number;
  readonly #packed = new Map<Encoding, Promise<Buffer>>();
  readonly #grew: (bytes: number) => void;
  #bytes: number;

  constructor(
    said: Pick<Remembered, 'status' | 'headers' | 'body' | 'etag' | 'version' | 'position' | 'at'>,
    grew: (bytes: number) => void,
  ) {
    this.status = said.status;
    this.headers = said.headers;
    this.body = said.body;
    this.etag = said.etag;
    this.version = said.version;
    this.position = said.position;
    this.at = said.at;
    this.#grew = grew;
    this.#bytes = ENTRY_BYTES + said.body.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isPackable(): boolean {
    return (
      this.body.length >= COMPRESSED_FROM &&
      /^(?:text\/|application\/json|image\/svg)/.test(String(this.headers['content-type'] ?? ''))
    );
  }

  as(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.body;
    const known = this.#packed.get(encoding);
    if (known) return known;
    const packed = (
      encoding === 'br'
        ? brotli(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
        : zip(this.body)
    ).then((bytes) => {
      this.#bytes += bytes.length;
      this.#grew(bytes.length);
      return bytes;
    });
    this.#packed.set(encoding, packed);
    return packed;
  }
}

/** The best of what a reader takes (RFC 9110, 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  const takes = (name: string) =>
    accepted
      .split(',')
      .map((each) =>
        each
          .trim()
          .toLowerCase()
          .split(/\s*;\s*/),
      )
      .some(([said, weight]) => said === name && !/^q=0(?:\.0*)?$/.test(weight ?? ''));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
