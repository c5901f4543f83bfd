import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MINUTE_MS } from '@tongzhou/domain';
import { languageOf } from '@tongzhou/messages';
import { evidenceId, formatEvidence, WITNESS_REQUEST_BYTES_MAX, type Witness } from '@tongzhou/tlog';
import { originHash } from '@tongzhou/tlog/folder';
import type { Look } from './follower.ts';
import { requestBody } from './request-body.ts';
import { witnessPage } from './witness-page.ts';
import { witnessedLogs } from './witness-view.ts';

export type WitnessServerOptions = {
  readonly witness: Witness;
  readonly looks: () => readonly Look[];
  /** One line for each request; it names no visitor. */
  readonly accessLog: (line: string) => void;
};

type Answer = { readonly status: number; readonly type: string; readonly body: string | Uint8Array };

const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
  'access-control-allow-origin': '*',
};
const CONNECTIONS_MAX = 500;
/** A log's request is a few kilobytes: who needs longer is not one. */
const TIMES = {
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  keepAliveTimeout: MINUTE_MS,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

/** A witness over HTTP: `add-checkpoint` and its checkpoints (C2SP tlog-witness), evidence, `/healthz`, a page. */
export function witnessServer({ witness, looks, accessLog }: WitnessServerOptions): Server {
  const server = createServer(TIMES, async (request, response) => {
    const began = Date.now();
    let answer: Answer;
    try {
      answer = await route(request, witness, looks);
    } catch (error) {
      if (request.destroyed && !request.complete) return response.destroy();
      console.error(`tongzhou witness: ${(error as Error).message}`);
      answer = text(500, 'the witness cannot read or write its state');
    }
    send(request, response, answer);
    const path = new URL(request.url ?? '/', 'http://witness').pathname.slice(0, 200);
    const took = Date.now() - began;
    accessLog(
      `${new Date(began).toISOString()} ${request.method} ${path} ${answer.status} ${answer.body.length} ${took}ms`,
    );
  });
  server.maxConnections = CONNECTIONS_MAX;
  return server;
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': bytes.length,
    ...(status === 405 && { allow: 'GET, HEAD, POST' }),
    // What is left of a body that was not read must not be taken for the next request.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function route(
  request: IncomingMessage,
  witness: Witness,
  looks: () => readonly Look[],
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://witness');
  if (url.pathname === '/add-checkpoint') return addCheckpoint(request, witness);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return text(405, 'only GET, and POST /add-checkpoint');
  if (url.pathname === '/') {
    const { name, verifierKey } = witness;
    const asked = url.searchParams.get('lang');
    const language =
      asked === 'zh' || asked === 'en' ? asked : languageOf(request.headers['accept-language']);
    const page = { name, verifierKey, logs: await witnessedLogs(witness), looks: looks() };
    return { status: 200, type: 'text/html; charset=utf-8', body: witnessPage(page, language) };
  }
  if (url.pathname === '/key') return text(200, witness.verifierKey);
  if (url.pathname === '/healthz') return json(await health(witness, looks));
  return (await logFile(url.pathname, witness)) ?? text(404, 'there is nothing here');
}

async function addCheckpoint(request: IncomingMessage, witness: Witness): Promise<Answer> {
  if (request.method !== 'POST') return text(405, 'add-checkpoint is a POST');
  const body = await requestBody(request, WITNESS_REQUEST_BYTES_MAX);
  if (body === undefined) return text(413, `a request has at most ${WITNESS_REQUEST_BYTES_MAX} bytes`);
  const { status, contentType, body: answer } = await witness.addCheckpoint(body);
  return { status, type: contentType, body: answer };
}

/** `/<origin hash>/checkpoint` and `/<origin hash>/evidence/<id>.json`. */
async function logFile(path: string, witness: Witness): Promise<Answer | undefined> {
  const [, hash, name] = /^\/([0-9a-f]{64})\/(checkpoint|evidence\/[a-z0-9-]{1,60}\.json)$/.exec(path) ?? [];
  const origin = witness.origins.find((each) => originHash(each) === hash);
  if (origin === undefined || name === undefined) return undefined;
  if (name === 'checkpoint') {
    const latest = await witness.latest(origin);
    return latest && { status: 200, type: 'text/plain; charset=utf-8', body: latest.signed };
  }
  const found = (await witness.evidence(origin)).find((each) => name === `evidence/${evidenceId(each)}.json`);
  return found && { status: 200, type: 'application/json', body: formatEvidence(found) };
}

async function health(witness: Witness, looks: () => readonly Look[]): Promise<unknown> {
  const logs = await witnessedLogs(witness);
  return {
    status: 'ok',
    name: witness.name,
    logs: logs.map(({ origin, cosigned, contradictions }) => ({
      origin,
      size: cosigned?.size ?? 0,
      contradictions: contradictions.length,
    })),
    looks: looks().map(({ url, at, trouble }) => ({ url, at, trouble: trouble ?? null })),
  };
}

const text = (status: number, words: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${words}\n`,
});
const json = (value: unknown): Answer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});
