import {
  request as byHttp,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as byTls } from 'node:https';
import { TLSSocket } from 'node:tls';
import { addressOfRequest, comesFrom } from '../http/door/address.ts';
import { isSecret } from './secret.ts';

/** By which a follower shows the server that writes who it is, and for whom it asks. */
const SECRET = 'x-tongzhou-handed-by';
const CLIENT = 'x-tongzhou-handed-for';
/** How far the writer's record was when it answered. */
const POSITION = 'x-tongzhou-position';

/** Of one connection (RFC 9110, 7.6.1), not of what is handed on. */
const HOP = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
]);

const AT_ONCE_MAX = 500;
const CONNECT_MS = 3_000;
/** A stream says something every half minute. */
const SILENT_MS = 90_000;
const CAUGHT_UP_MS = 2_000;

/** A cookie of ours: whoever is signed in, or has begun to. */
const OWN_COOKIE = /(?:^|;\s*)(?:__Host-|__Secure-)?tongzhou-/;

/** What a follower does not answer itself: all that may change something, and all that is for one person. */
export const isForWriter = ({ method = 'GET', headers }: IncomingMessage): boolean =>
  !/^(?:GET|HEAD|OPTIONS)$/.test(method) ||
  headers.authorization !== undefined ||
  OWN_COOKIE.test(headers.cookie ?? '');

type Options = {
  readonly secret: string;
  /** Where the server listens that writes; null: nobody is known. */
  readonly writer: () => string | null;
  /** Resolves when this server shows what was written up to a position, or after a while. */
  readonly reaches: (position: number, maxMs: number) => Promise<void>;
  /** Where nobody writes who could be asked. */
  readonly refuse: (request: IncomingMessage, response: ServerResponse) => void;
};

/** Hands on whole requests, as they come and as they are answered, and says by whose word. */
export class HandOn {
  readonly #options: Options;
  #open = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  pass(request: IncomingMessage, response: ServerResponse): void {
    const writer = this.#options.writer();
    if (writer === null || this.#open >= AT_ONCE_MAX) {
      this.#options.refuse(request, response);
      return;
    }
    this.#open += 1;
    response.once('close', () => {
      this.#open -= 1;
      onward.destroy();
    });
    const to = new URL(writer);
    const onward = (to.protocol === 'https:' ? byTls : byHttp)({
      ...{ protocol: to.protocol, hostname: to.hostname, port: to.port, timeout: CONNECT_MS },
      ...{ method: request.method, path: request.url, headers: this.#headersOf(request) },
    });
    onward.on('socket', (socket) => {
      if (!socket.connecting) onward.setTimeout(SILENT_MS);
      else socket.once('connect', () => onward.setTimeout(SILENT_MS));
    });
    onward.on('timeout', () => onward.destroy(new Error('the server that writes is silent')));
    // Broken before an answer: nothing was done, or it is not certain; with the same key it may be asked again.
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else this.#options.refuse(request, response);
    });
    onward.on(
      'response',
      (answer) => void this.#answer(request, response, answer).catch(() => response.destroy()),
    );
    request.on('error', () => onward.destroy());
    request.pipe(onward);
  }

  #headersOf(request: IncomingMessage): OutgoingHttpHeaders {
    const headers = passing(request.headers);
    const isByTls = request.socket instanceof TLSSocket || request.headers['x-forwarded-proto'] === 'https';
    return {
      ...headers,
      'x-forwarded-proto': isByTls ? 'https' : 'http',
      [SECRET]: this.#options.secret,
      [CLIENT]: addressOfRequest(request),
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse, answer: IncomingMessage): Promise<void> {
    answer.on('error', () => response.destroy());
    const { [POSITION]: position, ...headers } = passing(answer.headers);
    // Whoever is told that something was done finds it here, signed in or not.
    if (request.method !== 'GET' && request.method !== 'HEAD' && position !== undefined)
      await this.#options.reaches(Number(position), CAUGHT_UP_MS);
    if (response.destroyed) return;
    response.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(response);
  }
}

function passing(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((each) => each.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !HOP.has(name) && !named.has(name) && name !== SECRET && name !== CLIENT,
    ),
  );
}

/**
 * At the server that is handed a request: takes the follower's word for whom it asks, where it has shown the servers' secret,
 * and says how far the record was. What others write there is taken away.
 */
export function takeHanded(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  position: () => number,
): void {
  const { [SECRET]: said, [CLIENT]: client, ...headers } = request.headers;
  if (said === undefined && client === undefined) return;
  request.headers = headers;
  if (typeof said !== 'string' || typeof client !== 'string' || !isSecret(said, secret)) return;
  comesFrom(request, client);
  const { writeHead } = response;
  response.writeHead = ((...saidHead: Parameters<typeof writeHead>) => {
    if (!response.headersSent) response.setHeader(POSITION, String(position()));
    return writeHead.apply(response, saidHead);
  }) as typeof writeHead;
}
