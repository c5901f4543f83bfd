import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Pages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const BUILT = new URL('../../../web/build/handler.js', import.meta.url);

/** The built pages, as a handler of requests; null where they have not been built. */
export async function loadPages(): Promise<Pages | null> {
  if (!existsSync(BUILT)) return null;
  // Without these the pages take their own origin for https and refuse forms over plain http.
  process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
  process.env.HOST_HEADER ??= 'host';
  // Behind a proxy of ours the visitor's address is the last that it wrote; else the connection's.
  if (process.env.TONGZHOU_TRUST_PROXY === '1') process.env.ADDRESS_HEADER ??= 'x-forwarded-for';
  // One file of the store with its form; the pages hold a form in memory while they read it.
  process.env.BODY_SIZE_LIMIT ??= '12M';
  const { handler } = (await import(BUILT.href)) as { handler: Pages };
  return (request, response, next) => {
    request.headers['x-forwarded-proto'] ??= 'http';
    handler(request, response, next);
  };
}
