import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSigner,
  createVerifier,
  encodeText,
  type FileReader,
  generateKeyPair,
  LogWriter,
  MemoryTileStore,
  type NoteSigner,
  type NoteVerifier,
} from '@tongzhou/tlog';

export const ORIGIN = 'tongzhou.test/log';

/** The keys of a log under test. */
export type LogKeys = { readonly signer: NoteSigner; readonly verifier: NoteVerifier; readonly vkey: string };

export async function logKeys(): Promise<LogKeys> {
  const pair = await generateKeyPair(ORIGIN);
  return {
    signer: await createSigner(pair.signerKey),
    verifier: await createVerifier(pair.verifierKey),
    vkey: pair.verifierKey,
  };
}

/** A log of `size` entries of which some are changed. */
export async function logOf(keys: LogKeys, size: number, ...changed: number[]) {
  const store = new MemoryTileStore();
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [keys.signer] });
  const entry = (i: number) => encodeText(changed.includes(i) ? `changed ${i}` : `entry ${i}`);
  const growTo = async (to: number) => {
    await writer.integrate(Array.from({ length: to - writer.size }, (_, i) => entry(writer.size + i)));
    return writer.publish();
  };
  await growTo(size);
  return { store, writer, growTo };
}

/** Serves files at a port of its own; what is served can be changed at any time. */
export class FileServer {
  read: FileReader = async () => null;
  readonly requests: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const path = (request.url ?? '/').slice(1);
      this.requests.push(path);
      const bytes = await this.read(path).catch(() => null);
      response.writeHead(bytes === null ? 404 : 200, { 'content-type': 'application/octet-stream' });
      response.end(bytes ?? 'nothing here');
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
}
