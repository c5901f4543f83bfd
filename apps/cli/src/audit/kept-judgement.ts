import { randomBytes } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContinuity, type Reached } from '@tongzhou/audit';
import { RULES } from '@tongzhou/domain';
import {
  keyFile,
  readHeading,
  readSnapshot,
  SnapshotBroken,
  shapeOf,
  writeSnapshot,
} from '@tongzhou/server/auditing';
import {
  ContradictionError,
  decodeText,
  encodeText,
  type FileReader,
  formatEvidence,
  type LogTrust,
  type OpenedCheckpoint,
  openCheckpoint,
  TlogError,
} from '@tongzhou/tlog';
import { writeDurably } from '@tongzhou/tlog/folder';

/** What a kept judgement says of itself. */
type Heading = {
  /** The tree of which all entries were judged. `root` in hex. */
  readonly size: number;
  readonly root: string;
  /** As the log had signed it then, of that tree or a larger one: what the log shows next must go on from it. */
  readonly checkpoint: string;
  readonly begins: number;
  readonly isExercise: boolean | null;
  readonly rules: number;
  /** Of this program and its law: see `shapeOf`. */
  readonly shape: string;
  /** By this machine's clock. */
  readonly at: string;
};

/** Written on the way when so much time has passed, and ten times as much as the last writing took. */
const EVERY_MS = 60_000;
const SHARE = 10;
const KEY_BYTES = 32;

/** Beside the programs' settings, not beside what is kept: who can write there, or hands it on, cannot make a judgement that is believed. */
const keyFolder = (): string =>
  join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'tongzhou', 'audit');

/**
 * What an audit has made of a log, kept from one run to the next, so that the next judges what is new. It is believed by its MAC, under a key of this
 * user's, where the same program and law made it, and the log's keys signed the checkpoint in it; else it is set aside, and that is said.
 */
export class KeptJudgement {
  readonly path: string;
  readonly #say: (line: string) => void;
  readonly #everyMs: number;
  #kept = 0;
  #last = performance.now();
  #took = 0;

  /** `folder`: what is kept of the address (`keptFolder`); this lies beside it, as the files may be dropped and this not. */
  constructor(folder: string, say: (line: string) => void, everyMs = EVERY_MS) {
    this.path = `${folder}.judged`;
    this.#say = say;
    this.#everyMs = everyMs;
  }

  /** What was reached, and the checkpoint that was shown then; null: nothing is there with which one could go on. */
  async read(trust: LogTrust): Promise<{ readonly reached: Reached; readonly checkpoint: string } | null> {
    try {
      const key = await this.#key();
      const heading = await readHeading<Heading>(this.path, key);
      const { size, root, checkpoint, begins, isExercise, at } = heading;
      const why = await whyNot(heading, trust);
      if (why !== null) throw new SnapshotBroken(why);
      const { state, duties } = await readSnapshot(this.path, key);
      this.#kept = size;
      this.#say(`the first ${size} entries were judged at ${at} (${this.path})`);
      const judged = { state, duties, begins, isExercise };
      return { reached: { size, root: Buffer.from(root, 'hex'), judged }, checkpoint };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      const aside = `${this.path}.aside`;
      await rename(this.path, aside).catch(() => {});
      this.#say(
        `what an earlier audit had judged is not used, all is judged anew: ${(error as Error).message} (now ${aside})`,
      );
      return null;
    }
  }

  /** Writes down what was reached, at the end and now and then before; whole or not at all. */
  async keep(
    { signed }: OpenedCheckpoint,
    entries: number,
    reached: () => Reached,
    isEnd: boolean,
  ): Promise<void> {
    const began = performance.now();
    const isDue = began - this.#last >= Math.max(this.#everyMs, SHARE * this.#took);
    if (entries <= this.#kept || !(isEnd || isDue)) return;
    const { size, root, judged } = reached();
    const { state, duties, begins, isExercise } = judged;
    const heading: Heading = {
      ...{
        size,
        root: Buffer.from(root).toString('hex'),
        checkpoint: decodeText(signed),
        begins,
        isExercise,
      },
      ...{ rules: RULES, shape: await shapeOf(), at: new Date().toISOString() },
    };
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await writeSnapshot(this.path, await this.#key(), heading, { state, duties });
      this.#kept = size;
    } catch (error) {
      this.#say(`what was judged could not be kept: ${(error as Error).message}`);
    }
    this.#last = performance.now();
    this.#took = this.#last - began;
  }

  /** The log contradicts what it had signed: the evidence, which holds for whoever has the log's key, and where it is. */
  async keepEvidence({ evidence }: ContradictionError): Promise<string> {
    const path = `${this.path}.evidence`;
    await writeDurably(path, formatEvidence(evidence));
    return path;
  }

  async #key(): Promise<Buffer> {
    const make = () => randomBytes(KEY_BYTES).toString('base64');
    return Buffer.from(await keyFile(keyFolder(), 'judged', make), 'base64');
  }
}

async function whyNot({ rules, shape, checkpoint }: Heading, { log }: LogTrust): Promise<string | null> {
  if (rules !== RULES) return `it was judged by rules ${rules}, and these are ${RULES}`;
  if (shape !== (await shapeOf())) return 'it was judged by another version of this program, or of the law';
  try {
    await openCheckpoint(encodeText(checkpoint), { log });
    return null;
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return `its checkpoint is not signed by this log’s keys (${error.message})`;
  }
}

/** Throws `ContradictionError` where what a log shows does not go on from what it had shown. */
export async function mustGoOn(
  seen: string,
  shown: OpenedCheckpoint,
  trust: LogTrust,
  read: FileReader,
): Promise<void> {
  const evidence = await checkContinuity(seen, shown, trust, read);
  if (evidence) throw new ContradictionError(evidence);
}
