import { request as ask, createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { FileReader } from '@tongzhou/tlog';
import { createApi } from '../api/index.ts';
import type { ApplicationOptions } from '../application/application.ts';
import { TrustedTime } from '../clock/trusted-time.ts';
import { listen } from '../http/listening.ts';
import { saidPublicUrl } from '../http/public-url.ts';
import { withApplicationLocally } from '../locally/with-application.ts';
import { PublicLog } from '../log/public-log.ts';
import { servicesOf } from '../services.ts';
import { takeUpTexts } from '../texts/take-up-texts.ts';
import { loadPages, PAGE_FILES } from './pages.ts';
import { isForApi, servePage } from './serve-page.ts';

type SilentAnswer = {
  readonly status: number;
  readonly type: string;
  readonly location: string | null;
  readonly body: Buffer;
};

/** A site that nobody comes to, which does nothing by itself and whose clock stands at its last fact. */
export type SilentSite = {
  readonly position: number;
  /** ISO 8601, of the record's own clock. */
  readonly at: string;
  /** Where the living site is, if the operator has said it. */
  readonly publicUrl: string | null;
  readonly languages: readonly string[];
  /** Folder of what browsers load beside the pages. */
  readonly files: string;
  readonly get: (path: string) => Promise<SilentAnswer>;
  readonly readLog: FileReader;
};

/** Opens the record of a stopped server (with PostgreSQL, at any time), and answers as its public site does to a stranger. */
export async function withSilentSite<Value>(
  where: ApplicationOptions,
  use: (site: SilentSite) => Promise<Value>,
): Promise<Value> {
  // Both clocks stand, and are moved together: that is no jump.
  const began = Date.now();
  let moved = 0;
  const time = new TrustedTime(
    () => began + moved,
    () => moved,
  );
  const texts = await takeUpTexts(where.folder);
  return withApplicationLocally({ ...where, time }, async (application) => {
    const pages = await loadPages();
    if (!pages) throw new Error('the pages are not built: npm run build');
    const log = await PublicLog.open(application);
    await log.integrateAll();
    const services = await servicesOf(application, { log });
    const row = await application.database.sql
      .selectFrom('fact')
      .select('at')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    const at = row?.at ?? application.clock.now();
    // The machine's time at which the record's clock, which an exercise has set, shows that.
    moved = at.getTime() - application.clock.now().getTime();
    const listener = getRequestListener(createApi(services).fetch, { overrideGlobalObjects: false });
    const server = createServer((request, response) => {
      if (isForApi(request.url ?? '/')) void listener(request, response);
      else servePage(pages, services, request, response);
    });
    await listen(server, { port: 0, host: '127.0.0.1' });
    const { port } = server.address() as { port: number };
    const publicUrl = saidPublicUrl();
    // The same address each time, whatever port this one stands at.
    const host = new URL(publicUrl ?? 'http://localhost').host;
    const get = (path: string): Promise<SilentAnswer> =>
      new Promise((resolve, reject) => {
        const sent = ask({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              location: response.headers.location ?? null,
              body: Buffer.concat(parts),
            }),
          );
        });
        sent.on('error', reject);
        sent.end();
      });
    try {
      return await use({
        position: application.state.position,
        at: at.toISOString(),
        publicUrl,
        languages: ['zh', 'en', ...texts.map(({ language }) => language)],
        files: fileURLToPath(PAGE_FILES),
        get,
        readLog: async (path) => {
          if (path === 'key') return new Uint8Array(Buffer.from(`${log.verifierKey}\n`));
          if (path === 'policy') return new Uint8Array(Buffer.from(log.policyText));
          return log.files.read(path);
        },
      });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
}
