import { hash } from 'node:crypto';
import { DutyBook, emptyState, evolve, type Fact, RULES } from '@tongzhou/domain';
import { readReference } from '../application/reference-data.ts';
import { digestOf, type Group, type Kept, piecesOf } from '../snapshot/pieces.ts';
import { shapeOf } from '../snapshot/shape.ts';
import { readHeading, readPieces, SnapshotBroken, writeSnapshot } from '../snapshot/snapshot-file.ts';
import { dropOlder, makeSnapshotFolder, snapshotPath } from '../snapshot/snapshots.ts';

/** What a replay is told, by the server that started it. */
export type Told =
  | {
      readonly what: 'begin';
      readonly folder: string;
      readonly country: string;
      /** Base64. */
      readonly key: string;
      /** A snapshot to compare with; null: none. */
      readonly against: string | null;
      readonly log: { readonly size: number; readonly root: string };
    }
  | { readonly what: 'facts'; readonly texts: readonly string[] }
  | { readonly what: 'end' };

/** What it answers to each. */
export type Answered =
  | { readonly what: 'go-on' }
  /** The journal makes something else of its facts than the snapshot says. `part`: where it was seen first. */
  | { readonly what: 'differs'; readonly position: number; readonly part: string }
  | { readonly what: 'made'; readonly position: number; readonly bytes: number };

/**
 * Makes the state anew from all facts, in a process of its own that has no database and no hurry: compares it with a snapshot on the way, and
 * writes the next one at the end.
 */
class Replaying {
  readonly #told: Extract<Told, { what: 'begin' }>;
  readonly #key: Buffer;
  readonly #duties: DutyBook;
  readonly #state = emptyState();
  readonly #compareAt: number;
  /** Facts of a decision that is not all there yet: nothing is kept of half a decision. */
  #waiting: { readonly fact: Fact; readonly text: string }[] = [];
  #lastHash = '';

  private constructor(told: Extract<Told, { what: 'begin' }>, duties: DutyBook, compareAt: number) {
    this.#told = told;
    this.#key = Buffer.from(told.key, 'base64');
    this.#duties = duties;
    this.#compareAt = compareAt;
  }

  static async begin(told: Extract<Told, { what: 'begin' }>): Promise<Replaying> {
    const { duties } = await readReference(told.country);
    const at = told.against && (await readHeading(told.against, Buffer.from(told.key, 'base64'))).position;
    return new Replaying(told, new DutyBook(duties), at || 0);
  }

  async take(texts: readonly string[]): Promise<Answered> {
    for (const text of texts) {
      this.#waiting.push({ fact: JSON.parse(text) as Fact, text });
      const [first] = this.#waiting;
      if (this.#waiting.length < (first?.fact.decision?.facts ?? 1)) continue;
      for (const { fact } of this.#waiting) {
        evolve(this.#state, fact);
        this.#duties.take(fact, this.#state);
      }
      this.#lastHash = hash('sha256', text);
      this.#waiting = [];
      if (this.#state.position !== this.#compareAt) continue;
      const part = await this.#differsIn(this.#told.against as string);
      if (part !== null) return { what: 'differs', position: this.#compareAt, part };
    }
    return { what: 'go-on' };
  }

  async end(): Promise<Answered> {
    const { folder, log } = this.#told;
    const { position } = this.#state;
    const heading = { position, hash: this.#lastHash, log, rules: RULES, shape: await shapeOf() };
    await makeSnapshotFolder(folder);
    const bytes = await writeSnapshot(snapshotPath(folder, position), this.#key, heading, this.#kept);
    await dropOlder(folder);
    return { what: 'made', position, bytes };
  }

  get #kept(): Kept {
    return { state: this.#state, duties: this.#duties.kept };
  }

  /** The first part of the snapshot that is not what the facts make; null where all are. */
  async #differsIn(path: string): Promise<string | null> {
    try {
      return await this.#firstDifference(path);
    } catch (error) {
      // What was put away is read for the first time here.
      if (error instanceof SnapshotBroken) return error.message;
      throw error;
    }
  }

  async #firstDifference(path: string): Promise<string | null> {
    const own = piecesOf(this.#kept);
    for await (const pieces of readPieces(path, this.#key)) {
      const ours = (own.next().value as Group | undefined)?.pieces ?? [];
      if (digestOf(ours) === digestOf(pieces)) continue;
      const differing = pieces.findIndex(
        (piece, index) => digestOf([piece]) !== digestOf(ours.slice(index, index + 1)),
      );
      return pieces.at(differing)?.path.join('.') ?? 'its end';
    }
    return own.next().done ? null : 'its end';
  }
}

let replaying: Replaying | null = null;

async function answer(told: Told): Promise<Answered> {
  if (told.what === 'begin') {
    replaying = await Replaying.begin(told);
    return { what: 'go-on' };
  }
  if (!replaying) throw new Error('a replay was told facts before its beginning');
  return told.what === 'facts' ? replaying.take(told.texts) : replaying.end();
}

process.on('message', (told: Told) => {
  answer(told).then(
    (answered) => process.send?.(answered),
    (error: unknown) => {
      console.error('tongzhou: the replay in the background failed:', error);
      process.exit(1);
    },
  );
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
