import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SECOND_MS } from '@tongzhou/domain';
import { sayContradiction } from '@tongzhou/messages';
import type { OwnWitness } from '@tongzhou/server';
import { formatVerifierKey, type LogKey, Witness } from '@tongzhou/tlog';
import { FolderWitnessStore } from '@tongzhou/tlog/folder';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { SiteFollower } from './follower.ts';
import { witnessSigner } from './witness-key.ts';
import { witnessServer } from './witness-server.ts';

const EVERY_MS = 30 * SECOND_MS;
const NAME = 'exercise-witness.tongzhou.local';

/** The folder beside the data is one that this process may not make: of a container, whose root can only be read. */
const NOT_OURS = /^E(?:ACCES|NOENT|PERM|ROFS)$/;

/**
 * The witness that an exercise brings along: in this process, with a key and a memory of its own in a folder beside the
 * data; in it, where there is no place beside it. It finds a database that was put back, and a second history. It is no protection from whoever runs the machine,
 * who can put its memory back as well: for that a witness belongs to somebody else.
 */
export class ExerciseWitness {
  readonly #dataFolder: string;
  readonly #say: (line: string) => void;
  #server: Server | undefined;
  #store: FolderWitnessStore | undefined;
  #witness: Witness | undefined;
  #keys: readonly LogKey[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, say: (line: string) => void) {
    this.#dataFolder = dataFolder;
    this.#say = say;
  }

  readonly start: OwnWitness = async (origin, keys) => {
    // A data folder that was begun anew has a new key, and is a new log: the old one's memory is not held against it.
    const folder = join(await this.#place(), nameOf(keys));
    const store = await FolderWitnessStore.open(folder);
    this.#store = store;
    const witness = await Witness.open({
      signer: await witnessSigner(folder, NAME),
      logs: new Map([[origin, keys]]),
      store,
      onEvidence: (evidence) => this.#say(`CONTRADICTION ${sayContradiction(contradictionOf(evidence)).en}`),
    });
    [this.#witness, this.#keys] = [witness, keys];
    const server = witnessServer({ witness, looks: () => [], accessLog: () => {} });
    this.#server = server;
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(0, '127.0.0.1', listening);
    });
    server.unref();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#say(`a witness of the exercise's own at ${url}, its memory in ${folder}`);
    return `witness exercise ${witness.verifierKey} ${url}\nquorum exercise\n`;
  };

  /**
   * Looks at what the site shows to everybody, now and again and again: a log that shows another history than it had
   * cosigned is then not only refused; the two signed trees are kept as proof.
   */
  async follow(url: string): Promise<void> {
    if (!this.#witness) return;
    const verifiers = this.#keys.map(({ verifier }) => verifier);
    const follower = new SiteFollower(url, this.#witness, verifiers, this.#say);
    this.#timer = setInterval(() => void follower.look(), EVERY_MS).unref();
    await follower.look();
  }

  async #place(): Promise<string> {
    const [beside, within] = [`${this.#dataFolder}-witness`, join(this.#dataFolder, 'witness')];
    if (existsSync(within)) return within;
    try {
      await mkdir(beside, { recursive: true, mode: 0o700 });
      return beside;
    } catch (error) {
      if (NOT_OURS.test(String((error as { code?: unknown }).code))) return within;
      throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#server?.close();
    this.#server?.closeAllConnections();
    await this.#store?.close();
  }
}

/** By the key that the log began with, which it keeps through every change of keys. */
const nameOf = ([first]: readonly LogKey[]): string =>
  createHash('sha256')
    .update(first ? formatVerifierKey(first.verifier) : '')
    .digest('hex')
    .slice(0, 16);
