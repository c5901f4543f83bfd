import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { addressOfRequest } from '../http/door/address.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Set by ourselves on every request, whatever the caller wrote there. */
const CLIENT = 'x-tongzhou-client';

const BUILT = new URL('../../../web/build/handler.js', import.meta.url);
/** What browsers load beside the pages: scripts, styles, pictures. */
export const PAGE_FILES = new URL('../../../web/build/client/', import.meta.url);
const VERSION = new URL('_app/version.json', PAGE_FILES);

/** Which build of the pages answers; every server of one build says the same. */
export const pagesVersion = (): Promise<string> => readFile(VERSION, 'utf8').catch(() => 'unbuilt');

/** The built pages, as a handler of requests; null where they have not been built. */
export async function loadPages(): Promise<Pages | null> {
  if (!existsSync(BUILT)) return null;
  // Without these the pages take their own origin for https and refuse forms over plain http.
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
  process.env.HOST_HEADER = 'host';
  // Who is behind our proxies is found in one place, for pages and API alike.
  process.env.ADDRESS_HEADER = CLIENT;
  // One file of the store with its form; the pages hold a form in memory while they read it.
  process.env.BODY_SIZE_LIMIT ??= '12M';
  const { handler } = (await import(BUILT.href)) as { handler: Pages };
  return (request, response, next) => {
    const { headers, socket } = request;
    // A word that is neither is a caller’s own.
    const isByTls = socket instanceof TLSSocket || headers['x-forwarded-proto'] === 'https';
    headers['x-forwarded-proto'] = isByTls ? 'https' : 'http';
    headers[CLIENT] = addressOfRequest(request);
    handler(request, response, next);
  };
}
