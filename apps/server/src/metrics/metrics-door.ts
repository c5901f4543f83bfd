import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen, patient } from '../http/listening.ts';
import type { Metrics } from './metrics.ts';

/** Figures of a server tell who is at work and how much: they have a door of their own, and none by default. */
export type MetricsSettings = {
  /** On 127.0.0.1, to whoever is on this machine. */
  readonly port: number | null;
  /** At `/metrics` of the site, to whoever brings this. */
  readonly token: string | null;
};

export const metricsSettings = (environment = process.env): MetricsSettings => ({
  port: environment.TONGZHOU_METRICS_PORT ? Number(environment.TONGZHOU_METRICS_PORT) : null,
  token: environment.TONGZHOU_METRICS_TOKEN || null,
});

async function answer(metrics: Metrics, response: ServerResponse): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  response.end(text);
}

/** The door of this machine alone. Rejects where the port is taken. */
export async function openMetricsPort(metrics: Metrics, port: number): Promise<Server> {
  const server = patient(
    createServer((request, response) => {
      if (request.url === '/metrics') void answer(metrics, response);
      else response.writeHead(404).end();
    }),
  );
  await listen(server, { port, host: '127.0.0.1' });
  return server;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request is for the metrics and brings the token; to all others there is no such address. */
export function asksForMetrics(request: IncomingMessage, token: string | null): boolean {
  if (token === null || !/^\/metrics(?:$|\?)/.test(request.url ?? '')) return false;
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

export const answerMetrics = (metrics: Metrics, response: ServerResponse): void =>
  void answer(metrics, response);
