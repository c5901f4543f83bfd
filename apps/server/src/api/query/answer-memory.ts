import { hash } from 'node:crypto';

export type Answer = { readonly text: string; readonly etag: string };

const AGE_MS_MAX = 2_000;
const TEXT_LENGTH_MAX = 32 * 1024 * 1024;

/**
 * Keeps answers for a moment, while nothing has happened: when the public looks at one page all at once, it is computed
 * once. Bounded by the length of its texts.
 */
export class AnswerMemory {
  readonly #answers = new Map<string, Answer & { readonly position: number; readonly at: number }>();
  #length = 0;

  find(address: string, position: number, now: number): Answer | null {
    const found = this.#answers.get(address);
    return found && found.position === position && now - found.at < AGE_MS_MAX ? found : null;
  }

  keep(address: string, position: number, now: number, answer: Answer): void {
    this.#length += answer.text.length - (this.#answers.get(address)?.text.length ?? 0);
    this.#answers.set(address, { ...answer, position, at: now });
    if (this.#length <= TEXT_LENGTH_MAX) return;
    this.#answers.clear();
    this.#length = 0;
  }
}

/**
 * A weak tag (RFC 9110, 8.8.1): two answers are equivalent when all but the moment they were asked for is the same, for
 * a view of the same data at an earlier moment is as true as it was.
 */
export function tagOf(value: unknown): string {
  const { now: _now, ...rest } =
    typeof value === 'object' && value !== null ? (value as { now?: unknown }) : {};
  return `W/"${hash('sha256', JSON.stringify(rest), 'base64url').slice(0, 22)}"`;
}
