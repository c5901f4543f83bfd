import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { listen, patient } from '../http/listening.ts';
import { Loop } from '../loop.ts';
import { type Challenges, fromAuthority, keptCertificate } from './from-authority.ts';
import { fromFiles } from './from-files.ts';
import { type Pair, validUntil } from './pair.ts';
import { redirects } from './redirects.ts';
import type { TlsSettings } from './settings.ts';

export type TlsDoorOptions = {
  readonly port: number;
  readonly host: string;
  /** Where the keys lie. */
  readonly folder: string;
  /** Where visitors come, https. */
  readonly publicUrl: string;
  readonly now?: () => number;
};

/** For whoever watches the server. */
export type CertificateStatus = {
  /** Of the certificate that is shown to visitors; null: none yet, and no visitor comes in. */
  readonly validUntil: string | null;
  /** Why no newer one was had at the last try; null where that went well. */
  readonly lastError: string | null;
};

/** Of TLS 1.2 only what has forward secrecy and authenticated encryption; TLS 1.3 has nothing else. */
const STRONG = {
  minVersion: 'TLSv1.2',
  honorCipherOrder: true,
  ciphers: [
    ...['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
    ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
    ...['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ].join(':'),
} as const;

/** TLS ended by this server, and beside it the door that leads there. A newer certificate is shown without a new start. */
export class TlsDoor {
  readonly #server;
  readonly #plain: Server | null;
  readonly #renewal: Loop;
  readonly #now: () => number;
  #shown: Pair | null = null;
  #until: Date | null = null;
  #lastError: string | null = null;

  /** Opens both doors. Where the operator's files hold no certificate yet that can be used, it does not open. */
  static async open(
    settings: TlsSettings,
    answer: RequestListener,
    options: TlsDoorOptions,
  ): Promise<TlsDoor> {
    const door = new TlsDoor(settings, answer, options);
    if (settings.from.kind === 'files') await door.renew();
    else door.#take(await keptCertificate(options.folder));
    await listen(door.#server, options);
    try {
      if (door.#plain) await listen(door.#plain, { port: settings.httpPort ?? 0, host: options.host });
    } catch (error) {
      door.#server.close();
      throw error;
    }
    door.#renewal.start();
    return door;
  }

  private constructor({ from, httpPort }: TlsSettings, answer: RequestListener, options: TlsDoorOptions) {
    const challenges: Challenges = new Map();
    this.#now = options.now ?? Date.now;
    this.#server = patient(createServer(STRONG, answer));
    this.#plain = httpPort === null ? null : patient(createPlain(redirects(options.publicUrl, challenges)));
    const source =
      from.kind === 'files' ? fromFiles(from) : fromAuthority(from, options.folder, challenges, this.#now);
    this.#renewal = new Loop(() => this.#turn(source.fresh), {
      ...{ everyMs: source.everyMs, fault: 'no newer certificate', atOnce: true },
    });
  }

  /** Looks for a newer certificate now. Rejects with the reason where one was due and could not be had. */
  renew(): Promise<void> {
    return this.#renewal.now();
  }

  get status(): CertificateStatus {
    return { validUntil: this.#until?.toISOString() ?? null, lastError: this.#lastError };
  }

  /** Whether visitors get in, and nothing stands in the way of that staying so. */
  get isWell(): boolean {
    return this.#lastError === null && this.#until !== null && this.#until.getTime() > this.#now();
  }

  /** Where the two listen. */
  get ports(): { readonly https: number; readonly http: number | null } {
    const of = (server: Server) => (server.address() as AddressInfo).port;
    return { https: of(this.#server), http: this.#plain && of(this.#plain) };
  }

  /** Sends whoever is connected away; both go on listening. */
  closeAllConnections(): void {
    for (const server of [this.#server, this.#plain]) server?.closeAllConnections();
  }

  async close(): Promise<void> {
    this.closeAllConnections();
    for (const server of [this.#server, this.#plain]) {
      if (server) await new Promise((resolve) => server.close(resolve));
    }
    await this.#renewal.stop();
  }

  async #turn(fresh: () => Promise<Pair | null>): Promise<void> {
    try {
      this.#take(await fresh());
      this.#lastError = null;
    } catch (error) {
      this.#lastError = (error as Error).message;
      throw error;
    }
  }

  /** What cannot be used throws, and the one before stays. */
  #take(pair: Pair | null): void {
    if (!pair || (pair.certificate === this.#shown?.certificate && pair.key === this.#shown.key)) return;
    const until = validUntil(pair);
    this.#server.setSecureContext({ ...STRONG, cert: pair.certificate, key: pair.key });
    this.#shown = pair;
    this.#until = until;
  }
}
