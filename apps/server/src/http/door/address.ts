import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { clientAddress } from './client.ts';

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string | undefined } } } | undefined;

/** Where a request of the API comes from. */
export const addressOf = (context: Context): string =>
  clientAddress(
    context.req.header('x-forwarded-for'),
    (context.env as NodeBindings)?.incoming?.socket?.remoteAddress,
  );

/** The same of a request that has not come to the API. */
export const addressOfRequest = ({ headers, socket }: IncomingMessage): string =>
  clientAddress(String(headers['x-forwarded-for'] ?? ''), socket.remoteAddress);
