import type { Context } from 'hono';

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string | undefined } } } | undefined;

/**
 * Where a request comes from: the connection's other end, or, behind a proxy that is ours (TONGZHOU_TRUST_PROXY=1),
 * the last address of X-Forwarded-For, which that proxy wrote; the earlier ones are the caller's own words.
 */
export function addressOf(context: Context): string {
  if (process.env.TONGZHOU_TRUST_PROXY === '1') {
    const last = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (last) return last.slice(0, 100);
  }
  return (context.env as NodeBindings)?.incoming?.socket?.remoteAddress ?? 'unknown';
}
