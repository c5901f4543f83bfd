import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApi } from '../../src/api/index.ts';
import type { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { servicesOf } from '../../src/services.ts';
import { openSmallWorld, SEATS } from '../support/small-world.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // What came back is what is being tested.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
};

export type Site = {
  readonly application: Application;
  readonly identity: Identity;
  readonly log: PublicLog;
  readonly api: ReturnType<typeof createApi>;
  readonly tokens: Readonly<Record<keyof typeof SEATS, string>>;
  /** A request as a program sends it, without a network. */
  ask(path: string, init?: RequestInit): Promise<Answer>;
  /** A command by the token of a seat. */
  send(
    seat: keyof typeof SEATS,
    name: string,
    input: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
};

/** The small world behind its API, each seat with a token. */
export async function openSite(databaseUrl?: string): Promise<Site> {
  const application = await openSmallWorld(databaseUrl);
  const identity = await Identity.open(application);
  const log = await PublicLog.open(application);
  const api = createApi(await servicesOf(application, { identity, log }));
  const made = await Promise.all(
    Object.entries(SEATS).map(
      async ([name, actor]) => [name, await identity.createToken(actor, name)] as const,
    ),
  );
  const tokens = Object.fromEntries(made) as Site['tokens'];
  const ask = async (path: string, init?: RequestInit): Promise<Answer> =>
    read(await api.request(path, init));
  const post = (
    seat: keyof typeof SEATS,
    name: string,
    input: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    ask(`/api/v1/commands/${name}`, {
      method: 'POST',
      headers: { ...bearer(tokens[seat]), ...headers },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    });
  return {
    application,
    identity,
    log,
    api,
    tokens,
    ask,
    // What two people decide is signed by the lead agency's other seat.
    async send(seat, name, input, headers = {}) {
      const asked = await post(seat, name, input, headers);
      const { countersignature } = asked.body?.result ?? {};
      if (asked.status !== 201 || countersignature === undefined) return asked;
      return post(seat === 'approver' ? 'lead' : 'approver', 'countersignature.give', { countersignature });
    },
  };
}

export const bearer = (token: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** The same API on a port of this machine. */
export async function listen(site: Site): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  const server = createServer(getRequestListener(site.api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends bytes as they are and reads until the other side has answered or hung up. */
export function rawRequest(port: number, write: (send: (text: string) => boolean) => void): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => write((text) => socket.writable && socket.write(text)));
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString('utf8');
      if (/^HTTP[\s\S]*\r\n\r\n[\s\S]*\}/.test(answer)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
