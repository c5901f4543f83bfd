import type { Server } from 'node:http';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';

/** Slow or silent callers do not hold a connection for ever. */
export function patient<Listening extends Server>(server: Listening): Listening {
  server.requestTimeout = 2 * MINUTE_MS;
  server.headersTimeout = 20 * SECOND_MS;
  return server;
}

export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
