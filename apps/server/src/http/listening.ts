import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';

/** Slow or silent callers do not hold a connection for ever. */
export function patient<Listening extends Server>(server: Listening): Listening {
  server.requestTimeout = 2 * MINUTE_MS;
  server.headersTimeout = 20 * SECOND_MS;
  server.maxConnections = connectionsMax();
  return server;
}

/** Kept for the database's files and connections, for pages and fonts. */
const OWN_HANDLES = 400;

/** As many connections as there may be files open beside our own: whoever comes then is sent away, and no commit fails for it. */
function connectionsMax(): number {
  let limits = '';
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    // No Linux: the system's own bound holds.
  }
  const open = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.NaN);
  return Number.isNaN(open) ? 10_000 : Math.max(16, open - OWN_HANDLES);
}

export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
