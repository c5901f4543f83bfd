import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string | undefined } } } | undefined;

/**
 * Where a request comes from: the connection's other end, or, behind a proxy that is ours (TONGZHOU_TRUST_PROXY=1),
 * the last address of X-Forwarded-For, which that proxy wrote; the earlier ones are the caller's own words.
 */
export const addressOf = (context: Context): string =>
  whence(
    context.req.header('x-forwarded-for'),
    (context.env as NodeBindings)?.incoming?.socket?.remoteAddress,
  );

/** The same of a request that has not come to the API. */
export const addressOfRequest = ({ headers, socket }: IncomingMessage): string =>
  whence(String(headers['x-forwarded-for'] ?? ''), socket.remoteAddress);

function whence(forwarded: string | undefined, connection: string | undefined): string {
  if (process.env.TONGZHOU_TRUST_PROXY === '1') {
    const last = forwarded?.split(',').at(-1)?.trim();
    if (last) return last.slice(0, 100);
  }
  return connection ?? 'unknown';
}
