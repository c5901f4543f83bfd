import { hash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { type PublicAddress, publicAddress } from './address.ts';
import { AnswerShelf } from './answer-shelf.ts';
import { type Captured, capturing } from './captured.ts';
import { encodingFor, Remembered } from './remembered.ts';
import { ShareOfWork } from './share-of-work.ts';
import type { Turns } from './turns.ts';

/** What an answer is of; read anew for each request, so it costs nothing. */
export type RecordNow = {
  /** The history and the position in it: `example.org/log/2|812`. */
  readonly origin: string;
  readonly position: number;
  readonly damagedAt: number | null;
  /** Entries of the log that are signed and shown. */
  readonly logSize: number;
  /** Of the record's own clock, which an exercise has set. */
  readonly now: Date;
};

type Next = (request: IncomingMessage, response: ServerResponse) => void;
type Options = {
  readonly record: () => RecordNow;
  /** Which pages and texts answer: of another build every tag is another. */
  readonly build: string;
  readonly bytesMax: number;
  /** When what is remembered may be given; absent: at once. */
  readonly turns?: Pick<Turns, 'give'>;
  readonly now?: () => number;
};
type Asked = PublicAddress & { readonly key: string };

/** Nothing is older, whatever else holds: what a clock says on a page is of these two seconds. */
const AGE_MS_MAX = 2 * SECOND_MS;
/** Shared caches ask once in two seconds for an address, and answer meanwhile with what they have. */
const PAGE_CACHING = 'public, max-age=0, s-maxage=2, stale-while-revalidate=8';
const VARY = 'cookie, authorization, accept-encoding';
/** Refusals by address (404) and ways on (302): few, and small. */
const OTHER_BYTES_MAX = 1_048_576;
const OTHERS: ReadonlySet<number> = new Set([301, 302, 404]);
/** Larger answers are not worth their room. */
const BODY_BYTES_MAX = 8 * 1_048_576;
const OF_304 = /^(?:etag|cache-control|vary|access-control-.*|x-tongzhou-position)$/;
/** What a page may know of who asks: where he comes in, and what he reads. */
const KNOWN_TO_PAGES: ReadonlySet<string> = new Set([
  ...['host', 'accept-language', 'x-request-id', 'traceparent', 'x-forwarded-for', 'x-forwarded-proto'],
]);

/**
 * The memory of what is answered alike to everybody who is not signed in. It stands before the pages and the API: an answer is made
 * once for all who wait for it, packed once, and given again while it is of the record as it stands and younger than two seconds. A
 * page whose facts have changed is made again at once as long as that takes a fifth of the thread; beyond that it is given until it
 * is two seconds old. A view for programs is never of an older record.
 *
 * Whoever shows a cookie or a token passes by, in both directions: neither is he given what lies here, nor is what he is given kept.
 */
export class PublicAnswers {
  readonly #options: Options;
  readonly #pages: AnswerShelf;
  readonly #others = new AnswerShelf(OTHER_BYTES_MAX);
  readonly #underWay = new Map<string, Promise<Remembered | null>>();
  readonly #share = new ShareOfWork();
  readonly #now: () => number;

  constructor(options: Options) {
    this.#options = options;
    this.#pages = new AnswerShelf(options.bytesMax);
    this.#now = options.now ?? (() => performance.now());
  }

  get bytes(): number {
    return this.#pages.bytes + this.#others.bytes;
  }

  pass(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const asked = this.#askedBy(request);
    if (asked === null) {
      if (request.method === 'GET' && isPrivate(request)) varies(response);
      next(request, response);
      return;
    }
    const kept = this.#fresh(asked);
    if (kept) {
      const send = () => this.#give(kept, asked, request, response);
      if (this.#options.turns) this.#options.turns.give(send);
      else send();
    } else if (!this.#isKnown(asked, request, response)) void this.#wait(asked, request, response, next);
  }

  #askedBy(request: IncomingMessage): Asked | null {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    if (this.#options.bytesMax === 0 || isPrivate(request)) return null;
    const address = publicAddress(request.url ?? '/');
    if (address === null) return null;
    const { headers, socket } = request;
    // The page of proofs says at which address the site stands.
    const isByTls = socket instanceof TLSSocket || headers['x-forwarded-proto'] === 'https';
    return { ...address, key: `${isByTls ? 'https' : 'http'} ${headers.host} ${address.path}` };
  }

  /** What is remembered and may still be given. */
  #fresh({ key, kind, isOfLog }: Asked): Remembered | null {
    const found = this.#pages.find(key) ?? this.#others.find(key);
    if (!found) return null;
    const now = this.#now();
    if (now - found.at >= AGE_MS_MAX) return null;
    if (found.version === this.#version(isOfLog)) return found;
    return kind === 'page' && !this.#share.hasLeft(now) ? found : null;
  }

  #version(isOfLog: boolean): string {
    const { origin, position, damagedAt, logSize } = this.#options.record();
    return `${origin}|${position}|${damagedAt}|${isOfLog ? logSize : ''}`;
  }

  /** Of a page: the same facts in the same minute of the record's clock are the same page, for clocks on pages show minutes. */
  #tag({ key, isOfLog }: Asked): string {
    const minute = Math.floor(this.#options.record().now.getTime() / MINUTE_MS);
    const said = `${this.#options.build}|${this.#version(isOfLog)}|${minute}|${key}`;
    return `W/"${hash('sha256', said, 'base64url').slice(0, 22)}"`;
  }

  /** Whoever has the page as it would be made now is told so, and nothing is made. */
  #isKnown(asked: Asked, request: IncomingMessage, response: ServerResponse): boolean {
    const said = request.headers['if-none-match'];
    if (asked.kind !== 'page' || said === undefined) return false;
    const etag = this.#tag(asked);
    if (!names(said, etag)) return false;
    response.writeHead(304, { etag, 'cache-control': PAGE_CACHING, vary: VARY });
    response.end();
    return true;
  }

  async #wait(asked: Asked, request: IncomingMessage, response: ServerResponse, next: Next): Promise<void> {
    for (;;) {
      const underWay = this.#underWay.get(asked.key);
      if (!underWay) break;
      const made = await underWay;
      // What cannot be remembered, each asks for himself.
      if (made === null) {
        next(request, response);
        return;
      }
      const kept = this.#fresh(asked);
      if (kept) {
        this.#give(kept, asked, request, response);
        return;
      }
    }
    this.#lead(asked, request, response, next);
  }

  /** The first who asks has it made, for all who come meanwhile. */
  #lead(asked: Asked, request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { method } = request;
    const accepted = request.headers['accept-encoding'];
    const known = request.headers['if-none-match'];
    forget(request);
    request.method = 'GET';
    request.url = asked.path;
    let resolve: (made: Remembered | null) => void = () => {};
    const made = new Promise<Remembered | null>((done) => {
      resolve = done;
    });
    this.#underWay.set(asked.key, made);
    const { position } = this.#options.record();
    const version = this.#version(asked.isOfLog);
    const etag = this.#tag(asked);
    const at = this.#now();
    const captured = capturing(request, (answer) => {
      this.#underWay.delete(asked.key);
      const kept = this.#keep(asked, answer, { version, position, etag, at });
      resolve(kept);
      request.method = method;
      if (kept) {
        const headers = { 'accept-encoding': accepted, 'if-none-match': known };
        this.#give(kept, asked, { method, headers }, response);
      } else verbatim(answer, method, response);
    });
    next(request, captured);
  }

  /** A page was made in so many milliseconds of the thread. */
  spent(ms: number): void {
    this.#share.spend(ms, this.#now());
  }

  #keep(
    asked: Asked,
    { status, headers, body }: Captured,
    of: Pick<Remembered, 'version' | 'position' | 'etag' | 'at'>,
  ): Remembered | null {
    const isOther = OTHERS.has(status);
    if ((status !== 200 && !isOther) || body.length > BODY_BYTES_MAX) return null;
    if ('set-cookie' in headers || /no-store|private/.test(String(headers['cache-control'] ?? '')))
      return null;
    // The application said its own tag of a view, by what is in it.
    const own = asked.kind === 'view' ? headers.etag : undefined;
    const isPage = asked.kind === 'page' && status === 200;
    const shelf = isOther ? this.#others : this.#pages;
    const { etag: _, ...others } = headers;
    const kept: Remembered = new Remembered(
      {
        ...of,
        ...{ status, body, etag: String(own ?? of.etag) },
        headers: {
          ...others,
          ...(isPage ? { 'cache-control': PAGE_CACHING, 'x-tongzhou-position': String(of.position) } : {}),
          vary: asked.kind === 'page' ? VARY : 'accept-encoding',
        },
      },
      (bytes) => shelf.grew(asked.key, kept, bytes),
    );
    shelf.keep(asked.key, kept);
    return kept;
  }

  #give(
    kept: Remembered,
    { kind }: Asked,
    { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
    response: ServerResponse,
  ): void {
    const head: OutgoingHttpHeaders = { ...kept.headers };
    if (kept.status === 200) {
      head.etag = kept.etag;
      if (names(headers['if-none-match'], kept.etag)) {
        // What a reader has keeps the policy that came with it, which allows its script by what that says.
        response.writeHead(
          304,
          Object.fromEntries(Object.entries(head).filter(([name]) => OF_304.test(name))),
        );
        response.end();
        return;
      }
    }
    const send = (body: Buffer, encoding: string) => {
      if (response.destroyed || response.headersSent) return;
      head['content-length'] = String(body.length);
      if (encoding !== 'identity') head['content-encoding'] = encoding;
      // A shared cache that is given what lay here counts that in.
      const seconds = Math.floor((this.#now() - kept.at) / SECOND_MS);
      if (kind === 'page' && seconds > 0) head.age = String(seconds);
      response.writeHead(kept.status, head);
      response.end(method === 'HEAD' ? undefined : body);
    };
    const encoding = kept.isPackable ? encodingFor(headers['accept-encoding']?.toString()) : 'identity';
    const body = kept.as(encoding);
    if (Buffer.isBuffer(body)) send(body, encoding);
    else
      body.then(
        (packed) => send(packed, encoding),
        () => send(kept.body, 'identity'),
      );
  }
}

/** Whoever shows something by which he could be known. */
const isPrivate = ({ headers }: IncomingMessage): boolean =>
  headers.cookie !== undefined || headers.authorization !== undefined;

/** Before it is answered: what is said to him is for nobody else. */
function varies(response: ServerResponse): void {
  response.setHeader('vary', VARY);
}

/** A request for everybody's page brings nothing of the one who sends it. */
function forget(request: IncomingMessage): void {
  const raw = request.rawHeaders;
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] as string;
    if (KNOWN_TO_PAGES.has(name.toLowerCase())) kept.push(name, raw[at + 1] as string);
  }
  const { headers } = request;
  request.rawHeaders = kept;
  for (const name of Object.keys(headers)) if (!KNOWN_TO_PAGES.has(name)) delete headers[name];
}

function verbatim(
  { status, headers, body }: Captured,
  method: string | undefined,
  response: ServerResponse,
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
