import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { clientAddress } from './client.ts';

type NodeBindings = { incoming?: IncomingMessage } | undefined;

/** Requests that a follower has handed on, with the address from which it was asked itself. */
const handed = new WeakMap<object, string>();

/** Only for whoever has shown that he is a server of this installation. */
export const comesFrom = (request: IncomingMessage, address: string): void => {
  handed.set(request, address.slice(0, 100));
};

/** Where a request of the API comes from. */
export function addressOf(context: Context): string {
  const incoming = (context.env as NodeBindings)?.incoming;
  if (incoming) return addressOfRequest(incoming);
  return clientAddress(context.req.header('x-forwarded-for'), undefined);
}

/** The same of a request that has not come to the API. */
export const addressOfRequest = (request: IncomingMessage): string =>
  handed.get(request) ??
  clientAddress(
    [request.headers['x-forwarded-for']].flat().join(',') || undefined,
    request.socket.remoteAddress,
  );
