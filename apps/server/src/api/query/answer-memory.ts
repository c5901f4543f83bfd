import { hash } from 'node:crypto';

export type Answer = { readonly text: string; readonly etag: string };

const AGE_MS_MAX = 2_000;
const BYTES_MAX = 32 * 1024 * 1024;
/** Of an entry beside its texts: the objects, the map's own place for it. */
const ENTRY_BYTES = 400;

/**
 * Keeps answers for a moment, while nothing has happened: when the public looks at one page all at once, it is computed
 * once. Bounded by all that it holds: addresses, tags and texts at two bytes a letter, and the entries themselves.
 */
export class AnswerMemory {
  readonly #answers = new Map<string, Answer & { readonly position: number; readonly at: number }>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax = BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(address: string, position: number, now: number): Answer | null {
    const found = this.#answers.get(address);
    return found && found.position === position && now - found.at < AGE_MS_MAX ? found : null;
  }

  keep(address: string, position: number, now: number, answer: Answer): void {
    const before = this.#answers.get(address);
    this.#bytes += bytesOf(address, answer) - (before ? bytesOf(address, before) : 0);
    this.#answers.set(address, { ...answer, position, at: now });
    if (this.#bytes <= this.#bytesMax) return;
    this.#answers.clear();
    this.#bytes = 0;
  }
}

const bytesOf = (address: string, { text, etag }: Answer): number =>
  ENTRY_BYTES + 2 * (address.length + text.length + etag.length);

/**
 * A weak tag (RFC 9110, 8.8.1): two answers are equivalent when all but the moment they were asked for is the same, for
 * a view of the same data at an earlier moment is as true as it was.
 */
export function tagOf(value: unknown, text: string): string {
  // Written once more only where the moment has to be left out.
  const isOfMoment = typeof value === 'object' && value !== null && Object.hasOwn(value, 'now');
  const said = isOfMoment ? JSON.stringify({ ...value, now: undefined }) : text;
  return `W/"${hash('sha256', said, 'base64url').slice(0, 22)}"`;
}
