import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Actor,
  canonicalJson,
  type Decided,
  isPublic,
  PUBLISHED_VIEWS,
  publishedDays,
  publishedViews,
  type Result,
} from '@tongzhou/domain';
import { encodeText, LogWriter, MemoryTileStore } from '@tongzhou/tlog';
import { facilitiesFor, Gifts } from '../../../../packages/domain/test/support/gifts.ts';
import { INCIDENT } from '../../../../packages/domain/test/support/world.ts';
import { type LogKeys, ORIGIN } from './served-log.ts';

/** Of whatever world is being built. */
let written: string[] = [];

class Recorded extends Gifts {
  override ask(actor: Actor, command: string, input: object, state = this.state): Result<Decided> {
    const outcome = super.ask(actor, command, input, state);
    // The constructor of `Gifts` decides already, before this class has its fields.
    for (const fact of outcome.ok ? outcome.value.facts : [])
      if (isPublic(fact.type)) written.push(canonicalJson(fact));
    return outcome;
  }
}

/** A site of a world that grows: its log, its journal and its views, without a server behind them. */
export class WorldSite {
  /** The texts of its facts; another test may change what is to come. */
  readonly texts: string[] = [];
  /** What was asked for. */
  asked: string[] = [];
  /** What lies between: changes an answer on its way; null: cuts it. */
  meddle: (path: string, bytes: Uint8Array) => Uint8Array | null = (_path, bytes) => bytes;
  readonly #keys: LogKeys;
  readonly #world: Recorded;
  readonly #server: Server;
  #store = new MemoryTileStore();
  #writer: LogWriter | null = null;

  constructor(keys: LogKeys) {
    this.#keys = keys;
    written = this.texts;
    this.#world = new Recorded(facilitiesFor(200));
    this.#server = createServer(async (request, response) => {
      const path = (request.url ?? '/').slice(1);
      this.asked.push(path);
      const answer = await this.#answer(new URL(path, 'http://site/'));
      const bytes = answer && this.meddle(path, answer);
      if (bytes === null && answer !== null) response.writeHead(500).end();
      else send(response, bytes);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Goes on until so many gifts were given, and publishes what came of it. `forge`: changes the new entries first. */
  async growTo(gifts: number, forge: (texts: string[]) => string[] = (texts) => texts): Promise<void> {
    written = this.texts;
    const before = this.texts.length;
    this.#world.until(gifts);
    this.texts.push(...forge(this.texts.splice(before)));
    this.#writer ??= await this.#open();
    await this.#writer.integrate(this.texts.slice(this.#writer.size).map(encodeText));
    await this.#writer.publish();
  }

  /** The log begins anew by the same key, with other entries. */
  async signAnother(texts: readonly string[]): Promise<void> {
    this.#store = new MemoryTileStore();
    this.texts.splice(0, Number.POSITIVE_INFINITY, ...texts);
    this.#writer = await this.#open();
    await this.#writer.integrate(texts.map(encodeText));
    await this.#writer.publish();
  }

  #open(): Promise<LogWriter> {
    return LogWriter.open(0, { store: this.#store, origin: ORIGIN, signers: [this.#keys.signer] });
  }

  async #answer(url: URL): Promise<Uint8Array | null> {
    const json = (value: unknown) => encodeText(JSON.stringify(value));
    if (url.pathname === '/log/key') return encodeText(this.#keys.vkey);
    if (url.pathname.startsWith('/log/')) return this.#store.read(url.pathname.slice('/log/'.length));
    if (url.pathname === '/api/v1/incidents') return json({ data: [{ id: INCIDENT }] });
    const facts = this.texts.map((text) => ({
      position: (JSON.parse(text) as { position: number }).position,
      text,
    }));
    if (url.pathname === '/api/v1/facts') {
      const [after, limit] = ['after', 'limit'].map((name) => Number(url.searchParams.get(name)));
      const later = facts.filter(({ position }) => position > (after as number));
      return json({ data: later.slice(0, limit) });
    }
    const view = PUBLISHED_VIEWS.find((name) => url.pathname.endsWith(`/${name}`));
    if (!view) return null;
    const { view: viewpoint, incident } = this.#world;
    const known = publishedDays[view]?.(incident);
    const day = url.searchParams.get('day') ?? known?.at(-1);
    const of = known && { day: day ?? null, days: known };
    const head = {
      view,
      incident: INCIDENT,
      exercise: false,
      position: facts.at(-1)?.position,
      now: viewpoint.now,
    };
    return json({ ...head, ...of, data: publishedViews[view](viewpoint, INCIDENT, day) });
  }
}

const send = (response: ServerResponse, bytes: Uint8Array | null) =>
  bytes === null ? response.writeHead(404).end() : response.end(bytes);
