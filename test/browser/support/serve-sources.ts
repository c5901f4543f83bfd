import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

/** A site that serves a folder of TypeScript sources as browser modules, types stripped, and an empty page at `/`. */
export interface SourceSite {
  readonly url: string;
  close(): Promise<void>;
}

/** `policy` is the page's Content-Security-Policy. */
export async function serveSources(folder: string, policy: string): Promise<SourceSite> {
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://sources').pathname;
    if (path === '/') {
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>sources</title>');
      return;
    }
    const source = await readFile(join(folder, normalize(path)), 'utf8').catch(() => undefined);
    response.statusCode = source === undefined ? 404 : 200;
    response.setHeader('content-type', 'text/javascript');
    response.end(source === undefined ? '' : stripTypeScriptTypes(source));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
