import { type IncomingMessage, ServerResponse } from 'node:http';

/** What was answered, whole. */
export type Captured = {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
};

/** Of one connection, one moment or one request: never said to another. */
const OF_ONE = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'x-request-id',
]);

/** A response that goes to nobody: `ended` has what was written to it. */
export function capturing(request: IncomingMessage, ended: (captured: Captured) => void): ServerResponse {
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  let isEnded = false;
  const add = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callbackOf = (...given: unknown[]) =>
    given.find((each): each is () => void => typeof each === 'function');
  let isHeadWritten = false;
  Object.defineProperty(response, 'headersSent', { get: () => isHeadWritten });
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    isHeadWritten = true;
    response.statusCode = status;
    const said = rest.find((each) => typeof each === 'object' && each !== null);
    const pairs: [string, string | string[]][] = Array.isArray(said)
      ? pairsOf(said as string[])
      : Object.entries((said ?? {}) as Record<string, string | string[]>);
    for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value);
    return response;
  }) as typeof response.writeHead;
  response.write = ((chunk: unknown, encoding?: unknown, callback?: unknown) => {
    add(chunk, encoding);
    const heard = callbackOf(encoding, callback);
    if (heard) queueMicrotask(heard);
    return true;
  }) as typeof response.write;
  response.end = ((chunk?: unknown, encoding?: unknown, callback?: unknown) => {
    if (isEnded) return response;
    isEnded = true;
    Object.defineProperty(response, 'writableEnded', { value: true });
    // Through the head that others have put before ours, who may say something else instead.
    if (!isHeadWritten) response.writeHead(response.statusCode);
    add(chunk, encoding);
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(response.getHeaders()))
      if (value !== undefined && !OF_ONE.has(name))
        headers[name] = Array.isArray(value) ? value : String(value);
    ended({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
    callbackOf(chunk, encoding, callback)?.();
    response.emit('finish');
    response.emit('close');
    return response;
  }) as typeof response.end;
  return response;
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] as string, flat[at + 1] as string]);
  return pairs;
}
